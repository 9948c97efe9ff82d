"""What was measured, as a page for maintainers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .measured import Row

AT = 1000  # articles, where both sites are compared
COLUMNS: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("articles", lambda row: f"{row.articles:,}"),
    ("all, CPU s", lambda row: f"{row.all_seconds:.1f}"),
    ("a page, ms", lambda row: f"{_each(row):.1f}"),
    ("peak, MB", lambda row: f"{row.peak_megabytes:.0f}"),
    ("output, MB", lambda row: f"{row.output_megabytes:.1f}"),
    ("article, kB", lambda row: f"{row.article_bytes / 1000:.1f}"),
    ("heaviest page, kB", lambda row: f"{row.heaviest_bytes / 1000:.1f}"),
    ("search, kB", lambda row: f"{row.search_bytes / 1000:.0f}"),
    ("after an edit, s", lambda row: _or_dash(row.after_edit_seconds)),
    ("on", lambda row: row.on),
)
STEPS = {
    "sources": "checks of the sources",
    "generator": "generator",
    "finish": "finish, with the index",
    "checks": "gate and other checks",
    "markdown": "Markdown alone",
}
PAGE = """# Benchmarks

Written by `bench_build.py --save`; a test keeps this page and its chart to what was measured
(`data/benchmarks.json`). To measure anew, some minutes:
`.venv/bin/python scripts/bench_build.py --save 2 100 1000`; 10,000 take a quarter of an hour.

Articles are made up from the site's own paragraphs, as long as the real ones, each different,
sorted by topic ({per_topic} a topic) and all in the menu, beside the site's own pages. Seconds are
the processor's: those of the clock depend on what else a machine does. Editions are left out. Pages
and search are weighed as gzip -9. “Stock” is the unchanged theme Material with its own search, on
the same Markdown in the same run; it checks nothing.

![Build time, output and page weight by number of articles](benchmarks.svg)

## This site

{ours}

Of that, in CPU seconds, and beside it what Python-Markdown takes for the same pages with nothing
around it, which is most of what a generator does and no check or index of ours:

{steps}

## Stock

{stock}

## What it comes to

{compared}
"""


def page(rows: Iterable[Row], per_topic: int) -> str:
    """The whole page, as Markdown."""
    ours = [row for row in rows if row.site == "ours"]
    stock = [row for row in rows if row.site == "stock"]
    return PAGE.format(
        per_topic=per_topic,
        ours=table(ours),
        steps=_steps(ours),
        stock=table(stock),
        compared="\n".join(f"- {line}" for line in compared(ours, stock)),
    )


def table(rows: list[Row]) -> str:
    """One line for each row."""
    lines = [[name for name, _ in COLUMNS], ["---:"] * len(COLUMNS)]
    lines += [[show(row) for _, show in COLUMNS] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def compared(ours: list[Row], stock: list[Row]) -> list[str]:
    """What was aimed for, and what it is."""
    lines = []
    pairs = [(a, b) for a in ours for b in stock if a.articles == b.articles == AT]
    for a, b in pairs:
        time, size = a.all_seconds / b.all_seconds, a.output_megabytes / b.output_megabytes
        bare, markdown = (a.seconds.get(it, 0) / b.all_seconds for it in ("generator", "markdown"))
        lines += [
            f"Build time at {AT:,} articles, to stock: {time:.2f} (aim: 0.33), checks included; the"
            f" generator alone {bare:.2f}.",
            f"Markdown alone at {AT:,} articles, to all of stock: {markdown:.2f}. Nothing that uses"
            " Python-Markdown can be faster than that.",
            f"Output at {AT:,} articles, to stock: {size:.2f} (aim: 0.20).",
        ]
    if len(ours) > 1:
        least, most = (act(row.article_bytes for row in ours) for act in (min, max))
        lines.append(f"An article weighs {least:,} to {most:,} bytes, however many there are.")
        many = [row for row in ours if row.articles >= 100]
        if len(many) > 1:
            growth = _each(many[-1]) / _each(many[-2])
            lines.append(
                f"Time a page at {many[-1].articles:,} articles, to that at {many[-2].articles:,}:"
                f" {growth:.2f} (1: linear)."
            )
    edits = [row for row in ours if row.after_edit_seconds is not None]
    lines += [
        f"From saving a page to seeing it in `make serve`, {row.articles:,} articles:"
        f" {row.after_edit_seconds:.1f} s of the clock (aim: 1)."
        for row in edits
    ]
    return lines or ["Nothing to compare yet."]


def _steps(rows: list[Row]) -> str:
    lines = [["articles", *STEPS.values()], ["---:"] * (len(STEPS) + 1)]
    lines += [
        [f"{row.articles:,}", *(_or_dash(row.seconds.get(step)) for step in STEPS)] for row in rows
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _each(row: Row) -> float:
    return 1000 * row.all_seconds / row.articles


def _or_dash(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.1f}"
