# SPDX-License-Identifier: Apache-2.0
"""Asks a running server on this machine as fast as it answers, or at a rate, and prints how long answers took and what they cost.

    python3 bench/serve_load.py http://127.0.0.1:8470/ --pid PID --seconds 20 TARGET...

Each TARGET is asked over keep-alive connections, one after the other; "{n}" in it becomes another number each time, so that
no answer is remembered. Processor time is that of the server's process."""
import argparse
import asyncio
import os
import time
import urllib.parse


def used(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as f:
        parts = f.read().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as f:
        return int(f.read().split("VmRSS:")[1].split()[0]) // 1024


async def ask(reader, writer, host, target):
    writer.write(f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    if b" 200 " not in head[:20]:
        raise SystemExit(head.decode())
    return length


async def worker(url, target, end, times, pause):
    reader, writer = await asyncio.open_connection(url.hostname, url.port, limit=1 << 24)
    size = 0
    while time.perf_counter() < end:
        began = time.perf_counter()
        size = await ask(reader, writer, url.netloc, target.replace("{n}", str(len(times))))
        times.append(time.perf_counter() - began)
        if pause:
            await asyncio.sleep(pause)
    writer.close()
    return size


async def measure(url, target, options):
    times = []
    before, began = used(options.pid), time.perf_counter()
    end = began + options.seconds
    workers = [worker(url, target, end, times, options.pause) for _ in range(options.connections)]
    size = (await asyncio.gather(*workers))[0]
    took, cost = time.perf_counter() - began, used(options.pid) - before
    times.sort()
    at = lambda q: 1000 * times[min(len(times) - 1, int(q * len(times)))]
    print(f"{target}\n  {len(times)} answers of {size} bytes in {took:.1f} s: {len(times) / took:.0f}/s; "
          f"p50 {at(.5):.1f} p95 {at(.95):.1f} p99 {at(.99):.1f} ms; processor {1000 * cost / len(times):.2f} ms each, "
          f"{len(times) / cost if cost else 0:.0f} a second of one core; memory {memory(options.pid)} MiB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("targets", nargs="+")
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--pause", type=float, default=0, help="seconds between a connection's questions")
    options = parser.parse_args()
    for target in options.targets:
        asyncio.run(measure(urllib.parse.urlsplit(options.address), target, options))


if __name__ == "__main__":
    main()
