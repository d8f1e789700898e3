#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `--actors`: a user's table is read, its version shows, a faulty one is refused whole; `--why`.
. "$(dirname "$0")/lib.sh"

printf 'id\tname\tkind\tcountry\tfrom\tuntil\tnames\nfront-banu\tFront Banu\trebel_group\tAF\t\t\tFront Banu\n' >my.tsv
cat >report.txt <<'END'
Front Banu menyerang pos polisi di Kandahar, Afghanistan, Minggu (6/1). Tiga polisi tewas, kata gubernur. Sekitar 80 penyerang datang dengan truk.
END

run 0 --actors my.tsv show --stage=events --published 2019-01-07 report.txt
says out 'initiator "Front Banu"'
run 0 read --json --actors my.tsv --published 2019-01-07 report.txt
says out '"actor_id":"front-banu"'
run 0 --actors my.tsv --version
says out "+actors."

sed 's/rebel_group/rebels/' my.tsv >bad.tsv
run 1 read --actors bad.tsv report.txt
says err "bad.tsv:2"
run 1 read --actors none.tsv report.txt
says err "none.tsv"

run 0 show --stage=claims --why --published 2019-01-07 report.txt
says out "  why figure "
says out "  against figure \"nothing says what became of them\""
run 0 show --stage=events --why --published 2019-01-07 report.txt
says out '  why told "first told here: '
says out 'words "menyerang"'
run 2 show --stage=when --why report.txt

finish
