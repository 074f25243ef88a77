#!/usr/bin/env python3
"""Puts a server under mixed load and says how it stood it.

    tools/load_server.py PROGRAM STORE [SECONDS]

Starts `PROGRAM serve` over STORE on a free port of the loopback, holds 32 connections to it for so many
seconds (default 300) and asks for records, counts, codings and nonsense, one request after the
other on each. Prints requests, times of /v1/records (median and 99th percentile), memory after a
tenth of the time and at the end. Fails when the server dies, when a good request gets no good answer,
when the percentile is above 50 ms, or when memory has grown by more than a tenth and 8 MiB.
"""

from __future__ import annotations

import asyncio
import random
import re
import subprocess
import sys
import time
from pathlib import Path

CONNECTIONS = 32
PAUSE = 0.02  # seconds between two requests of a connection: readers, not a flood
STORY = (b'{"text":"Kenya condemned Somalia on Monday. Rebels attacked an army base near Goma, '
         b'officials said.","date":"2021-03-03"}')
GOOD = (
    b"GET /v1/records?q=type:ACCUSE&limit=20 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/records?q=status:actual&limit=50&sort=-day HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/records?q=actor:USA&limit=10 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/counts?by=type HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /v1/code HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
    + str(len(STORY)).encode() + b"\r\n\r\n" + STORY,
)
WEIGHTS = (8, 4, 8, 1, 4, 2)
BAD = (
    b"nonsense\r\n\r\n",
    b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /v1/code HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /v1/code HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET / HTTP/1.1\r\nX: " + b"a" * 40000 + b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /v1/records?q=nosuch:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"POST /v1/code HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
)


class Load:
    """What one run does and counts."""

    def __init__(self, port: int, end: float) -> None:
        self.port, self.end = port, end
        self.asked = self.refused = 0
        self.times: list[float] = []
        self.problems: list[str] = []

    async def answer(self, reader: asyncio.StreamReader) -> int:
        """The status of one answer, whose body is read."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        await reader.readexactly(int(length.group(1)) if length else 0)
        return int(head.split(b" ", 2)[1])

    async def nonsense(self, dice: random.Random) -> None:
        """One bad request on a connection of its own, which the server may close at any moment."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(dice.choice(BAD))
            await asyncio.wait_for(reader.read(1 << 16), 2)
            writer.close()
        except (OSError, asyncio.TimeoutError):
            pass
        self.refused += 1

    async def client(self, number: int) -> None:
        """One connection and its requests."""
        dice = random.Random(number)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        while time.monotonic() < self.end:
            if dice.random() < 0.03:
                await self.nonsense(dice)
            request = dice.choices(GOOD, WEIGHTS)[0]
            begin = time.monotonic()
            writer.write(request)
            status = await self.answer(reader)
            if request.startswith(b"GET /v1/records"):
                self.times.append(time.monotonic() - begin)
            if status != 200:
                self.problems.append(f"{request[:60]!r} got {status}")
            self.asked += 1
            await asyncio.sleep(PAUSE * dice.random() * 2)
        writer.close()


def resident(process: subprocess.Popen[str]) -> float:
    """Memory of the process in MiB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else 0


async def run(process: subprocess.Popen[str], port: int, seconds: float) -> int:
    """The load, and what is said of it."""
    begin = time.monotonic()
    load = Load(port, begin + seconds)
    clients = [asyncio.create_task(load.client(i)) for i in range(CONNECTIONS)]
    await asyncio.sleep(seconds / 10)
    early = resident(process)
    results = await asyncio.gather(*clients, return_exceptions=True)
    late = resident(process)
    problems = load.problems[:5] + [f"a connection broke: {r!r}" for r in results if r][:5]
    load.times.sort()
    if process.poll() is not None:
        problems.append("the server has died")
    if not load.times:
        print("\n".join(problems))
        return 1
    median = load.times[len(load.times) // 2] * 1000
    high = load.times[int(len(load.times) * 0.99)] * 1000
    print(f"{load.asked} requests and {load.refused} bad ones in {seconds:.0f} s; /v1/records: median "
          f"{median:.1f} ms, 99th percentile {high:.1f} ms; memory {early:.0f}, then {late:.0f} MiB")
    if high > 50:
        problems.append(f"the 99th percentile is {high:.1f} ms, above 50")
    if late > early * 1.1 + 8:
        problems.append(f"memory has grown from {early:.0f} to {late:.0f} MiB")
    print("\n".join(problems) if problems else "fine")
    return 1 if problems else 0


def main() -> int:
    """Starts the server, loads it, ends it."""
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, store = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 300
    process = subprocess.Popen([program, "serve", "--store", store, "--port", "0"],
                               stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r":(\d+) \(", line)
    if not found:
        print(f"the server did not start: {line}", file=sys.stderr)
        return 1
    try:
        return asyncio.run(run(process, int(found.group(1)), seconds))
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    sys.exit(main())
