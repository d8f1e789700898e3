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
for encoding in UTF-16LE UTF-16BE; do
  printf 'Dua polisi tewas.' | iconv -f UTF-8 -t "$encoding" >unmarked.txt
  refused not_text unmarked.txt "iconv -f UTF-16"
done
printf 'Dua polisi tewas.' | iconv -f UTF-8 -t UTF-32 >utf32.txt
refused not_text utf32.txt "iconv -f UTF-32"
printf 'Dua polisi\0 tewas.\n' >zero.txt
refused not_text zero.txt "byte 10"
head -c 5000 "$SAKSI" >program.txt
refused not_text program.txt "text only"
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >picture.png
refused not_text picture.png "leave it out"
{
  printf '\x1f\x8b\x08\0'
  head -c 3000 "$SAKSI"
} >random.gz
refused damaged random.gz "damaged or cut off"
printf 'BZh9 is no archive' >name.bz2
refused damaged name.bz2 "damaged or cut off"
head -c 20000 /dev/zero | gzip >hollow.gz
refused empty_document hollow.gz "holds no report"
printf 'WARC/1.0\r\nContent-Length: 5000\r\n\r\nDua' >cut.warc
refused damaged cut.warc "cut off"

# repeat N TEXT: the text N times.
repeat() { yes "$2" | head -n "$1" | tr -d '\n'; }

{
  printf '<html><body>'
  repeat 100000 '<div>'
  printf 'Dua polisi tewas di Badghis.'
} >deep.html
refused too_large deep.html "Save its text"
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
says err "mixed.jsonl:2, byte"
grep -q 'mixed.jsonl:2.*mixed.jsonl:2' err && wrong "the message names its place twice"
"$SAKSI" read --json --input-format jsonl - <mixed.jsonl >piped 2>/dev/null
cmp -s <(grep -v '"error"' out) <(grep -v '"error"' piped) || wrong "standard input reads otherwise than a file"

# What nobody asked for may be as deep as it likes; a document that is deep is none.
{
  printf '{"id":"a","text":"Dua polisi tewas di Kabul.","x":'
  repeat 100000 '['
  repeat 100000 ']'
  printf '}\n'
  repeat 100000 '['
  printf '\n{"id":"c","text":"Tiga warga ter\n{"id":"d","text":""}\n'
  printf '{"id":"e","text":"Tiga warga terluka di Herat."}\n'
} >deep.jsonl
run 1 read --json deep.jsonl
lines out 5
head -1 out | grep -q '"id":"a".*"events"' || wrong "a deep field cost its document"
sed -n 2p out >second
says second '"code":"invalid_json"'
says out '{"document":{"id":"c"},"error":{"code":"invalid_json"'
says out '{"document":{"id":"d"},"error":{"code":"empty_document"'
tail -1 out | grep -q '"id":"e".*"events"' || wrong "the document behind broken ones is lost"

# A word, a number or a quotation mark that never ends.
for text in a 1 '"' '('; do
  { repeat 1000000 "$text"; echo; good; } >endless.txt
  run 0 read --json endless.txt
  lines out 1
done

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
printf 'Kabul - Dua polisi tewas dalam bentrokan di Badghis, Senin (7/1/2019), kata Bek \xc2\x9b 31m \xe2\x80\xae itu \xe2\x81\xa6.' >unseen.txt
run 0 read unseen.txt
says out "kata Bek 31m itu ."
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
