# SPDX-License-Identifier: Apache-2.0
# Events of the world from the terminal: events, event, ledger, control, link, each with --json.
source "$(dirname "$0")/lib.sh"

# One text in three outlets, cut and under other titles; another house's report of the same; a
# second incident of the same day elsewhere.
python3 - >reports.jsonl <<'END'
import json

STORY = ("KUNDUZ - Taliban menyerang pos polisi di Distrik Imam Sahib, Provinsi Kunduz, Afghanistan, Sabtu (9/3/2019) malam. "
         "Sebelas polisi tewas dalam serangan itu.\n\n"
         "Warga setempat melihat asap tebal membubung dari bangunan pos sampai menjelang pagi hari. Jalan utama menuju "
         "pasar ditutup, dan para pedagang membuka lapak mereka di halaman sekolah yang sedang libur.\n\n"
         "Pemerintah daerah menyiapkan dapur umum bagi keluarga yang meninggalkan rumah mereka karena takut.")
CUT = STORY.rsplit("\n\n", 1)[0]
OTHER = ("Sedikitnya 13 polisi tewas ketika Taliban menyerang pos mereka di Distrik Imam Sahib, Provinsi Kunduz, Afghanistan, "
         "Sabtu (9/3/2019), kata Gubernur Kunduz Rahman Contoh.")
ELSEWHERE = ("Taliban menyerang pos tentara di Distrik Nad Ali, Provinsi Helmand, Afghanistan, Sabtu (9/3/2019). "
             "Dua tentara tewas, kata juru bicara kepolisian Helmand, Karim Contoh. Taliban menguasai Distrik Nad Ali, "
             "kata Karim Contoh.")
for id, publisher, title, text in [("a", "Warta Uji", "Pos Diserang", STORY), ("b", "Kabar Uji", "Malam di Kunduz", STORY),
                                   ("c", "Suara Uji", "Sebelas Tewas", CUT), ("d", "Berita Uji", "Serangan", OTHER),
                                   ("e", "Warta Uji", "Helmand", ELSEWHERE)]:
    print(json.dumps({"id": id, "publisher": publisher, "title": title, "published": "2019-03-10", "text": text}))
END
field() { python3 -c "import json,sys; e=json.loads(sys.stdin.readline()); print($1)"; }

head -3 reports.jsonl >copies.jsonl
run 0 ingest --db copies.db copies.jsonl
run 0 events --db copies.db
says out "3 reports, 1 origin"
id=$(head -1 out | cut -d' ' -f1)
run 0 event --db copies.db "$id"
says out "3 reports, 1 origin"
says out "copy of a"
run 0 event --db copies.db "$id" --json
[ "$(field '[e["reports"], e["families"], e["origins"]]' <out)" = "[3, 1, 1]" ] || wrong "three copies are no one family"
[ "$(field '[m["copy_of"] for m in e["members"]]' <out)" = "[None, 'a', 'a']" ] || wrong "the first report does not lead"
run 0 ledger --db copies.db "$id"
says out "3 reports, 1 origin"

run 0 ingest --db all.db reports.jsonl
run 0 events --db all.db --json
lines out 2
run 0 events --db all.db --place "Imam Sahib" --json
lines out 1
cp out listed
[ "$(field '[e["reports"], e["families"], e["origins"], e["disagreement"]]' <out)" = "[4, 2, 2, True]" ] ||
  wrong "four reports of one event: $(field '[e["reports"], e["families"], e["origins"]]' <out)"
id=$(field 'e["id"]' <listed)
run 0 event --db all.db "$id" --json
cmp -s out listed || wrong "event and events tell the same event otherwise"
run 0 ledger --db all.db "$id" --json
[ "$(field 'sorted({c["count"]["low"] for g in e["groups"] for c in g["claims"]})' <out)" = "[11, 13]" ] ||
  wrong "the ledger does not hold both figures"
says out '"policy":"acled-conservative"'
run 0 control --db all.db "Nad Ali"
says out "Karim Contoh"
run 0 control --db all.db "Nad Ali" --json
[ "$(field 'e["claims"][0]["document"]' <out)" = "e" ] || wrong "control does not name its report"

run 0 link --db all.db --explain a/e1 d/e1
says out "one event: $id"
run 0 link --db all.db --explain a/e1 e/e1 --json
[ "$(field 'e["together"]' <out)" = "False" ] || wrong "two places are one event"
run 0 link --db all.db --different a/e1 d/e1 --reason "own look" --json
[ "$(field '[e["together"], e["judged"]]' <out)" = "[False, 'different']" ] || wrong "a judgement does not hold"
run 0 link --db all.db --withdraw a/e1 d/e1 --json
[ "$(field 'e["together"]' <out)" = "True" ] || wrong "a judgement could not be withdrawn"
run 0 verify --db all.db

# Without a database, the same links; in any order.
"$SAKSI" read --json --input-format jsonl reports.jsonl >records.jsonl 2>/dev/null
run 0 link --records records.jsonl --json
lines out 2
sort out >once
tac records.jsonl >turned.jsonl
run 0 link --records turned.jsonl --json
sort out | cmp -s - once || wrong "links depend on the order of the records"
"$SAKSI" events --db all.db --json 2>/dev/null | sort | cmp -s - once || wrong "the database links otherwise"
run 0 link --records records.jsonl
says out "$id"

run 1 link --records nothing.jsonl
says err "nothing.jsonl"
echo '{"no":"record"}' >bad.jsonl
run 1 link --records bad.jsonl
says err "bad.jsonl:1"
run 1 event --db all.db SKS-0000000000
silent out
run 1 ledger --db all.db nonsense
finish
