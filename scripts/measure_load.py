#!/usr/bin/env python3
"""How many readers one small server carries: measure_load.py [FOLDER] [--seconds N]

nginx with one worker, set up as write_hosting.py does, on this machine only, with packed
copies. wrk asks for pages over a hundred lines, while slow clients hold others open and
broken ones hang up. Nothing may be lost: every answer right and whole, all in the log.
Half a minute. Exit codes: 0 nothing lost, 1 something was, 2 could not measure.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from prepare_servers import PACKAGES, find

from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck
from sitekit.finishing import DATA
from sitekit.hosting.bad_clients import broken_clients, let_go, slow_clients
from sitekit.hosting.here import free_port, nginx_running
from sitekit.hosting.packing import pack
from sitekit.hosting.plan import plan_for
from sitekit.hosting.render import LOOPBACK, Site, nginx
from sitekit.hosting.settings import read_settings
from sitekit.pages import read_output

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("", "articles/emotional-permanence/", "get-help/", "search/")
AT_ONCE = 100
PATIENCE = 60  # seconds more than wrk was told
SLOW_MUST_GO = 20  # seconds; the configuration says ten
NUMBERS = {
    "answered": r"(\d+) requests in ",
    "per_second": r"Requests/sec:\s+([\d.]+)",
    "slowest_hundredth": r"\n\s+99%\s+([\d.]+)(us|ms|s)",
}
LOST = (r"Non-2xx or 3xx responses: (\d+)",
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")  # fmt: skip
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What wrk says of one page."""

    answered: int
    lost: int
    per_second: float
    slowest_hundredth: float  # milliseconds


def read(said: str) -> Load:
    """Read wrk's report.

    Raises:
        CouldNotCheck: it has no numbers in it.
    """
    found = {name: re.search(pattern, said) for name, pattern in NUMBERS.items()}
    answered, rate, slowest = found.values()
    if not (answered and rate and slowest):
        raise CouldNotCheck(f"wrk: {said.strip()[-300:]}")
    hits = [hit for pattern in LOST if (hit := re.search(pattern, said))]
    lost = sum(int(count) for hit in hits for count in hit.groups())
    slow = float(slowest[1]) * MILLISECONDS[slowest[2]]
    return Load(int(answered[1]), lost, float(rate[1]), slow)


def ask(url: str, seconds: int) -> Load:
    """Let wrk ask for one page, over and over."""
    command = [needed("wrk"), "-t", "1", "-c", str(AT_ONCE), "-d", str(seconds), "--latency",
               "-H", "Accept-Encoding: gzip", url]  # fmt: skip
    limit = seconds + PATIENCE
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise CouldNotCheck(f"wrk: not done within {limit} seconds") from error
    return read(done.stdout + done.stderr)


def needed(program: str) -> str:
    """The path of a program, or the way to it."""
    if path := find(program):
        return path
    raise CouldNotCheck(f"no {program}. Install {PACKAGES[program]} (scripts/prepare_servers.py)")


@contextmanager
def served(folder: Path, work: Path) -> Iterator[int]:
    """The port at which nginx serves a packed copy of the folder."""
    port, release, settings = free_port(), work / "release", read_settings(DATA / "hosting.yml")
    shutil.copytree(folder, release)
    pack(release, read_output(release).files, settings)
    site = Site(f"http://{LOOPBACK}:{port}/", logs=work)
    text = nginx(plan_for(release, "/", settings), site)
    with nginx_running(needed("nginx"), text, work, port):
        yield port


def measure(folder: Path, seconds: int, slow: int) -> int:
    """Ask for every page, and print what came of it."""
    loads = []
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        with served(folder, work) as port, slow_clients(port, slow) as lines, broken_clients(port):
            print(f"{'page':34}{'answered':>10}{'lost':>6}{'a second':>10}{'99 % within':>13}")
            for page in PAGES:
                load = ask(f"http://{LOOPBACK}:{port}/{page}", seconds)
                loads.append(load)
                print(f"/{page:33}{load.answered:10,}{load.lost:6}{load.per_second:10,.0f}"
                      f"{load.slowest_hundredth:10.1f} ms", flush=True)  # fmt: skip
            gone = let_go(lines, SLOW_MUST_GO) if slow else 0
        with (work / "still-near.log").open(encoding="utf-8") as log:
            logged = sum(" 200 GET " in line for line in log)
    answered = sum(load.answered for load in loads)
    print(f"{slow} slow clients: the server hung up on {gone}. {answered:,} answers read,"
          f" {logged:,} in the log.")  # fmt: skip
    whole = not any(load.lost for load in loads) and logged >= answered > 0
    return CLEAN if whole and gone == slow else FINDINGS


def main(argv: list[str]) -> int:
    """Measure the folder named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--seconds", type=int, default=5, help="for each page")
    parser.add_argument("--slow", type=int, default=200, help="slow clients at the same time")
    asked = parser.parse_args(argv)
    try:
        return measure(asked.folder, min(max(1, asked.seconds), 600), max(0, asked.slow))
    except (CouldNotCheck, OSError) as error:
        print(f"measure_load: {error}", file=sys.stderr)
        return COULD_NOT_CHECK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
