#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A language pack of somebody's own that the program cannot work with is refused, with the file and the line.
. "$(dirname "$0")/lib.sh"

printf 'Dua polisi tewas di Kabul.\n' >report.txt

# refused EDIT TEXT...: the pack that was edited so is refused with each TEXT.
refused() {
  rm -rf pack
  cp -r "$ROOT/packs/id" pack
  eval "$1"
  run 1 --pack pack read report.txt
  silent out
  shift
  for text in "$@"; do says err "$text"; done
}

refused 'rm pack/roles.tsv' roles.tsv missing
refused 'find pack -type f ! -name pack.tsv -delete' missing
refused 'sed -i /^id/d pack/pack.tsv' pack.tsv row
refused 'sed -i "s/^form\tchange/form\tturn/" pack/control.tsv' control.tsv "'change' is missing"
refused 'printf "di mana\tnowhere\tDi mana itu?\n" >>pack/extract_words.tsv' "extract_words.tsv:" "'nowhere'" "'set'"
refused 'printf "kurang\tbelow\tat_most\tKurang 2 orang.\t2 at_most people\n" >>pack/hedges.tsv' "hedges.tsv:" "'below'"
refused 'printf "\xff\n" >>pack/titles.tsv' titles.tsv UTF-8

# What an older pack lacks is not needed to read.
rm -rf pack && cp -r "$ROOT/packs/id" pack && rm pack/control.tsv pack/materiel.tsv pack/privacy.tsv
run 0 --pack pack read report.txt
says out Events

# Without the models it reads as well.
rm -rf pack/models
run 0 --pack pack read report.txt
finish
