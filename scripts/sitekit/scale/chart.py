"""The curves as a drawing: black on white, told apart by line and mark, each with its name."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .measured import Row

PANEL, GAP, TOP, FOOT, LEFT = 240, 130, 46, 58, 64
APART = 16  # between two names
STYLE = """text { font: 13px sans-serif; fill: #000; }
 .name { font-weight: bold; }
 .grid { stroke: #bbb; }
 .ours, .stock { stroke: #000; stroke-width: 2; fill: none; }
 .stock { stroke-dasharray: 6 4; }
 .mark-ours { fill: #000; }
 .mark-stock { fill: #fff; stroke: #000; stroke-width: 2; }"""
NAMES = {"ours": "this site", "stock": "stock"}


@dataclass(frozen=True)
class Panel:
    """One drawing of the row: what it shows of each row. Both axes go up by powers of ten."""

    title: str
    value: Callable[[Row], float]


PANELS = (
    Panel("Build, CPU seconds", lambda row: row.all_seconds),
    Panel("Output, MB", lambda row: row.output_megabytes),
    Panel("An article, kB gzipped", lambda row: row.article_bytes / 1000),
)


def chart(rows: Iterable[Row]) -> str:
    """All panels side by side, as SVG."""
    found = sorted(rows, key=lambda row: (row.site, row.articles))
    width = LEFT + len(PANELS) * (PANEL + GAP)
    height = TOP + PANEL + FOOT
    parts = [_panel(panel, at, found) for at, panel in enumerate(PANELS)] if found else []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' aria-label="Build time, output and page weight by number of articles">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _panel(panel: Panel, at: int, rows: list[Row]) -> str:
    left = LEFT + at * (PANEL + GAP)
    across = _scale([row.articles for row in rows])
    up = _scale([panel.value(row) for row in rows])
    parts = [f'<text class="name" x="{left}" y="{TOP - 20}">{panel.title}</text>']
    for power in range(across[0], across[1] + 1):
        x = left + _place(10**power, across)
        parts.append(f'<path class="grid" d="M{x:.1f} {TOP}v{PANEL}"/>')
        parts.append(_text(x, TOP + PANEL + 20, f"{10**power:,}", "middle"))
    for power in range(up[0], up[1] + 1):
        y = TOP + PANEL - _place(10**power, up)
        parts.append(f'<path class="grid" d="M{left} {y:.1f}h{PANEL}"/>')
        parts.append(_text(left - 8, y + 4, f"{10**power:,}", "end"))
    parts.append(_text(left + PANEL / 2, TOP + PANEL + 42, "articles", "middle"))
    curves = {
        site: [
            (left + _place(row.articles, across), TOP + PANEL - _place(panel.value(row), up))
            for row in rows
            if row.site == site
        ]
        for site in NAMES
    }
    parts += [_curve(site, points) for site, points in curves.items() if points]
    return "\n".join(parts + _names({site: it[-1] for site, it in curves.items() if it}))


def _curve(site: str, points: list[tuple[float, float]]) -> str:
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = [
        f'<circle class="mark-ours" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        if site == "ours"
        else f'<rect class="mark-stock" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
        for x, y in points
    ]
    return "\n".join([f'<polyline class="{site}" points="{line}"/>', *marks])


def _names(ends: dict[str, tuple[float, float]]) -> list[str]:
    """Each name behind the end of its curve, and none on another."""
    parts, last = [], -math.inf
    for site, (x, y) in sorted(ends.items(), key=lambda end: end[1][1]):
        last = max(y + 4, last + APART)
        parts.append(_text(x + 10, last, NAMES[site], "start"))
    return parts


def _scale(values: list[float] | list[int]) -> tuple[int, int]:
    """The powers of ten around all values."""
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return least, max(most, least + 1)


def _place(value: float, scale: tuple[int, int]) -> float:
    return (math.log10(value) - scale[0]) / (scale[1] - scale[0]) * PANEL


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
