#!/usr/bin/env python3
"""Kills an ingest again and again, and compares what results with an undisturbed run.

    tools/check_resume.py news.jsonl --kills 20 --tacitus build/release/tacitus [--model small] [-j 2]

The undisturbed run is timed. Then the same documents go into a second store, and the program is killed
(SIGKILL) at random points, resumed each time, and at last let run to its end. Both stores, dumped and
sorted (tools/dump_store.py), must be the same byte for byte. At last the input is ingested once more:
that must change nothing and take less than a tenth of the first run. With --turns 3, `code` and `ingest`
are run by turns instead, and their speeds compared.
"""
import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from dump_store import dump_lines  # noqa: E402


def digest(store: Path) -> str:
    """A hash of the sorted dump."""
    return hashlib.sha256("\n".join(dump_lines(str(store), False)).encode()).hexdigest()


def ingest_command(arguments: argparse.Namespace, store: Path) -> list[str]:
    command = [arguments.tacitus, "ingest", arguments.feed, "--store", str(store), "-j",
               str(arguments.jobs)]
    return command + (["--model", arguments.model] if arguments.model else [])


def timed_run(command: list[str]) -> tuple[float, float]:
    """Seconds of one run, by the clock and of the processors; its summary is printed."""
    begin = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - begin, processors


def compare_with_code(arguments: argparse.Namespace, folder: Path) -> None:
    """Prints how fast ingest is beside `code` to a file; run by turns, for other work goes on."""
    code = [arguments.tacitus, "code", arguments.feed, "-o", str(folder / "records.jsonl"), "-j",
            str(arguments.jobs)] + (["--model", arguments.model] if arguments.model else [])
    sums = [0.0, 0.0, 0.0, 0.0]
    for turn in range(arguments.turns):
        store = folder / f"turn{turn}.db"
        runs = timed_run(code) + timed_run(ingest_command(arguments, store))
        print("code {:.1f} s, processors {:.1f} s; ingest {:.1f} s, processors {:.1f} s".format(*runs),
              flush=True)
        sums = [one + other for one, other in zip(sums, runs)]
        store.unlink()
    print(f"ingest has {100 * sums[0] / sums[2]:.0f} % of the speed of code by the clock, "
          f"{100 * sums[1] / sums[3]:.0f} % by the processors")


def kill_often(command: list[str], kills: int, seconds: float, seed: int) -> None:
    """Starts the command `kills` times and kills it each time before it can be done."""
    chance = random.Random(seed)
    for number in range(kills):
        # Each run has a part of the whole to do, so that the last kill still meets work.
        delay = chance.uniform(0.02, 1.6 * seconds / kills)
        program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            program.wait(delay)
            print(f"kill {number + 1}: had ended by itself", flush=True)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
            print(f"kill {number + 1}: after {delay:.2f} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("feed")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tacitus", default="build/release/tacitus", help="the program")
    parser.add_argument("--model", help="its language model")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--turns", type=int, default=0, help="compare with `code`, so many times")
    arguments = parser.parse_args()
    if not Path(arguments.feed).exists():
        print(f"skipped: there is no {arguments.feed}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        whole, cut = Path(folder) / "whole.db", Path(folder) / "cut.db"
        if arguments.turns > 0:
            compare_with_code(arguments, Path(folder))
            return 0
        seconds, processors = timed_run(ingest_command(arguments, whole))
        kill_often(ingest_command(arguments, cut), arguments.kills, seconds, arguments.seed)
        timed_run(ingest_command(arguments, cut))
        same = digest(whole) == digest(cut)
        print("killed and undisturbed:", "the same" if same else "DIFFERENT")
        again, less = timed_run(ingest_command(arguments, whole))
        unchanged = digest(whole) == digest(cut)
        print(f"first run {seconds:.1f} s, second {again:.1f} s ({100 * again / seconds:.1f} %), "
              f"of the processors {processors:.1f} s and {less:.1f} s, "
              f"{'nothing changed' if unchanged else 'CHANGED'}")
    return 0 if same and unchanged and again < seconds / 10 else 1


if __name__ == "__main__":
    sys.exit(main())
