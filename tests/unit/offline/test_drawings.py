"""Drawings on paper: each color is said outright, as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.offline.drawings import as_printed, on_paper
from support.imports import ROOT

DRAWING = """<svg><style>
  svg { --ink: #222; --way: #a00 }
  text { fill: var(--ink) }
  .way { stroke: var(--way) }
  @media (prefers-color-scheme: dark) { svg { --ink: #eee } }
  @media print { svg { --ink: #000; --way: #000 } .way { stroke-width: 5 } }
</style><text>a</text></svg>"""


def test_names_become_what_they_are_on_paper_and_other_media_are_left_out() -> None:
    printed = on_paper("a.svg", DRAWING.encode()).decode()
    assert "text { fill: #000 }" in printed
    assert "stroke: #000" in printed
    assert "stroke-width: 5" in printed
    assert "#eee" not in printed
    assert "@media" not in printed
    assert printed.endswith("<text>a</text></svg>")


def test_a_name_without_a_value_stops_the_edition() -> None:
    with pytest.raises(CouldNotCheck, match=r"a\.svg: --ink"):
        on_paper("a.svg", b"<svg><style>p { fill: var(--ink) }</style></svg>")


def test_only_drawings_change() -> None:
    files = as_printed({"a.png": DRAWING.encode(), "a.svg": DRAWING.encode()}.__getitem__)
    assert files("a.png") == DRAWING.encode()
    assert files("a.svg") != DRAWING.encode()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "figures").glob("*.svg")), ids=lambda path: path.stem
)
def test_every_drawing_of_the_site_can_be_printed(path: Path) -> None:
    printed = on_paper(str(path), path.read_bytes())
    assert b"var(" not in printed
