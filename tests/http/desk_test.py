# SPDX-License-Identifier: Apache-2.0
"""Review over real sockets: people, tokens, sessions, and what those try who may not."""
import csv
import io
import hashlib
import json
import os
import socket
import threading
import unittest
import zipfile

import lib


class Desk(lib.Case):
    def setUp(self):
        super().setUp()
        lib.write_reports(self.folder / "in.jsonl", range(20))
        self.ingest(self.folder / "in.jsonl")

    def person(self, name, role):
        done = lib.saksi("people", "add", "--db", self.db, name, "--role", role)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def send(self, method, target, body=None, **headers):
        fields = {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        data = b"" if body is None else json.dumps(body).encode()
        fields["Content-Length"] = str(len(data))
        lines = [f"{method} /api/v1/{target} HTTP/1.1", f"Host: 127.0.0.1:{self.server.port}", "Connection: close"]
        lines += [f"{k}: {v}" for k, v in fields.items()]
        raw = self.server.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        head, _, rest = raw.partition(b"\r\n\r\n")
        status = int(head.split()[1])
        named = {k.lower(): v for k, v in (line.split(": ", 1) for line in head.decode().split("\r\n")[1:])}
        return status, named, json.loads(rest) if rest else None

    def accept(self, item="e1", report="report-1", action="accept", **headers):
        status, _, whole = self.send("GET", f"reports/{report}", **headers)
        self.assertEqual(status, 200)
        return {"subject": {"report": report, "item": item}, "action": action,
                "seen": whole["reviews"][item]["seen"]}

    def test_the_local_reviewer_and_what_another_page_tries(self):
        self.server = lib.Server(self)
        status, _, session = self.send("GET", "session")
        self.assertEqual((status, session["local"], session["role"]), (200, True, "administrator"))
        body = self.accept()
        self.assertEqual(self.send("POST", "decisions", body)[0], 403)
        csrf = {"X_CSRF_Token": session["csrf"]}
        self.assertEqual(self.send("POST", "decisions", body, Origin="http://evil.example", **csrf)[0], 403)
        self.assertEqual(self.send("POST", "decisions", body, X_Forwarded_For="203.0.113.5", **csrf)[0], 403)
        # A form of another site can send this without asking.
        form = json.dumps(body).encode()
        raw = self.server.raw(b"POST /api/v1/decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                              b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(form) + form)
        self.assertIn(b" 403 ", raw[:20])
        # A rebound name.
        raw = self.server.raw(b"POST /api/v1/decisions HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n"
                              b"Connection: close\r\n\r\n")
        self.assertIn(b" 403 ", raw[:20])
        status, fields, _ = self.send("OPTIONS", "decisions", Origin="http://evil.example",
                                      Access_Control_Request_Method="POST")
        self.assertNotIn("access-control-allow-origin", fields)
        self.assertNotEqual(status, 200)
        self.assertEqual(self.send("POST", "decisions", body, **csrf)[0], 201)
        self.verify()

    def export(self, body, **headers):
        """Status, fields and the raw body."""
        data = json.dumps(body).encode()
        fields = {"Content-Type": "application/json", "Content-Length": str(len(data)), "Connection": "close",
                  "Host": f"127.0.0.1:{self.server.port}", **{k.replace("_", "-"): v for k, v in headers.items()}}
        lines = ["POST /api/v1/export HTTP/1.1"] + [f"{k}: {v}" for k, v in fields.items()]
        head, _, rest = self.server.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + data).partition(b"\r\n\r\n")
        named = {k.lower(): v for k, v in (line.split(": ", 1) for line in head.decode().split("\r\n")[1:])}
        return int(head.split()[1]), named, rest

    def test_an_export_is_what_the_command_writes(self):
        temporary = self.folder / "tmp"
        temporary.mkdir()
        self.server = lib.Server(self, env={**os.environ, "TMPDIR": str(temporary)})
        offer = self.server.json("export")
        self.assertIn("claims", offer["profiles"])
        self.assertEqual(offer["releases"], ["public", "internal"])
        csrf = {"X_CSRF_Token": self.server.json("session")["csrf"]}
        wish = {"profile": "claims", "format": "csv", "filter": "place=Jayapura", "release": "internal"}
        self.assertEqual(self.export(wish)[0], 403)
        status, fields, body = self.export(wish, **csrf)
        self.assertEqual((status, fields["content-type"]), (200, "application/zip"))
        done = lib.saksi("export", "--db", self.db, "--profile", "claims", "--filter", "place=Jayapura", "--release",
                         "internal", "-o", self.folder / "own.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        with zipfile.ZipFile(io.BytesIO(body)) as whole:
            self.assertIsNone(whole.testzip())
            self.assertEqual(sorted(whole.namelist()),
                             ["saksi-claims.csv", "saksi-claims.csv.codebook.csv", "saksi-claims.csv.manifest.json"])
            rows = whole.read("saksi-claims.csv")
            self.assertEqual(rows, (self.folder / "own.csv").read_bytes())
        self.assertEqual(int(fields["x-saksi-rows"]), len(list(csv.reader(io.StringIO(rows.decode())))) - 1)
        self.assertGreater(int(fields["x-saksi-rows"]), 0)
        status, _, body = self.export({**wish, "preview": True}, **csrf)
        self.assertEqual((status, json.loads(body)["rows"]), (200, int(fields["x-saksi-rows"])))
        status, _, body = self.export({**wish, "profile": "acledd"}, **csrf)
        self.assertEqual(status, 400)
        self.assertIn("claims", json.loads(body)["error"]["message"])
        self.assertEqual(self.export({**wish, "colour": "red"}, **csrf)[0], 400)
        self.assertEqual(list(temporary.iterdir()), [], "what an export leaves behind")
        self.verify()

    def test_what_a_reviewer_decides_reaches_what_leaves(self):
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.server.json("session")["csrf"]}
        found = next(r for r in self.server.json("linked-events?limit=100")["items"] if r["killed"])
        path = f"linked-events/{found['id']}"
        before = self.server.json(path)
        wish = {"profile": "claims", "format": "jsonl", "release": "internal"}

        def rows(**more):
            status, _, body = self.export({**wish, **more}, **csrf)
            self.assertEqual(status, 200, body[:300])
            with zipfile.ZipFile(io.BytesIO(body)) as whole:
                lines = whole.read("saksi-claims.jsonl").decode().splitlines()
                return [json.loads(line) for line in lines], json.loads(whole.read("saksi-claims.jsonl.manifest.json"))

        all_rows, manifest = rows()
        claim = next(c for c in before["claims"] if c.get("outcome") == "killed")
        mine = {"report": claim["report"], "item": claim["id"]}
        count = {"low": 4711, "high": 4711, "qualifier": "exact"}
        body = {"subject": mine, "seen": claim["review"]["seen"], "action": "edit", "field": "count", "after": count, "reason": "misread"}
        status, _, edited = self.send("POST", "decisions", body, **csrf)
        self.assertEqual(status, 201, edited)
        after = self.server.json(path)
        self.assertEqual(after["event"]["killed"]["high"], 4711)
        shown = next(c for c in after["claims"] if (c["report"], c["id"]) == (claim["report"], claim["id"]))
        self.assertEqual((shown["count"], shown["review"]["edited"]["count"]), (claim["count"], count))
        changed, _ = rows(since=str(manifest["version"]))
        self.assertEqual({r["event_id"] for r in changed}, {found["id"]})
        own = next(r for r in changed if (r["report"], r["claim"]) == (claim["report"], claim["id"]))
        self.assertEqual((own["count_low"], own["corrected"]), (4711, "count"))
        status, _, rejected = self.send("POST", "decisions", {"subject": mine, "seen": shown["review"]["seen"], "action": "reject"}, **csrf)
        self.assertEqual(status, 201)
        self.assertNotEqual((self.server.json(path)["event"]["killed"] or {}).get("high"), 4711)
        left, told = rows()
        self.assertEqual((len(left), told["left_out"]), (len(all_rows) - 1, {"rejected": 1}))
        self.assertEqual(self.export({**wish, "since": "soon"}, **csrf)[0], 400)
        for made in (rejected, edited):
            self.assertEqual(self.send("POST", f"decisions/{made['number']}/undo", {}, **csrf)[0], 201)
        self.assertEqual(rows()[0], all_rows)
        again = self.server.json(path)
        for key in ("origins", "policies", "series"):
            self.assertEqual(again[key], before[key])
        self.assertEqual(again["event"]["killed"], found["killed"])
        self.verify()

    MUTED = "ambon-sutarmo-wiryadi-tewas"  # as ids are that come from addresses

    def test_muted_nothing_that_the_page_reads_holds_a_private_name(self):
        told = {"id": self.MUTED, "title": "Sutarmo Wiryadi Tewas di Ambon", "publisher": "Warta Uji", "published": "2020-05-06",
                "url": "https://warta.example/sutarmo-wiryadi-tewas",
                "text": "AMBON - Sebanyak tiga warga tewas ketika kelompok bersenjata menyerang pasar di Ambon, Rabu (6/5), kata Kapolres Dirga Wening.\n"
                        "Korban bernama Sutarmo Wiryadi (34) tewas di tempat. \"Saya melihat Sutarmo jatuh,\" kata Lastri Handayani, saksi mata.\n"
                        "Menurut Lastri, dua warga lain terluka.\n"}
        (self.folder / "muted.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        self.ingest(self.folder / "muted.jsonl")
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.server.json("session")["csrf"]}
        linked = self.server.json(f"reports/{self.MUTED}")["linked"]["e1"]
        seen = self.server.json(f"reports/{self.MUTED}")["reviews"]
        sources = [{"name": "Lastri Handayani", "role": None, "affiliation": None, "kind": "witness", "evidence": []}]
        edit = {"subject": {"report": self.MUTED, "item": "c1"}, "seen": seen["c1"]["seen"], "action": "edit", "field": "sources",
                "after": sources, "reason": "Lastri Handayani, not the police"}
        masked = json.loads(json.dumps(edit).replace("Lastri", "\u2588" * 6))
        self.assertEqual(self.send("POST", "decisions", masked, **csrf)[0], 400)
        self.assertEqual(self.send("POST", "decisions", edit, X_Saksi_Mute="names", **csrf)[0], 201)
        names = ("Sutarmo", "Wiryadi", "Lastri", "Handayani")  # also in the report's id
        paths = ("reports", f"reports/{self.MUTED}", f"reports/{self.MUTED}/why", "events", f"events/{self.MUTED}/e1", "linked-events", f"linked-events/{linked}",
                 "search?q=Sutarmo", "map", "control", "control-map", "review/queue?limit=50", "review/pairs", "decisions", "decisions/agreement")
        open_told = ""
        for path in paths:
            with self.subTest(path):
                status, _, plain = self.send("GET", path)
                status, _, shown = self.send("GET", path, X_Saksi_Mute="names")
                self.assertEqual(status, 200)
                open_told += json.dumps(plain)
                for name in names:
                    self.assertNotIn(name.lower(), json.dumps(shown, ensure_ascii=False).lower())
                self.assertEqual(shown.keys(), plain.keys())
        for name in names:
            self.assertIn(name, open_told)
        record = self.send("GET", f"reports/{self.MUTED}", X_Saksi_Mute="names")[2]["record"]
        text = record["document"]["text"]
        self.assertEqual(len(text), len(self.server.json(f"reports/{self.MUTED}")["record"]["document"]["text"]))
        self.assertIn("Kapolres Dirga Wening", text)  # in office
        for claim in record["claims"]:
            for span in claim["evidence"]:
                self.assertEqual(text[span["start"]:span["end"]], span["exact"])
        facets = self.send("GET", "linked-events", X_Saksi_Mute="names")[2]["facets"]
        self.assertEqual(facets["event_type"], self.send("GET", "linked-events")[2]["facets"]["event_type"])
        # What stood before is masked as well, also where only the earlier text has the names.
        told.update(title="Serangan di Ambon", text="AMBON - Sebanyak tiga warga tewas ketika kelompok bersenjata menyerang pasar di Ambon, Rabu (6/5), kata Kapolres Dirga Wening.\n")
        (self.folder / "muted.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        self.ingest(self.folder / "muted.jsonl")
        first = self.server.json(f"reports/{self.MUTED}/readings")["items"][0]["reading"]
        for path in (f"reports/{self.MUTED}/readings", f"reports/{self.MUTED}/readings/{first}", f"linked-events/{linked}/versions", f"linked-events/{linked}/versions/1"):
            with self.subTest(path):
                status, _, shown = self.send("GET", path, X_Saksi_Mute="names")
                self.assertEqual(status, 200)
                for name in names:
                    self.assertNotIn(name.lower(), json.dumps(shown, ensure_ascii=False).lower())
        self.verify()

    def test_a_report_has_an_alias_where_its_id_is_masked(self):
        told = {"id": self.MUTED, "title": "Tiga Warga Tewas di Ambon", "publisher": "Warta Uji", "published": "2020-05-06",
                "text": "AMBON - Sebanyak tiga warga tewas ketika kelompok bersenjata menyerang pasar di Ambon, Rabu (6/5), kata Kapolres Dirga Wening.\n"}
        (self.folder / "muted.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        self.ingest(self.folder / "muted.jsonl")
        self.server = lib.Server(self)
        alias = "R-" + hashlib.sha256(f"report\n{self.MUTED}".encode()).hexdigest()[:16]
        listed = self.send("GET", "reports", X_Saksi_Mute="names")[2]["items"]
        self.assertIn(alias, [r["id"] for r in listed])
        self.assertEqual(len({r["id"] for r in listed}), len(listed))
        masked = self.send("GET", f"reports/{alias}", X_Saksi_Mute="names")[2]
        self.assertEqual(masked["record"]["document"]["id"], alias)
        # An address that was copied from a masked screen leads to the report on any screen.
        self.assertEqual(self.server.json(f"reports/{alias}")["record"]["document"]["id"], self.MUTED)
        self.assertEqual(self.send("GET", "reports/R-0123456789abcdef")[0], 404)
        event = self.send("GET", f"events/{alias}/e1", X_Saksi_Mute="names")[2]
        self.assertEqual(event["report"]["id"], alias)
        csrf = {"X_CSRF_Token": self.server.json("session")["csrf"]}
        accept = {"subject": {"report": alias, "item": "e1"}, "seen": event["reviews"]["e1"]["seen"], "action": "accept"}
        status, _, made = self.send("POST", "decisions", accept, X_Saksi_Mute="names", **csrf)
        self.assertEqual((status, made["decisions"][0]["subject"]["report"]), (201, alias))
        self.assertEqual(self.server.json(f"decisions?report={alias}")["items"][0]["subject"]["report"], self.MUTED)
        for profile in ("claims", "reports", "acled", "ged", "plover"):
            with self.subTest(profile):
                self.assertEqual(lib.saksi("export", "--db", self.db, "--profile", profile, "--format", "jsonl", "-o", self.folder / profile).returncode, 0)
                left = (self.folder / profile).read_text(encoding="utf-8")
                self.assertNotIn(self.MUTED, left)
                if profile in ("claims", "reports"):
                    self.assertIn(alias, left)
        self.verify()

    def test_a_reader_exports_in_public_only(self):
        reader = {"Authorization": "Bearer " + self.person("Rara", "reader")}
        self.server = lib.Server(self, "--sign-in")
        self.assertEqual(self.export({"profile": "claims"})[0], 401)
        self.assertEqual(self.export({"profile": "claims"}, **reader)[0], 200)
        self.assertEqual(self.export({"profile": "claims", "release": "internal"}, **reader)[0], 403)

    def test_people_roles_and_sessions(self):
        reader, reviewer = self.person("Rara", "reader"), self.person("Sinta", "reviewer")
        self.server = lib.Server(self, "--sign-in")
        self.assertEqual(self.send("GET", "status")[0], 401)
        self.assertEqual(self.server.get("/")[0], 200)
        as_reader = {"Authorization": "Bearer " + reader}
        body = self.accept(**as_reader)
        self.assertEqual(self.send("POST", "decisions", body, **as_reader)[0], 403)
        self.assertEqual(self.send("GET", "people", **as_reader)[0], 403)
        status, fields, session = self.send("POST", "session", {"token": reviewer})
        self.assertEqual(status, 200)
        cookie = {"Cookie": fields["set-cookie"].split(";")[0]}
        self.assertNotIn(reviewer[-8:], fields["set-cookie"])
        self.assertEqual(self.send("POST", "decisions", body, **cookie)[0], 403)
        cookie["X_CSRF_Token"] = session["csrf"]
        self.assertEqual(self.send("POST", "decisions", body, **cookie)[0], 201)
        # A restart signs nobody out; being disabled does.
        self.server.end()
        self.server = lib.Server(self, "--sign-in")
        self.assertEqual(self.send("GET", "session", **cookie)[0], 200)
        self.assertEqual(lib.saksi("people", "disable", "--db", self.db, "Sinta").returncode, 0)
        self.assertEqual(self.send("GET", "session", **cookie)[0], 401)
        listed = lib.saksi("people", "list", "--db", self.db).stdout
        self.assertIn("disabled", listed)
        self.assertNotIn(reader, listed)
        self.verify()
        for name in os.listdir(self.folder):
            if name.startswith("a.db"):
                self.assertNotIn(reviewer.rsplit("-", 1)[1].encode(), (self.folder / name).read_bytes())

    def test_others_with_people_instead_of_a_token(self):
        token = self.person("Sinta", "reviewer")
        self.server = lib.Server(self, "--host", "0.0.0.0")
        self.server.host = "127.0.0.1"
        self.assertEqual(self.send("GET", "status")[0], 401)
        self.assertEqual(self.send("GET", "status", Authorization="Bearer " + token)[0], 200)

    def test_guessing(self):
        token = self.person("Sinta", "reviewer")
        self.server = lib.Server(self, "--sign-in")
        key = token.rsplit("-", 1)[0]
        seen = [self.send("POST", "session", {"token": f"{key}-{n:040x}"})[0] for n in range(14)]
        self.assertEqual(seen, [401] * 10 + [429] * 4)

    def test_two_at_once_one_is_told(self):
        one, two = self.person("Sinta", "reviewer"), self.person("Bayu", "reviewer")
        self.server = lib.Server(self, "--sign-in")
        body = self.accept(Authorization="Bearer " + one)
        answers = []

        def decide(token):
            answers.append(self.send("POST", "decisions", body, Authorization="Bearer " + token))

        threads = [threading.Thread(target=decide, args=(t,)) for t in (one, two)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(sorted(a[0] for a in answers), [201, 409])
        late = next(a for a in answers if a[0] == 409)[2]
        self.assertEqual(len(late["meanwhile"]), 1)

    def test_a_body_that_is_too_large_or_no_json(self):
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.send("GET", "session")[2]["csrf"]}
        self.assertEqual(self.send("POST", "decisions", {"reason": "a" * (70 << 10)}, **csrf)[0], 413)
        raw = self.server.raw(b"POST /api/v1/decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                              b"X-CSRF-Token: %s\r\nConnection: close\r\nContent-Length: 5\r\n\r\n{oops"
                              % csrf["X_CSRF_Token"].encode())
        self.assertIn(b" 400 ", raw[:20])

    def test_markup_stays_data(self):
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.send("GET", "session")[2]["csrf"]}
        body = {**self.accept(), "reason": "</script><img src=x onerror=alert(1)>"}
        status, fields, made = self.send("POST", "decisions", body, **csrf)
        self.assertEqual((status, made["decisions"][0]["reason"]), (201, body["reason"]))
        self.assertEqual(fields["content-type"], "application/json")
        self.assertEqual(fields["x-content-type-options"], "nosniff")
        self.assertIn("default-src 'none'", fields["content-security-policy"])

    def test_the_stream_tells_of_decisions(self):
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.send("GET", "session")[2]["csrf"]}
        with socket.create_connection((self.server.host, self.server.port), timeout=15) as s:
            s.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
            s.recv(4096)
            self.assertEqual(self.send("POST", "decisions", self.accept(), **csrf)[0], 201)
            got = b""
            while b"event: decision" not in got or not got.endswith(b"\n\n"):
                got += s.recv(4096)
        data = json.loads(got.split(b"event: decision\ndata: ")[1].split(b"\n")[0])
        self.assertEqual(data["subjects"], [{"report": "report-1", "item": "e1"}])
        last = got.split(b"id: ")[1].split(b"\n")[0]
        self.assertEqual(self.send("POST", "decisions", self.accept(action="reject"), **csrf)[0], 201)
        with socket.create_connection((self.server.host, self.server.port), timeout=15) as s:
            s.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + last + b"\r\n\r\n")
            got = b""
            while b"event: decision" not in got:
                got += s.recv(4096)
        self.assertIn(b'"action":"reject"', got)

    def test_a_masked_stream_names_no_report(self):
        self.server = lib.Server(self)
        csrf = {"X_CSRF_Token": self.server.json("session")["csrf"]}
        told = {"id": self.MUTED, "title": "Tiga Warga Tewas di Ambon", "publisher": "Warta Uji", "published": "2020-05-06",
                "text": "AMBON - Sebanyak tiga warga tewas ketika kelompok bersenjata menyerang pasar di Ambon, Rabu (6/5), kata Kapolres Dirga Wening.\n"}
        (self.folder / "muted.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
        alias = "R-" + hashlib.sha256(f"report\n{self.MUTED}".encode()).hexdigest()[:16]
        ways = {"open": b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n", "field": b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nX-Saksi-Mute: names\r\n",
                "address": b"GET /api/v1/stream?mute=names HTTP/1.1\r\nHost: localhost\r\n"}
        streams = {}
        for way, request in ways.items():
            streams[way] = socket.create_connection((self.server.host, self.server.port), timeout=15)
            self.addCleanup(streams[way].close)
            streams[way].sendall(request + b"\r\n")
            self.assertIn(b"text/event-stream", streams[way].recv(4096))
        self.ingest(self.folder / "muted.jsonl")

        def told_of(stream, event):
            got = b""
            while event not in got or not got.endswith(b"\n\n"):
                got += stream.recv(4096)
            return got.decode()

        arrived = {way: told_of(s, b"event: report") for way, s in streams.items()}
        seen = self.server.json(f"reports/{self.MUTED}")["reviews"]["e1"]["seen"]
        accept = {"subject": {"report": self.MUTED, "item": "e1"}, "seen": seen, "action": "accept"}
        self.assertEqual(self.send("POST", "decisions", accept, **csrf)[0], 201)
        decided = {way: told_of(s, b"event: decision") for way, s in streams.items()}
        # And what a masked reader missed while it was away.
        with socket.create_connection((self.server.host, self.server.port), timeout=15) as s:
            s.sendall(ways["address"] + b"Last-Event-ID: 1.0\r\n\r\n")
            missed = told_of(s, b"event: decision")
        for told in (arrived["open"], decided["open"]):
            self.assertIn(self.MUTED, told)
            self.assertNotIn(alias, told)
        for told in (arrived["field"], arrived["address"], decided["field"], decided["address"], missed):
            self.assertNotIn(self.MUTED, told)
            self.assertIn(alias, told)
        for wrong in ("mute=all", "muted=names"):
            self.assertEqual(self.send("GET", f"stream?{wrong}")[0], 400)


if __name__ == "__main__":
    unittest.main()
