# SPDX-License-Identifier: Apache-2.0
"""The server over real sockets: what it answers, what it refuses, and that nobody can stop it."""
import json
import os
import pathlib
import signal
import socket
import threading
import time
import unittest

import lib


class Serving(lib.Case):
    def setUp(self):
        super().setUp()
        lib.write_reports(self.folder / "in.jsonl", range(60))
        self.ingest(self.folder / "in.jsonl")
        self.server = lib.Server(self)

    def test_what_was_ingested_is_there(self):
        self.assertEqual(self.server.json("status")["reports"], 60)
        listed = self.server.json("reports?limit=10")
        self.assertEqual((listed["total"], len(listed["items"])), (60, 10))
        found = self.server.json("reports/report-7")
        self.assertEqual(found["record"]["document"]["text"], lib.report(7)["text"])
        events = self.server.json("events?limit=500")
        self.assertGreater(events["total"], 0)
        one = events["items"][0]
        detail = self.server.json(f"events/{one['report']['id']}/{one['event']['id']}")
        self.assertEqual(detail["event"], one["event"])
        self.assertEqual(len(detail["claims"]), one["claims"])

    def test_a_name_in_any_spelling(self):
        for asked, name in (("Djajapoera", "Jayapura"), ("Makasar", "Makassar"), ("menado", "Manado")):
            with self.subTest(asked):
                want = self.server.json(f"linked-events?place={name}&limit=500")
                self.assertGreater(want["total"], 0)
                self.assertEqual(want["spelled"], [])
                got = self.server.json(f"linked-events?place={asked}&limit=500")
                self.assertEqual([i["id"] for i in got["items"]], [i["id"] for i in want["items"]])
                self.assertEqual([(s["asked"], s["names"]) for s in got["spelled"]], [(asked, [name])])
                self.assertEqual(self.server.json(f"events?place={asked}")["total"], self.server.json(f"events?place={name}")["total"])
                self.assertEqual(self.server.json(f"map?place={asked}")["total"], want["total"])
                self.assertEqual(self.server.json(f"linked-events?q={asked}%20polisi")["total"],
                                 self.server.json(f"linked-events?q={name}%20polisi")["total"])
                searched = self.server.json(f"search?q={asked}")
                self.assertEqual(searched["total"], self.server.json(f"search?q={name}")["total"])
                self.assertIn({"text": name, "found": True}, searched["items"][0]["snippet"])
        self.assertEqual(self.server.json("linked-events?place=Bandung")["total"], 0)

    def test_what_was_typed_comes_first(self):
        one = lib.report(100)
        one["text"] = one["text"] + "Warga menyebut kota itu Djajapoera.\n"
        (self.folder / "old.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
        self.ingest(self.folder / "old.jsonl")
        found = self.server.json("search?q=djajapoera&limit=100")
        self.assertEqual(found["items"][0]["report"]["id"], "report-100")
        self.assertEqual(found["total"], self.server.json("search?q=jayapura")["total"] + ("Jayapura" not in one["text"]))
        self.assertGreater(found["total"], 1)
        pages = [self.server.json(f"search?q=djajapoera&limit=1&offset={i}")["items"][0]["report"]["id"] for i in range(found["total"])]
        self.assertEqual(pages, [i["report"]["id"] for i in found["items"]])

    def test_the_page_and_its_fields(self):
        status, fields, body = self.server.get("/")
        self.assertEqual(status, 200)
        self.assertIn(b"<!doctype html", body[:100].lower())
        self.assertIn("default-src 'none'", fields["content-security-policy"])
        status, again, body = self.server.get("/", headers={"If-None-Match": fields["etag"]})
        self.assertEqual((status, body), (304, b""))

    def test_head_has_the_fields_and_no_body(self):
        status, fields, body = self.server.get("/api/v1/status", method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertGreater(int(fields["content-length"]), 10)

    def test_only_reading(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            self.assertEqual(self.server.get("/api/v1/reports", method=method)[0], 405)

    def test_no_file_but_the_page(self):
        for target in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd",
                       "/assets/../../../etc/passwd", "/%2fetc%2fpasswd", "/a.db", "/..\\..\\etc\\passwd"):
            with self.subTest(target):
                self.assertNotIn(b"root:", self.server.get(target)[2])
                self.assertNotIn(b"SQLite", self.server.get(target)[2])

    def test_other_names_are_refused(self):
        for host in ("evil.example", "127.0.0.1.evil.example", f"evil.example:{self.server.port}"):
            self.assertEqual(self.server.get("/api/v1/status", headers={"Host": host})[0], 403)
        self.assertIn(b" 403 ", self.server.raw(b"GET /api/v1/status HTTP/1.0\r\n\r\n"))

    def test_large_and_broken_requests(self):
        host = b"Host: localhost\r\n"
        self.assertIn(b" 431 ", self.server.raw(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 20000 + b"\r\n\r\n"))
        self.assertIn(b" 431 ", self.server.raw(b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n" + host + b"\r\n"))
        self.assertIn(b" 413 ", self.server.raw(b"GET / HTTP/1.1\r\n" + host + b"Content-Length: 99999999\r\n\r\n"))
        self.assertIn(b" 400 ", self.server.raw(b"nonsense\r\n\r\n"))
        self.assertIn(b" 400 ", self.server.raw(b"GET /%zz HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n"))
        self.assertEqual(self.server.json("status")["reports"], 60)

    def test_a_flood_of_header_bytes_costs_no_memory(self):
        before = self.memory()
        with socket.create_connection((self.server.host, self.server.port), timeout=15) as s:
            sent = 0
            try:
                while sent < 64 << 20:
                    sent += s.send(b"GET / HTTP/1.1\r\nX: " if sent == 0 else b"a" * 65536)
            except OSError:
                pass
        self.assertLess(sent, 64 << 20)
        self.assertLess(self.memory() - before, 8 << 10)

    def memory(self) -> int:
        status = pathlib.Path(f"/proc/{self.server.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def test_a_slow_request_is_cut(self):
        with socket.create_connection((self.server.host, self.server.port), timeout=30) as s:
            began = time.monotonic()
            s.sendall(b"GET / HTTP/1.1\r\n")
            end = None
            while end is None and time.monotonic() - began < 25:
                try:
                    s.sendall(b"X: y\r\n")
                    s.settimeout(1)
                    if s.recv(1) == b"":
                        end = time.monotonic()
                except TimeoutError:
                    pass
                except OSError:
                    end = time.monotonic()
        self.assertIsNotNone(end)
        self.assertLess(end - began, 20)

    def test_slow_bodies_are_cut_and_keep_nobody_waiting(self):
        head = (b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Content-Length: 60000\r\n\r\n")
        slow = []
        for _ in range(200):
            s = socket.create_connection((self.server.host, self.server.port), timeout=30)
            self.addCleanup(s.close)
            s.sendall(head)
            s.settimeout(0.001)
            slow.append(s)
        before, began = self.memory(), time.monotonic()
        longest, open_now = 0.0, slow
        while open_now and time.monotonic() - began < 25:
            open_now = [s for s in open_now if self.trickles(s)]
            asked = time.monotonic()
            self.assertEqual(self.server.json("status")["reports"], 60)
            longest = max(longest, time.monotonic() - asked)
            time.sleep(0.2)
        self.assertEqual(len(open_now), 0)
        self.assertGreater(time.monotonic() - began, 5)  # not refused at once: they were too slow
        self.assertLess(longest, 3)
        self.assertLess(self.memory() - before, 16 << 10)

    @staticmethod
    def trickles(s: socket.socket) -> bool:
        """One byte more of a body; false: the server has closed."""
        try:
            s.sendall(b" ")
            return s.recv(4096) != b""
        except TimeoutError:
            return True
        except OSError:
            return False

    def test_a_body_without_end_is_refused(self):
        head = (b"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n")
        piece = b"4000\r\n" + b"a" * 0x4000 + b"\r\n"
        before = self.memory()
        self.assertIn(b" 413 ", self.server.raw(head + piece * 8)[:20])
        self.assertIn(b" 400 ", self.server.raw(head + b"zz\r\n")[:20])
        for length in (b"-1", b"1e9", b"99999999999999999999999"):
            answer = self.server.raw(head.replace(b"Transfer-Encoding: chunked", b"Content-Length: " + length))
            self.assertIn(answer[9:12], (b"400", b"413"), length)
        self.assertLess(self.memory() - before, 8 << 10)
        self.assertEqual(self.server.json("status")["reports"], 60)

    def test_who_does_not_read_is_cut(self):
        s = socket.socket()
        self.addCleanup(s.close)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        s.settimeout(60)
        s.connect((self.server.host, self.server.port))
        before = self.memory()
        s.sendall(b"GET /api/v1/linked-events?limit=500 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 500)
        end = time.monotonic() + 50
        while time.monotonic() < end:
            self.assertEqual(self.server.json("status")["reports"], 60)
            self.assertLess(self.memory() - before, 16 << 10)
            time.sleep(1)
            try:
                s.sendall(b"x" * 65536)  # goes through as long as the other end is there
            except TimeoutError:
                continue
            except OSError:
                return
            s.settimeout(0.01)
        self.fail("a reader that reads nothing is kept")

    def test_open_streams_do_not_keep_others_waiting(self):
        streams = []
        for _ in range(200):
            s = socket.create_connection((self.server.host, self.server.port), timeout=15)
            self.addCleanup(s.close)
            s.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
            streams.append(s)
        self.assertIn(b"text/event-stream", streams[-1].recv(4096))
        began = time.monotonic()
        for _ in range(20):
            self.server.json("status")
        self.assertLess(time.monotonic() - began, 10)
        lib.write_reports(self.folder / "new.jsonl", [1000])
        self.ingest(self.folder / "new.jsonl")
        for s in (streams[0], streams[-1]):
            self.assertIn(b'data: {"id":"report-1000"}', self.until(s, b"report-1000"))
        self.assertEqual(self.server.json("status")["reports"], 61)

    def until(self, s: socket.socket, words: bytes) -> bytes:
        got = b""
        s.settimeout(15)
        while words + b'"}' not in got:
            got += s.recv(4096)
        return got

    def test_a_stream_comes_back_to_where_it_was(self):
        lib.write_reports(self.folder / "new.jsonl", [1000, 1001])
        self.ingest(self.folder / "new.jsonl")
        with socket.create_connection((self.server.host, self.server.port), timeout=15) as s:
            s.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 61\r\n\r\n")
            got = self.until(s, b"report-1001")
        self.assertNotIn(b"report-1000", got)

    def test_many_at_once(self):
        wrong = []

        def ask():
            for _ in range(25):
                if self.server.get("/api/v1/events?limit=20")[0] != 200:
                    wrong.append(1)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(wrong, [])

    def test_it_ends_cleanly_with_streams_open(self):
        s = socket.create_connection((self.server.host, self.server.port), timeout=15)
        self.addCleanup(s.close)
        s.sendall(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
        s.recv(4096)
        self.assertEqual(self.server.end(), 0)
        self.verify()


class Starting(lib.Case):
    def setUp(self):
        super().setUp()
        lib.write_reports(self.folder / "in.jsonl", range(3))
        self.ingest(self.folder / "in.jsonl")

    def refused(self, status: int, words: str, *arguments, env=None):
        done = lib.saksi("serve", "--db", self.db, *arguments, env=env)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_a_port_in_use(self):
        server = lib.Server(self)
        self.refused(1, "--port", "--port", str(server.port))

    def test_others_only_with_a_token(self):
        self.refused(2, "token", "--host", "0.0.0.0", "--port", "0")
        self.refused(2, "token", "--host", "0.0.0.0", "--port", "0", "--token", "short")
        self.refused(2, "--host", "--host", "no.such.name", "--port", "0")

    def test_a_token_from_the_environment(self):
        server = lib.Server(self, "--host", "0.0.0.0", env={**os.environ, "SAKSI_TOKEN": "a-long-token-of-ours"})
        server.host = "127.0.0.1"
        self.assertEqual(server.get("/api/v1/status")[0], 401)
        self.assertEqual(server.get("/api/v1/status", headers={"Authorization": "Bearer wrong"})[0], 401)
        bearer = {"Authorization": "Bearer a-long-token-of-ours"}
        self.assertEqual(server.get("/api/v1/status", headers=bearer)[0], 200)
        status, fields, _ = server.get("/?token=a-long-token-of-ours")
        self.assertEqual((status, fields["location"]), (303, "/"))
        cookie = {"Cookie": fields["set-cookie"].split(";")[0]}
        self.assertEqual(server.get("/api/v1/status", headers=cookie)[0], 200)

    def test_any_signal_after_the_address_ends_it_cleanly(self):
        for count in range(24):
            server = lib.Server(self)
            server.process.send_signal(signal.SIGINT)
            for _ in range(2):  # a second one, while it ends
                time.sleep(0.0005 * count)
                server.process.send_signal(signal.SIGINT)
            self.assertEqual(server.end(), 0, f"a signal after {count / 2} ms")

    def test_no_database(self):
        self.db = self.folder / "none.db"
        self.refused(1, "saksi ingest")
        self.assertFalse(self.db.exists())


if __name__ == "__main__":
    unittest.main()
