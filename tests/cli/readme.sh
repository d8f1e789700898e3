#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The report in README.md is read as README.md says.
. "$(dirname "$0")/lib.sh"

# block N: the N-th fenced block of the README.
block() { awk -v n="$1" '/^```/ { fence++; next } fence == 2 * n - 1' "$ROOT/README.md"; }

block 1 >report.txt
[ -s report.txt ] || wrong "the README has no report"
block 2 | grep -c '^claim' | grep -qx 3 || wrong "the README does not show three claims"
{
  echo "== the report of the README"
  cat report.txt
  echo "---"
  block 2
  echo "only"
} >case.txt
run 0 test case.txt
[ "$FAILED" -eq 0 ] || cat out
finish
