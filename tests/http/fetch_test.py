# SPDX-License-Identifier: Apache-2.0
"""`saksi ingest --feed` and `--url-list` against a real HTTP server on this machine: politeness, limits, redirects, private addresses."""
import http.server
import sqlite3
import threading
import time
import unittest

import lib

PAGE = """<html><head><title>{title}</title><meta property="article:published_time" content="2020-05-05T08:00:00+07:00"></head><body>
<div class="article-body"><p>JAYAPURA - Sebanyak {dead} polisi tewas ketika kelompok bersenjata menyerang pos polisi di Jayapura, Senin (4/5), kata Kapolres Dirga Wening.</p>
<p>Keterangan lain belum diperoleh hingga berita ini ditulis oleh wartawan di kota itu.</p></div></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Warta Uji</title>{items}</channel></rss>"""


class Site(http.server.ThreadingHTTPServer):
    """A site that notes down who asked for what, and when."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.robots, self.pages = [], None, {}
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def paths(self):
        return [path for path, _, _ in self.asked]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        site = self.server
        site.asked.append((self.path, dict(self.headers), time.monotonic()))
        if self.path == "/robots.txt":
            return self.reply(404) if site.robots is None else self.reply(200, site.robots.encode())
        if self.path == "/slow":
            time.sleep(6)
            return self.reply(200, b"late")
        if self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return None
        if self.path.startswith("/loop"):
            return self.reply(302, Location="/loop" + self.path[5:] + "x")
        if self.path == "/away":
            return self.reply(302, Location=site.away)
        if self.path not in site.pages:
            return self.reply(404)
        body = site.pages[self.path].encode()
        etag = f'"{hash(body)}"'
        if self.headers.get("If-None-Match") == etag:
            return self.reply(304)
        return self.reply(200, body, Content_Type="text/html", ETag=etag)


class Fetching(lib.Case):
    def setUp(self):
        super().setUp()
        self.site = self.new_site()
        for n in (1, 2, 3):
            self.site.pages[f"/{n}"] = PAGE.format(title=f"Serangan {n}", dead=n + 3)
        items = "".join(f"<item><title>S{n}</title><link>{self.site.base}/{n}</link></item>" for n in (1, 2, 3))
        self.site.pages["/feed.xml"] = FEED.format(items=items)

    def new_site(self):
        site = Site()
        self.addCleanup(site.server_close)
        self.addCleanup(site.shutdown)
        return site

    def run_saksi(self, *arguments, pause="0.05", private=True):
        allow = ["--allow-private"] if private else []
        return lib.saksi("ingest", "--db", self.db, "--pause", pause, *allow, *arguments)

    def list_of(self, *urls):
        path = self.folder / "urls.txt"
        path.write_text("# pages\n\n" + "\n".join(urls) + "\n", encoding="utf-8")
        return path

    def ids(self):
        db = sqlite3.connect(self.db)
        self.addCleanup(db.close)
        return [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]

    def test_a_feed_and_what_has_not_changed(self):
        done = self.run_saksi("--feed", f"{self.site.base}/feed.xml")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.ids(), [f"{self.site.base}/{n}" for n in (1, 2, 3)])
        agents = {headers["User-Agent"] for _, headers, _ in self.site.asked}
        self.assertEqual(len(agents), 1)
        self.assertTrue(agents.pop().startswith("saksi/"))
        self.assertEqual(self.site.paths()[0], "/robots.txt")
        self.site.asked.clear()
        self.site.pages["/feed.xml"] += "<!-- new -->"
        self.site.pages["/2"] = PAGE.format(title="Serangan 2, diperbarui", dead=9)
        done = self.run_saksi("--feed", f"{self.site.base}/feed.xml")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("1 read", done.stdout)
        self.assertIn("1 changed", done.stdout)
        self.assertTrue(all("If-None-Match" in h for p, h, _ in self.site.asked if p in ("/1", "/2", "/3")))
        self.site.asked.clear()
        self.run_saksi("--feed", f"{self.site.base}/feed.xml")
        self.assertEqual(self.site.paths(), ["/robots.txt", "/feed.xml"])

    def test_robots_are_obeyed(self):
        self.site.robots = "User-agent: saksi\nDisallow: /2\n"
        done = self.run_saksi("--feed", f"{self.site.base}/feed.xml")
        self.assertEqual(done.returncode, 1)
        self.assertIn("robots.txt", done.stderr)
        self.assertNotIn("/2", self.site.paths())
        self.assertEqual(len(self.ids()), 2)

    def test_one_at_a_time_with_a_pause(self):
        self.run_saksi("--url-list", self.list_of(*(f"{self.site.base}/{n}" for n in (1, 2, 3))), pause="0.4")
        times = [at for _, _, at in self.site.asked]
        self.assertEqual(len(times), 4)
        self.assertTrue(all(b - a >= 0.38 for a, b in zip(times, times[1:])), times)

    def test_private_addresses_are_refused(self):
        done = self.run_saksi("--url-list", self.list_of(f"{self.site.base}/1"), private=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("private", done.stderr)
        self.assertEqual(self.site.asked, [])

    def test_bounds(self):
        urls = [f"{self.site.base}{path}" for path in ("/slow", "/endless", "/loop", "/gone", "/1")]
        done = self.run_saksi("--max-size", "1", "--timeout", "3", "--url-list", self.list_of(*urls, "file:///etc/passwd", "nonsense"))
        self.assertEqual(done.returncode, 1)
        for words in ("did not answer in time", "larger than the limit", "too often", "no such page (404)", "no address to fetch"):
            self.assertIn(words, done.stderr)
        self.assertEqual(self.ids(), [f"{self.site.base}/1"])
        self.assertLessEqual(sum(p.startswith("/loop") for p in self.site.paths()), 6)

    def test_redirects_are_checked_anew(self):
        other = self.new_site()
        other.robots = "User-agent: *\nDisallow: /\n"
        self.site.away = f"{other.base}/secret"
        done = self.run_saksi("--url-list", self.list_of(f"{self.site.base}/away"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(other.paths(), ["/robots.txt"])
        self.site.away = "file:///etc/passwd"
        self.assertIn("no address", self.run_saksi("--url-list", self.list_of(f"{self.site.base}/away")).stderr)

    def test_no_site_and_no_list(self):
        self.assertEqual(self.run_saksi("--url-list", self.folder / "missing.txt").returncode, 1)
        self.assertEqual(self.run_saksi("--url-list", self.list_of("http://127.0.0.1:1/x")).returncode, 1)


if __name__ == "__main__":
    unittest.main()
