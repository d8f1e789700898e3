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

# wrong_arguments TEXT ARGS...: nothing is done, and the message says TEXT.
wrong_arguments() {
  local text=$1
  shift
  run 2 "$@"
  silent out
  says err "saksi: $text"
  says err " --help' shows"
}

wrong_arguments "A command is missing"
wrong_arguments "There is no command 'nothing'" nothing
grep -q "did you mean" err && wrong "a word that is near none is given a meaning"
wrong_arguments "There is no command 'raed'; did you mean 'read'?" raed x.txt
wrong_arguments "There is no option '--nothing'" --nothing
wrong_arguments "There is no option '--verison'; did you mean '--version'?" --verison
wrong_arguments "There is no option '--prot'; did you mean '--port'?" serve --prot 9000
wrong_arguments "There is no option '--prot'; did you mean '--port'?" serve --prot=9000
wrong_arguments "There is no option '--pakc'; did you mean '--pack'?" --pakc folder read x.txt
wrong_arguments "There is no command 'ad'; did you mean 'add'?" people ad --db a.db Sinta
wrong_arguments "A command is missing" people
says err "'saksi people --help'"
wrong_arguments "What is missing: files (" read --json
wrong_arguments "What is missing: --stage (" show x.txt
wrong_arguments "'b' is an argument too many" backup --db x.db a b
wrong_arguments "--jobs:" read --jobs 0 x.txt
wrong_arguments "Exactly 1 option" link
run 1 --pack no-such-folder test x.txt
says err "no-such-folder"
for command in $("$SAKSI" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  run 0 "$command" --help
  says out "Example"
  grep -E "INT|:\{|Excludes" out && wrong "saksi $command --help shows how its checks are written"
  run 2 "$command" --no-such-option
done
finish
