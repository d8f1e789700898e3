#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bad gazetteers and tables of places: an error with line and reason, and nothing changes.
. "$(dirname "$0")/lib.sh"

head='name\tkind\tcountry\tparent\tlatitude\tlongitude\taliases\n'

# keeps WHERE TEXT: the import of places.tsv is refused with WHERE and TEXT; the output stays.
keeps() {
  printf 'old' >out.gaz
  run 1 gazetteer import places.tsv -o out.gaz
  says err "$1"
  says err "$2"
  [ "$(cat out.gaz)" = old ] || wrong "$2: out.gaz has changed"
}

printf "${head}Kolbatuk\\ttown\\tAF\\t\\t34\\t69\\t\\nMeskun\\ttown\\tAF\\t\\t91\\t69\\t\\n" >places.tsv
keeps places.tsv:3 "no point"
printf "${head}Kolbatuk\\ttown\\tQQ\\t\\t34\\t69\\t\\n" >places.tsv
keeps places.tsv:2 "no country code"
printf 'Kolbatuk\ttown\n' >places.tsv
keeps places.tsv "column"

# damaged EDIT TEXT: a pack whose gazetteer was damaged so is refused with TEXT by every command.
damaged() {
  rm -rf pack
  cp -r "$ROOT/packs/id" pack
  eval "$1"
  printf 'Dua polisi tewas di Kabul.\n' >report.txt
  run 1 --pack pack read report.txt
  says err places.gaz
  says err "$2"
}

damaged 'truncate -s 30 pack/places.gaz' "truncated"
damaged 'truncate -s -1 pack/places.gaz' "places.gaz"
damaged 'printf "\011" | dd of=pack/places.gaz bs=1 seek=8 conv=notrunc status=none' "version"
damaged 'printf "\377" | dd of=pack/places.gaz bs=1 seek=900000 conv=notrunc status=none' "checksum"

printf "${head}Kolbatuk\\ttown\\tAF\\t\\t34\\t69\\t\\n" >places.tsv
run 0 gazetteer import places.tsv -o out.gaz
rm -rf pack && cp -r "$ROOT/packs/id" pack && cp out.gaz pack/places.gaz
run 0 --pack pack gazetteer find Kolbatuk
says out "Kolbatuk"
finish
