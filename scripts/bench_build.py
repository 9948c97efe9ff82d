#!/usr/bin/env python3
"""How the build grows with the site: bench_build.py [--edit] [--save] [ARTICLES...]

Makes up so many articles (2, 100 and 1000 unless told) in copies of the project, and measures
every step of a build on each, beside the stock theme on the same Markdown (up to 1000: its output
grows with the square). --edit also measures how long an editor waits, up to 100 articles, in
seconds of the clock: build the site first, on an idle machine. --save writes what was measured
into the page and the chart for maintainers. Takes minutes; 10000 a quarter of an hour.
Exit codes: 0 measured, 1 a check found something, 2 could not measure.
"""

from __future__ import annotations

import datetime
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sitekit.content.language import read_rules
from sitekit.content.originality import read_shingles, shared_runs
from sitekit.engines import DEFAULT, ENGINES, chosen, generate
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck, Finding
from sitekit.finishing import DATA, finish
from sitekit.offline.editions import SWITCH
from sitekit.pages import read_output
from sitekit.pipeline import LANGUAGE, SHINGLES, check_pages, check_sources_of_site
from sitekit.scale.articles import PER_TOPIC, MadeUp, path_of
from sitekit.scale.chart import chart
from sitekit.scale.copies import copy_for_stock, copy_with_articles
from sitekit.scale.editing import seconds_until_seen
from sitekit.scale.markdown_alone import convert
from sitekit.scale.measured import MEGABYTE, Row, read_rows, weighed, with_new, write_rows
from sitekit.scale.pool import read_pool
from sitekit.scale.report import page, table

ROOT = Path(__file__).resolve().parent.parent
ROWS, PAGE, CHART = DATA / "benchmarks.json", ROOT / "scripts/BENCHMARKS.md", "benchmarks.svg"
DEFAULT_SIZES = (2, 100, 1000)
MOST_STOCK, MOST_EDITED = 1000, 100
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in, in bytes


def generated(project: Path, folder: Path) -> list[Finding]:
    """Let the project's own engine write its pages."""
    return _or_stop(generate(chosen(project), project, folder))


def generated_as_stock(project: Path, folder: Path) -> list[Finding]:
    """Let the stock theme write them."""
    return _or_stop(generate(ENGINES[DEFAULT], project, folder))


def finished(_: Path, folder: Path) -> list[Finding]:
    """Do what comes after the generator, but for the editions."""
    finish(folder, editions=False)
    return []


def _or_stop(done: bool) -> list[Finding]:  # noqa: FBT001 - what generate() says
    if not done:
        raise CouldNotCheck("the generator stopped")
    return []


OURS: dict[str, Callable[[Path, Path], list[Finding]]] = {
    "markdown": lambda project, _: _or_stop(convert(project) > 0),  # beside the build
    "sources": lambda project, _: check_sources_of_site(project),
    "generator": generated,
    "finish": finished,
    # What all of search may come to is a budget of the site as it is, and measured here.
    "checks": lambda _, folder: [
        it for it in check_pages(folder, read_output(folder)) if it.rule != "files-heavy"
    ],
}
STOCK = {"stock": generated_as_stock}
STEPS = OURS | STOCK


def run_here(step: str, project: Path, folder: Path) -> dict[str, float]:
    """Run a step in this process: CPU seconds and peak of it and its children, and findings."""
    findings = STEPS[step](project, folder)
    for finding in findings[:5]:
        print(finding, file=sys.stderr)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "seconds": sum(it.ru_utime + it.ru_stime for it in used),
        "megabytes": max(it.ru_maxrss for it in used) * RSS_UNIT / MEGABYTE,
        "findings": len(findings),
    }


