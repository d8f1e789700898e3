#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every command that the help, the README and the docs print works as printed, and every option that they name exists.
. "$(dirname "$0")/lib.sh"

mkdir bin && ln -s "$SAKSI" bin/saksi && PATH=$PWD/bin:$PATH

# What the commands name: reports, folders, tables, a database.
mkdir reports archive mypack
ln -s "$ROOT/examples" examples
ln -s "$ROOT/tests" tests
cp examples/08* report.txt
cp examples/*.html reports/
cp examples/0[45]* archive/
gzip -c examples/*.jsonl >archive.jsonl.gz
python3 -B - <<'END'
import json
for name in ("17", "23"):
    text = open("report.txt", encoding="utf-8").read() + "\n" * int(name)
    with open("more.jsonl", "a", encoding="utf-8") as out:
        out.write(json.dumps({"id": f"report-{name}", "text": text}) + "\n")
END
printf 'id\tname\tkind\tcountry\tfrom\tuntil\tnames\nfront-banu\tFront Banu\trebel_group\tAF\t\t\tFront Banu\n' >my.tsv
printf 'name\tkind\tcountry\tparent\tlatitude\tlongitude\taliases\nKolbatuk\ttown\tAF\t\t34\t69\t\n' >villages.tsv
run 0 ingest --db saksi.db examples more.jsonl
run 0 events --db saksi.db --json
ID=$(sed -n '1s/.*"id":"\(SKS-[0-9A-Z]*\)".*/\1/p' out)

# try COMMAND: runs one as printed. Addresses that do not exist and the two minutes of training are left to other tests.
try() {
  local command=${1//SKS-0123456789/$ID}
  case $command in
    *" --feed "* | "saksi train "*) return ;;
    *"saksi serve"*)
      command=$(sed -E 's/saksi serve/timeout -s INT --preserve-status 4 &/; s/ --port [0-9]+//; s/ *(#.*)?$/ --port 0/' <<<"$command")
      ;;
  esac
  bash -o pipefail -c "$command" >out 2>err </dev/null || {
    wrong "'$command' ends with status $?"
    head -5 out err
  }
  tried=$((tried + 1))
}

# try_all: every line of standard input that is a command. They come in the order in which one reads them.
try_all() {
  local line
  tried=0
  while IFS= read -r line; do
    if [[ $line =~ ^(zcat [^|]*\| |[A-Z_]+=[^ ]*\([^\)]*\)\ )?saksi\  ]]; then try "$line"; fi
  done
}

# The words behind "Subcommands:" in a help on standard input.
subcommands() { sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }

: >options
for command in $("$SAKSI" --help | subcommands); do
  "$SAKSI" "$command" --help >help
  for inner in $(subcommands <help); do
    "$SAKSI" "$command" "$inner" --help | tee -a help >inner
    sed -n '/Example/,$s/^  //p' inner >lines
    try_all <lines
  done
  sed "s/^/$command /" help >>options
  sed -n '/Example/,$s/^ *\(Example: \)\?//p' help >lines
  try_all <lines
  [ "$tried" -gt 0 ] || [ "$command" = train ] || wrong "the help of $command has no example that could be tried"
done
"$SAKSI" --help | sed 's/^/any /' >>options

awk '/^```/ { inside = !inside; next } inside' "$ROOT/README.md" >lines
try_all <lines
[ "$tried" -ge 6 ] || wrong "of the README's commands only $tried were tried"
awk '/^```/ { inside = !inside; next } inside' "$ROOT"/docs/formats/actors.md >lines
try_all <lines
[ "$tried" -ge 1 ] || wrong "the page of actors has no command"

# Options in the text of pages: of the command named in the same stretch of code, or of any.
grep -oh '`saksi [^`]*`' "$ROOT"/README.md "$ROOT"/docs/*.md "$ROOT"/docs/*/*.md | tr -d '`' | sort -u >said
[ "$(wc -l <said)" -gt 20 ] || wrong "the docs name no commands"
while read -r _ command rest; do
  if [[ $command =~ ^[a-z]+$ ]] && ! grep -q "^$command " options; then wrong "the docs name a command '$command'"; fi
  for word in $rest; do
    if [[ $word =~ ^\[?(--[a-z][a-z-]+) ]]; then
      grep -qE "^($command|any) .*${BASH_REMATCH[1]}( |\$|,|=)" options || wrong "the docs name 'saksi $command ${BASH_REMATCH[1]}'"
    fi
  done
done <said
finish
