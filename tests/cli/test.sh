#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `saksi test`: what passes, what fails, gaps, lists, and frames that do not fit.
. "$(dirname "$0")/lib.sh"

cat >good.txt <<'END'
# a comment stays
==================
satu kalimat
==================
published: 2019-01-07
Warga pulang.
---
paragraph
sentence   Warga pulang .
END
run 0 test --stage=text good.txt
says out "1 cases, 0 failed, 0 known gaps, 0 closed"

sed 's/pulang \./pergi ./' good.txt >bad.txt
run 1 test --stage=text bad.txt
says out "bad.txt:3: FAILED: satu kalimat"
says out "sentence Warga pergi ."
run 0 test --stage=text --update bad.txt
run 0 test --stage=text bad.txt
says bad.txt "# a comment stays"
says bad.txt "published: 2019-01-07"

sed 's/^---$/--- wanted\nsentence none\n--- current/' good.txt >gap.txt
run 0 test --stage=text gap.txt
says out "1 cases, 0 failed, 1 known gaps, 0 closed"
cat >closed.txt <<'END'
==================
satu kalimat
==================
Warga pulang.
--- wanted
paragraph
sentence Warga pulang .
--- current
sentence none
END
run 0 test --stage=text closed.txt
says out "a gap has closed"
run 0 test --stage=text --update closed.txt
grep -q wanted closed.txt && wrong "an update keeps a gap that has closed"

printf '== tidak ada apa-apa\nWarga pulang.\n---\nclaim none\nevent none\nnot claim killed\n' >list.txt
run 0 test list.txt
printf '== salah\nWarga pulang.\n---\nclaim killed 3 exact "warga"\n' >list.txt
run 1 test list.txt
says out "missing:"
run 0 test --update list.txt
says list.txt "--- wanted"
run 0 test list.txt
says out "1 known gaps"
sed -i 's/^claim .*/claim none/' list.txt
run 0 test list.txt
says out "a gap has closed"
run 0 test --update list.txt
grep -q wanted list.txt && wrong "an update keeps a list wanted that holds"

printf '==================\nx\n==================\nWarga pulang.\n' >open.txt
run 1 test --stage=text open.txt
says err "open.txt:5"
run 1 test --stage=text missing.txt
says err "missing.txt"
run 2 test --stage=nothing good.txt
run 2 test
finish
