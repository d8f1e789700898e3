#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How a server that runs already bears load:  python3 tests/http/load.py http://127.0.0.1:8470/ PID [SECONDS] [CLIENTS]

Each kind of question alone, every time another one (nothing is remembered), then all mixed for SECONDS (600 shows whether
memory stays flat). Prints how long answers took, what they cost the server's process in processor time, and its memory as
it went. No test: figures depend on the machine and on who else works on it.
"""
import http.client
import json
import os
import random
import sys
import threading
import time
import urllib.parse

address = urllib.parse.urlsplit(sys.argv[1])
pid = int(sys.argv[2])
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 30
clients = int(sys.argv[4]) if len(sys.argv) > 4 else 8
ALONE = 300


def spent() -> float:
    """Processor time of the server so far, in seconds."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory() -> int:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(status.read().split("VmRSS:")[1].split()[0]) // 1024


class Client:
    def __init__(self):
        self.connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)

    def ask(self, path: str) -> tuple[float, bytes]:
        began = time.monotonic()
        try:
            self.connection.request("GET", "/api/v1/" + path)
            answer = self.connection.getresponse()
        except (http.client.HTTPException, OSError):  # an idle connection is closed after a while
            self.connection.close()
            self.connection.request("GET", "/api/v1/" + path)
            answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        return (time.monotonic() - began) * 1000, body


first = Client()
page = json.loads(first.ask("linked-events?limit=500")[1])
types = [f["value"] for f in page["facets"]["event_type"]]
actors = [f["value"] for f in page["facets"]["actor"]]
months = [h["month"] for h in page["histogram"]]
events = [item["id"] for item in page["items"]]
members = [(m["report"], m["event"]) for item in page["items"] for m in item["members"]]
quote = urllib.parse.quote


def window(pick: random.Random) -> str:
    a, b = sorted(pick.choices(months, k=2))
    return f"from={a}-{pick.randint(1, 28):02}&to={b}-{pick.randint(1, 28):02}"


KINDS = {
    "list, a window of time": lambda p: f"linked-events?limit=50&{window(p)}",
    "list, type, actor and window": lambda p: f"linked-events?limit=50&type={quote(p.choice(types))}&actor={quote(p.choice(actors))}&{window(p)}",
    "list, a word": lambda p: f"linked-events?limit=50&q=polisi&{window(p)}",
    "map, a window of time": lambda p: f"map?{window(p)}",
    "event of the world": lambda p: f"linked-events/{p.choice(events)}",
    "report": lambda p: f"reports/{quote(p.choice(members)[0])}",
    "queue": lambda p: f"review/queue?limit=10&offset={p.randint(0, 5000)}",
}


def at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def line(name: str, times: list[float], cost: float) -> None:
    print(f"{name:30} p50 {at(times, 0.5):6.1f} ms  p95 {at(times, 0.95):6.1f} ms  {cost * 1000 / len(times):6.2f} ms of processor each, {len(times)} of them")


print(f"load {os.getloadavg()[0]:.1f}, {memory()} MB")
for name, question in KINDS.items():
    pick = random.Random(name)
    before = spent()
    line(name, [first.ask(question(pick))[0] for _ in range(ALONE)], spent() - before)

times: list[float] = []
end = time.monotonic() + seconds


def work(seed: int) -> None:
    client, pick, own = Client(), random.Random(seed), []
    while time.monotonic() < end:
        own.append(client.ask(pick.choice(list(KINDS.values()))(pick))[0])
    times.extend(own)


start, before, began = memory(), spent(), time.monotonic()
threads = [threading.Thread(target=work, args=(i,)) for i in range(clients)]
for thread in threads:
    thread.start()
sizes = [start]
while time.monotonic() < end:
    time.sleep(max(0, min(seconds / 10, end - time.monotonic())))
    sizes.append(memory())
for thread in threads:
    thread.join()
line(f"all mixed, {clients} at once", times, spent() - before)
print(f"{len(times) / (time.monotonic() - began):.0f} answers a second, {len(times) / (spent() - before):.0f} a second of one core; MB: {' '.join(map(str, sizes))}; load {os.getloadavg()[0]:.1f}")
