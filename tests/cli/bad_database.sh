#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Databases that are none, that nobody may write, or that find no room: said in words, and unharmed.
. "$(dirname "$0")/lib.sh"

mkdir reports
printf 'Kabul - Dua polisi tewas dalam bentrokan di Badghis, Senin (7/1/2019), kata Bek.\n' >reports/a.txt
: >reports/b.txt
printf 'Dua polisi \xff tewas.\n' >reports/c.txt

# A bad report costs itself only, and is named once.
run 1 ingest --db a.db reports
says out "3 read: 1 new, 0 known, 2 failed"
says err "reports/b.txt: The file is empty"
says err "reports/c.txt, byte 11"
grep -q 'c.txt.*c.txt' err && wrong "the message names its file twice"
run 1 ingest --db a.db reports
says out "0 new, 1 known, 2 failed"

# unopened FILE TEXT: no command takes this file for a database, each says TEXT, the file stays.
unopened() {
  local command
  [ -f "$1" ] && cp "$1" before
  for command in "ingest reports" serve events verify "search polisi"; do
    # shellcheck disable=SC2086
    set -- "$1" "$2" $command
    run 1 "$3" --db "$1" ${4:+"$4"}
    says err "$2"
    silent out
  done
  [ ! -f "$1" ] || cmp -s "$1" before || wrong "$1 was changed"
}

echo "catatan" >text.db
unopened text.db "not a Saksi database"
python3 -c '
import sqlite3
c = sqlite3.connect("other.db")
c.execute("create table notes(a)")
c.commit()'
unopened other.db "another program"
mkdir folder.db
unopened folder.db "is a folder"
head -c 20000 a.db >cut.db
unopened cut.db "damaged"
run 1 ingest --db nowhere/a.db reports
says err "Make it first"
[ -e nowhere ] && wrong "a folder was made"
run 1 serve --db missing.db
says err "saksi ingest"
[ -e missing.db ] && wrong "a database was made"

# Rights bind everybody but the superuser, who takes another name for this.
as_user() {
  if [ "$(id -u)" -ne 0 ]; then
    "$SAKSI" "$@" >out 2>err </dev/null
  else
    setpriv --reuid=65534 --regid=65534 --clear-groups "$SAKSI" "$@" >out 2>err </dev/null
  fi
}

# barred TEXT ARGS...: somebody without rights gets status 1 and is told TEXT.
barred() {
  local text=$1
  shift
  as_user "$@"
  [ $? -eq 1 ] || wrong "saksi $* does not fail without rights"
  says err "$text"
}

if [ "$(id -u)" -ne 0 ] || { command -v setpriv && chmod 755 "$SCRATCH" && as_user --version; } >/dev/null; then
  mkdir locked closed
  cp a.db locked/a.db
  cp reports/a.txt closed/a.txt
  chmod 444 locked/a.db
  chmod 555 locked
  chmod 000 closed
  barred "Check the permissions" ingest --db locked/a.db reports
  barred "Check the permissions" ingest --db locked/new.db reports
  barred "Check the permissions" events --db locked/a.db
  barred "Check its permissions" read --json closed/a.txt
  barred "Check its name and its permissions" --actors closed/a.txt read reports/a.txt
  mkdir mine
  cp a.db mine/a.db
  chmod 777 mine
  chmod 666 mine/a.db
  barred "locked/copy.db: The system does not let this user write here" backup --db mine/a.db locked/copy.db
  mkdir open
  chmod 777 open
  barred "closed: The system does not let" ingest --db open/a.db closed reports
  says out "1 new"
  cmp -s a.db locked/a.db || wrong "a database that nobody may write was changed"
fi

# Another program has the port.
python3 -c '
import socket, time
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
print(s.getsockname()[1], flush=True)
time.sleep(60)' >port &
listener=$!
for _ in $(seq 100); do [ -s port ] && break || sleep 0.1; done
run 1 serve --db a.db --port "$(cat port)"
says err "--port"
kill "$listener"
run 2 serve --db a.db --port 70000
says err "--port"

# No room: a limit on the size of files stands for a full disk.
mkdir many
for i in $(seq 400); do sed "s/Badghis/Badghis ke-$i/" reports/a.txt >"many/$i.txt"; done
(
  ulimit -f 700
  trap '' XFSZ
  "$SAKSI" ingest --db small.db many >out 2>err
  [ $? -eq 1 ]
) || wrong "a full disk does not give status 1"
says err "No room is left"
run 0 ingest --db small.db many
(
  ulimit -f 700
  trap '' XFSZ
  "$SAKSI" backup --db small.db copy.db >out 2>err
  [ $? -eq 1 ]
) || wrong "a backup on a full disk does not give status 1"
says err "copy.db: No room is left to write the backup"
[ -e copy.db ] || [ -e copy.db.part ] && wrong "half a backup was left"
run 1 backup --db small.db nowhere/copy.db
says err "nowhere/copy.db: Its folder does not exist"
run 0 verify --db small.db

# A disk that is really full, where the system lets us have one for ourselves: nothing that was kept is harmed, each
# command says why, and the same command goes on once there is room.
full_disk() {
  mount -t tmpfs -o size=1200k tmpfs disk
  run 1 ingest --db disk/a.db many
  says err "No room is left"
  says out "not kept"
  run 0 verify --db disk/a.db
  mount -o remount,size=20m disk
  run 0 ingest --db disk/a.db many
  run 0 verify --db disk/a.db
  says out "original documents  400"
  cp small.db disk/
  dd if=/dev/zero of=disk/filling bs=4k 2>dd
  run 1 export --db small.db --profile claims -o disk/claims.csv
  says err "disk/claims.csv: There is no room left"
  run 1 backup --db small.db disk/copy.db
  says err "disk/copy.db: No room is left"
  [ -z "$(find disk -name 'claims*' -size +0 -o -name 'copy*')" ] || wrong "a full disk holds half an export or backup: $(ls disk)"
  "$SAKSI" read --json reports/a.txt >disk/read.json 2>err
  [ $? -eq 1 ] || wrong "a record that finds no room does not give status 1"
  says err "Make room or write elsewhere"
  umount disk
  finish
}
mkdir disk
if unshare --user --map-root-user --mount mount -t tmpfs tmpfs disk 2>/dev/null; then
  export -f full_disk run says wrong finish
  export SAKSI FAILED
  unshare --user --map-root-user --mount bash -c full_disk || FAILED=1
fi
finish
