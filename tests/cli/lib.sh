# SPDX-License-Identifier: Apache-2.0
# For the CLI tests: run the program, look at its status and output. Sourced by each *.sh with
# $1 the program and $2 the root of the sources; works in a scratch folder of its own.
set -uo pipefail
SAKSI=$1
ROOT=$2
SCRATCH=$(mktemp -d)
trap 'chmod -R u+rwx "$SCRATCH"; rm -rf "$SCRATCH"' EXIT
cd "$SCRATCH" || exit 1
FAILED=0

wrong() {
  echo "FAILED: $*"
  FAILED=1
}

# run STATUS ARGS...: runs the program; its output is in `out` and `err`.
run() {
  local wanted=$1
  shift
  "$SAKSI" "$@" >out 2>err </dev/null
  local status=$?
  [ "$status" -eq "$wanted" ] || {
    wrong "saksi $*: exit status $status instead of $wanted"
    head -5 out err
  }
}

# says FILE TEXT: the file holds the text.
says() {
  grep -qF -- "$2" "$1" || {
    wrong "$1 does not say '$2':"
    head -5 "$1"
  }
}

# silent FILE: the file is empty.
silent() {
  [ ! -s "$1" ] || {
    wrong "$1 should be empty:"
    head -5 "$1"
  }
}

# lines FILE N: the file has N lines.
lines() {
  [ "$(wc -l <"$1")" -eq "$2" ] || wrong "$1 has $(wc -l <"$1") lines instead of $2"
}

finish() {
  exit "$FAILED"
}
