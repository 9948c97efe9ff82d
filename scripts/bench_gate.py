#!/usr/bin/env python3
"""How long the gate takes, and how much memory: bench_gate.py [PAGES...]

Multiplies the articles of site/, then most of its pages, then a short one, into folders of so many
pages (100, 1000 and 10000 unless told), and measures the gate on each beside a bare
parse of the same files, each in a process of its own. Exit codes: 0 measured, 1 the gate
found something on these pages, 2 could not measure.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from sitekit.banner.gate import check_banners
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck
from sitekit.pages import read_output

SITE = Path(__file__).resolve().parent.parent / "site"
# The longest pages, all English ones that lie as deep (most of the site), and a short one.
KINDS = ("articles/*/index.html", "[!e]*/*/index.html", "about/index.html")
DEFAULT_SIZES = (100, 1000, 10000)
MEGABYTE = 1_000_000
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in, in bytes
HEADER = (
    "| pages | kB a page | gate, CPU s | bare parse, CPU s | gate to parse | gate, ms a page"
    " | growth | gate, MB | bare parse, MB | findings |"
)


@dataclass(frozen=True)
class Measured:
    """What one run over a folder took."""

    seconds: float
    megabytes: float
    findings: int


def variations(moulds: list[str], count: int) -> Iterator[str]:
    """`count` pages like the moulds: each with its own title and order of paragraphs."""
    for number in range(count):
        page = moulds[number % len(moulds)]
        page = re.sub(r"<(title|h1)>", rf"<\1>No. {number}: ", page)
        paragraphs = re.findall(r"^<p>.*$", page, re.MULTILINE)
        turn = number % len(paragraphs)
        yield _with_paragraphs(page, iter(paragraphs[turn:] + paragraphs[:turn]))


def _with_paragraphs(page: str, paragraphs: Iterator[str]) -> str:
    return re.sub(r"^<p>.*$", lambda _: next(paragraphs), page, flags=re.MULTILINE)


def write_pages(moulds: list[str], count: int, folder: Path) -> float:
    """Write the pages, each in a folder of its own; the mean size of one, in kilobytes."""
    size = 0
    for number, html in enumerate(variations(moulds, count)):
        path = folder / f"no-{number}" / "index.html"
        path.parent.mkdir(parents=True)
        size += path.write_bytes(html.encode())
    return size / count / 1000


def run_gate(folder: Path) -> int:
    """What is measured: read and check every page; the number of findings."""
    return len(check_banners(read_output(folder)))


def run_parse(folder: Path) -> int:
    """What it is measured against: read and parse every page, and keep none."""
    for path in folder.rglob("*.html"):
        LexborHTMLParser(path.read_bytes())
    return 0


RUNS = {"gate": run_gate, "parse": run_parse}


def measure_here(run: str, folder: Path) -> Measured:
    """Run it in this process. Time is the processor's, whatever else the machine does."""
    start = time.process_time()
    findings = RUNS[run](folder)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
    return Measured(seconds, peak / MEGABYTE, findings)


def measure(run: str, folder: Path) -> Measured:
    """Run it in a fresh process, so that nothing is warm and no memory is another run's."""
    command = [sys.executable, __file__, "--run", run, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise CouldNotCheck(f"{folder}: the {run} did not come to its end")
    return Measured(**json.loads(done.stdout))


def row(count: int, kilobytes: float, gate: Measured, parse: Measured, first_ms: float) -> str:
    """One line of the table; growth is the time a page takes, to that of the first line."""
    each = 1000 * gate.seconds / count
    return (
        f"| {count} | {kilobytes:.0f} | {gate.seconds:.2f} | {parse.seconds:.2f}"
        f" | {gate.seconds / parse.seconds:.1f} | {each:.2f} | {each / first_ms:.2f}"
        f" | {gate.megabytes:.0f} | {parse.megabytes:.0f} | {gate.findings} |"
    )


def compare(sizes: list[int]) -> int:
    """Measure every size of every kind and print the table; the number of findings."""
    print(HEADER + "\n" + re.sub(r"[^|]+", " ---: ", HEADER), flush=True)
    return sum(compare_kind(kind, sizes) for kind in KINDS)


def compare_kind(kind: str, sizes: list[int]) -> int:
    """Measure every size and print its lines; the number of findings."""
    found = sorted(SITE.glob(kind))
    if not found:
        raise CouldNotCheck(f"{SITE}: there is no {kind} in it. Build the site first.")
    moulds = [path.read_text(encoding="utf-8") for path in found]
    place = (
        found[0].relative_to(SITE).parent.parent
    )  # as deep as the moulds, so that links keep their meaning
    first_ms, findings = 0.0, 0
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(SITE / "assets", Path(folder, "assets"))  # what pages load
            kilobytes = write_pages(moulds, count, Path(folder, place))
            parse, gate = measure("parse", Path(folder)), measure("gate", Path(folder))
        first_ms = first_ms or 1000 * gate.seconds / count
        findings += gate.findings
        print(row(count, kilobytes, gate, parse, first_ms), flush=True)
    return findings


def sizes_of(argv: list[str]) -> list[int]:
    """The numbers of pages that were asked for."""
    if not all(size.isdecimal() and int(size) for size in argv):
        raise CouldNotCheck("usage: bench_gate.py [PAGES...], numbers above 0")
    return [int(size) for size in argv]


def main(argv: list[str]) -> int:
    """Compare, or be one of the processes that are compared."""
    try:
        if argv[:1] == ["--run"]:
            print(json.dumps(asdict(measure_here(argv[1], Path(argv[2])))))
            return CLEAN
        return FINDINGS if compare(sizes_of(argv) or list(DEFAULT_SIZES)) else CLEAN
    except CouldNotCheck as error:
        print(f"bench_gate: {error}", file=sys.stderr)
        return COULD_NOT_CHECK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
