#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Whatever comes in: a message that says what to do, a line for each document, the others unharmed.
. "$(dirname "$0")/lib.sh"

good() { printf 'Kabul - Dua polisi tewas dalam bentrokan di Badghis, Senin (7/1/2019), kata Bek.\n'; }

# refused CODE FILE TEXT: the file gives an error line with this code, a message that names it and
# says TEXT, and status 1; a good file after it is read all the same.
refused() {
  good >good.txt
  run 1 read --json "$2" good.txt
  lines out 2
  head -1 out >first
  says first "\"code\":\"$1\""
  says err "$2"
  says err "$3"
  sed -n 2p out | grep -q '"error"' && wrong "$2 harmed the file behind it"
}

: >empty.txt
refused empty_document empty.txt "empty"
printf ' \n\n\t\n' >blank.txt
refused empty_document blank.txt "no text"
printf 'Dua polisi tewas \xff di Badghis.\n' >latin.txt
refused invalid_utf8 latin.txt "byte 17"
printf 'Dua polisi tewas.' | iconv -f UTF-8 -t UTF-16 >utf16.txt
refused not_text utf16.txt "UTF-16"
head -c 5000 "$SAKSI" >program.txt
refused not_text program.txt "text only"
truncate -s 200M huge.txt
refused too_large huge.txt "200.0 MB"
yes 'Dua polisi tewas di Badghis, kata Bek.' | head -c 1500000 >large.txt
run 1 read --json --max-size 1 large.txt
says err "limit is 1.0 MB"
mkdir folder
refused invalid_argument folder "saksi ingest"
refused not_found missing.txt "no such file"

# Rights do not bind the superuser, so this one is for everybody else.
good >secret.txt
chmod 000 secret.txt
[ -r secret.txt ] || refused permission secret.txt "secret.txt"

printf 'caf\xe9: dua polisi tewas.\n' >old.txt
run 0 read --json --encoding windows-1252 old.txt
says out "café"

# JSON Lines: a line that does not fit costs that line only, and keeps its id where it has one.
printf '%s\n' '{"id":"a","text":"Dua polisi tewas di Kabul."}' '{oops' '{"id":"c"}' \
  '{"id":"d","text":"x","published":"2019-02-30"}' '{"id":"e","text":7}' '[1]' \
  '{"id":"g","text":"Tiga warga terluka di Herat."}' >mixed.jsonl
run 1 read --json --input-format jsonl mixed.jsonl
lines out 7
says out '{"document":{"id":"c"},"error":{"code":"missing_field"'
says out '{"document":{"id":"d"},"error":{"code":"invalid_field"'
says out '{"document":{"id":"e"},"error":{"code":"invalid_field"'
head -1 out | grep -q '"id":"a"' || wrong "the first line is not the first document"
tail -1 out | grep -q '"id":"g"' || wrong "the last line is not the last document"
says err "mixed.jsonl:2"
"$SAKSI" read --json --input-format jsonl - <mixed.jsonl >piped 2>/dev/null
cmp -s <(grep -v '"error"' out) <(grep -v '"error"' piped) || wrong "standard input reads otherwise than a file"

# A disk that is full.
if [ -w /dev/full ]; then
  "$SAKSI" read --json good.txt >/dev/full 2>err
  [ $? -eq 1 ] || wrong "a full disk does not give status 1"
  says err "cannot be written"
fi

# Nothing of a report may steer the terminal, and mark-up is text.
printf 'Kabul - Dua polisi \033[31mtewas\033[0m <script>alert(1)</script> di Badghis, Senin (7/1/2019).' >hostile.txt
run 0 read hostile.txt
grep -q $'\033' out && wrong "an escape sequence came through"
run 0 read --json hostile.txt
says out "<script>alert(1)</script>"

# Wrong arguments: nothing is read.
run 2 read
run 2 read --published yesterday good.txt
run 2 read --input-format pdf good.txt
run 2 read --jobs 0 good.txt
run 2 read --json --stage=text good.txt
run 2 show good.txt
silent out
finish
