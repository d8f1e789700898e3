# SPDX-License-Identifier: Apache-2.0
"""What the tests of the running program share: reports of its own, a folder, a server."""
import json
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

SAKSI = sys.argv.pop(1) if len(sys.argv) > 1 else "saksi"

TOWNS = ["Jayapura", "Ambon", "Poso", "Makassar", "Medan", "Kupang", "Manado", "Sorong"]


def report(number: int, size: int = 1) -> dict:
    """A report of invented things; the same for the same number."""
    pick = random.Random(number)
    town, dead = pick.choice(TOWNS), pick.randint(2, 30)
    text = (f"{town} - Sebanyak {dead} polisi tewas ketika kelompok bersenjata menyerang pos polisi di {town}, "
            f"Senin (4/5), kata Kapolres Dirga Wening.\n"
            f"Juru bicara kelompok itu, Wira Lamtana, menyebut {dead + 2} polisi tewas.\n")
    text += "Keterangan lain belum diperoleh hingga berita ini ditulis.\n" * (size - 1)
    return {"id": f"report-{number}", "title": f"Serangan di {town} {number}", "publisher": "Warta Uji",
            "published": "2020-05-05", "text": text}


def write_reports(path: pathlib.Path, numbers, size: int = 1) -> None:
    with open(path, "w", encoding="utf-8") as out:
        for number in numbers:
            out.write(json.dumps(report(number, size), ensure_ascii=False) + "\n")


def saksi(*arguments, **options) -> subprocess.CompletedProcess:
    return subprocess.run([SAKSI, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="saksi-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.db = self.folder / "a.db"

    def ingest(self, *paths, status=0, **options):
        done = saksi("ingest", "--db", self.db, *paths, **options)
        self.assertEqual(done.returncode, status, done.stderr + done.stdout)
        return done

    def verify(self):
        done = saksi("verify", "--db", self.db)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Server:
    """`saksi serve` on a port of its own, ended when the test ends."""

    def __init__(self, case: Case, *arguments, env=None):
        self.process = subprocess.Popen([SAKSI, "serve", "--db", str(case.db), "--port", "0", *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.address = self.process.stdout.readline().strip()
        self.host, port = self.address.removeprefix("http://").rstrip("/").rsplit(":", 1)
        self.port = int(port)
        case.addCleanup(self.end)

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def raw(self, request: bytes, timeout: float = 15) -> bytes:
        """Sends bytes as they are and reads until the server closes."""
        with socket.create_connection((self.host, self.port), timeout=timeout) as s:
            try:
                s.sendall(request)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it refused before all was sent; what it said may still be there
            out = b""
            try:
                while chunk := s.recv(65536):
                    out += chunk
            except ConnectionResetError:
                pass
            return out

    def get(self, target: str, method: str = "GET", headers=None) -> tuple[int, dict, bytes]:
        fields = {"Host": f"127.0.0.1:{self.port}", "Connection": "close", **(headers or {})}
        lines = [f"{method} {target} HTTP/1.1"] + [f"{k}: {v}" for k, v in fields.items()]
        head, _, body = self.raw("\r\n".join(lines).encode() + b"\r\n\r\n").partition(b"\r\n\r\n")
        status, *rest = head.decode().split("\r\n")
        named = {k.lower(): v for k, v in (line.split(": ", 1) for line in rest)}
        return int(status.split()[1]), named, body

    def json(self, target: str):
        status, _, body = self.get("/api/v1/" + target)
        assert status == 200, body
        return json.loads(body)
