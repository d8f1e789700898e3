#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Versions, help, and wrong arguments.
. "$(dirname "$0")/lib.sh"

run 0 --version
says out "saksi "
says out "language pack id"
says out "  models/fine.bin "
says out "  places.gaz "
run 0 --help
says out "Exit status"
run 2
run 2 nothing
says err "no command 'nothing'"
run 2 --nothing
run 1 --pack no-such-folder test x.txt
says err "no-such-folder"
for command in $("$SAKSI" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  run 0 "$command" --help
  says out "Example"
  run 2 "$command" --no-such-option
done
finish
