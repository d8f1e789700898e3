#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `saksi read` and `saksi show` on the examples: formats by content, order, threads, dates.
. "$(dirname "$0")/lib.sh"
EXAMPLES=$ROOT/examples

run 0 read --json "$EXAMPLES"/*
lines out 12
silent err
mv out all
run 0 read --json --jobs 1 "$EXAMPLES"/*
cmp -s out all || wrong "one thread gives other bytes"
many=()
for _ in 1 2 3 4 5 6; do many+=("$EXAMPLES"/*); done
run 0 read --json --jobs 1 "${many[@]}"
mv out one
run 0 read --json --jobs 7 "${many[@]}"
cmp -s out one || wrong "seven threads give other bytes"

# HTML and JSON Lines are known by their content; what they say of themselves is in the record.
sed -n 11p all >page
says page '"publisher":"Harian Dermaga"'
says page '"title":"Kelompok Bersenjata Culik 23 Pelajar di Nigeria"'
says page '"published_basis":"given"'
grep -q 'Resep Sambal' page && wrong "the page's aside is read as text"
sed -n 12p all >line
says line '"id":"bahari-2020-01-17-0412"'
says line '"published":"2020-01-17"'

# The date: inferred and marked, or as given.
sed -n 1p all >wire
says wire '"published":"2019-03-10","published_basis":"inferred"'
says wire '"dateline":"Kabul"'
says wire '"kind":"related-link"'
run 0 read --json --published 2019-03-11 "$EXAMPLES"/01*
says out '"published":"2019-03-11","published_basis":"given"'
run 0 read --json --published 2019-03-11T10:00:00+07:00 "$EXAMPLES"/01*
says out '"published":"2019-03-11T10:00:00+07:00","published_basis":"given"'

# For people: events first, then claims with their sentences.
run 0 read "$EXAMPLES"/01* "$EXAMPLES"/10*
says out "Events"
says out "Claims"
says out "published 2019-03-10 (inferred)"
[ "$(grep -n '^Events' out | head -1 | cut -d: -f1)" -lt "$(grep -n '^Claims' out | head -1 | cut -d: -f1)" ] ||
  wrong "claims stand before events"

# On a terminal that is narrower lines are, too.
if command -v script >/dev/null; then
  script -qec "stty cols 60; '$SAKSI' read '$EXAMPLES'/01*" /dev/null </dev/null | tr -d '\r' >narrow
  says narrow "killed: at least 11"
  [ "$(wc -L <narrow)" -le 60 ] || wrong "a line is wider than the terminal"
fi

# Every stage that the help names can be shown, of a file and of standard input.
stages=$("$SAKSI" show --help | sed -n 's/.*--stage.*{\(.*\)}.*/\1/p' | tr ',' ' ')
[ -n "$stages" ] || wrong "the help does not name the stages"
for stage in $stages; do
  run 0 show --stage="$stage" "$EXAMPLES"/01*
  [ "$(wc -l <out)" -gt 1 ] || wrong "the stage $stage shows nothing"
  cp out shown
  "$SAKSI" show --stage="$stage" - <"$EXAMPLES"/01* >out
  tail -n +2 out >piped
  tail -n +2 shown | cmp -s - piped || wrong "the stage $stage differs on standard input"
done

# Words and trees also as CoNLL-U: ten columns, and a head for each token of a tree.
run 0 show --stage=trees --format=conllu "$EXAMPLES"/01*
tail -n +2 out | awk -F'\t' 'NF && (NF != 10 || $7 == "_") { bad = 1 } END { exit bad }' ||
  wrong "not CoNLL-U with trees"
run 0 show --stage=words --format=conllu "$EXAMPLES"/01*
run 2 show --stage=claims --format=conllu "$EXAMPLES"/01*
run 0 read --stage=text "$EXAMPLES"/01*
says out "sentence"

run 0 bench --repeat 2 "$EXAMPLES"/*
says out "cold start"
grep -q '^reports  *24 ' out || wrong "bench does not count the reports"
finish