def measure(row: Row, steps: list[str], project: Path, folder: Path) -> Row:
    """Each step in a fresh process, so that nothing is warm; by the project's own scripts, if any.

    Raises:
        CouldNotCheck: a step did not come to its end.
        _FoundError: what it built does not pass.
    """
    own = project / "scripts" / Path(__file__).name
    script = own if own.is_file() else Path(__file__)
    for step in steps:
        command = [sys.executable, str(script), "--run", step, str(project), str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise CouldNotCheck(f"{row.articles} articles: {step} stopped\n{done.stdout[-2000:]}")
        told = json.loads(done.stdout.splitlines()[-1])
        if told["findings"]:
            raise _FoundError(f"{row.articles} articles: {told['findings']} findings ({step})")
        row = replace(
            row,
            seconds=row.seconds | {step: round(told["seconds"], 2)},
            peak_megabytes=round(max(row.peak_megabytes, told["megabytes"]), 1),
        )
    return weighed(row, folder)


class _FoundError(Exception):
    """The made-up articles, or what was built of them, broke a rule."""


def make_project(count: int, target: Path) -> None:
    """A copy of the project with so many made-up articles, their notes written."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
    exceptions, shingles = read_rules(LANGUAGE).exceptions, read_shingles(SHINGLES)

    def fits(piece: str) -> bool:
        """No word that is right in one place only, and no start of a run of a source's words."""
        excepted = any(it.text in piece for it in exceptions)
        return not excepted and not any(shared_runs(piece, shingles))

    copy_with_articles(ROOT, target, MadeUp(count, read_pool(texts, fits)))
    command = [sys.executable, str(target / "scripts/write_notes.py")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise _FoundError(done.stdout + done.stderr)


def measure_size(count: int, *, edit: bool) -> list[Row]:
    """The rows of one number of articles; with `edit`, of an editor's wait as well."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    with tempfile.TemporaryDirectory(prefix="still-near-bench-") as place:
        project, stock = Path(place, "project"), Path(place, "stock")
        make_project(count, project)
        ours = measure(Row("ours", count, on=today), list(OURS), project, Path(place, "built"))
        if edit and count <= MOST_EDITED:
            edited = project / "docs" / path_of(0)
            made = {SWITCH: str(ROOT / "site" / "downloads")}  # as make serve leaves them alone
            ours = replace(ours, after_edit_seconds=seconds_until_seen(project, edited, made))
        print(table([ours]).splitlines()[-1], time.strftime("%H:%M"), flush=True)
        if count > MOST_STOCK:
            return [ours]
        copy_for_stock(project, stock)
        row = measure(Row("stock", count, on=today), list(STOCK), stock, Path(place, "plain"))
        print(table([row]).splitlines()[-1], "stock", flush=True)
        return [ours, row]


def save(rows: list[Row]) -> None:
    """Keep the rows, and write the page and the chart from all that are kept."""
    write_rows(ROWS, with_new(read_rows(ROWS), rows))
    kept = read_rows(ROWS)
    PAGE.write_text(page(kept, PER_TOPIC), encoding="utf-8")
    PAGE.with_name(CHART).write_text(chart(kept), encoding="utf-8")


def main(argv: list[str]) -> int:
    """Measure, or be one of the processes that are measured."""
    if argv[:1] == ["--run"]:
        print(json.dumps(run_here(argv[1], Path(argv[2]), Path(argv[3]))))
        return CLEAN
    options = {word for word in argv if word in {"--save", "--edit"}}
    sizes = [word for word in argv if word not in options] or [str(it) for it in DEFAULT_SIZES]
    if not all(size.isdecimal() and int(size) for size in sizes):
        print(
            "usage: bench_build.py [--edit] [--save] [ARTICLES...], numbers above 0",
            file=sys.stderr,
        )
        return COULD_NOT_CHECK
    try:
        print("\n".join(table([]).splitlines()), flush=True)
        rows = [row for size in sizes for row in measure_size(int(size), edit="--edit" in options)]
    except _FoundError as error:
        print(f"bench_build: {error}", file=sys.stderr)
        return FINDINGS
    except CouldNotCheck as error:
        print(f"bench_build: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    if "--save" in options:
        save(rows)
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
