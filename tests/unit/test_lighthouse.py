"""Which pages are measured, what counts as perfect, and what is said when it cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from measure_lighthouse import is_earlier, one_of_each

from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page
from sitekit.lighthouse import CATEGORIES, Lighthouse, Measured
from sitekit.pages import Output


def test_the_first_page_of_each_kind_is_measured_and_the_one_for_lost_addresses() -> None:
    made = {"404.html": "page", "a/index.html": "article", "b/index.html": "article",
            "index.html": "home", "x/index.html": "evidence"}  # fmt: skip
    pages = tuple(Page(path, f"<main data-kind={kind}>".encode()) for path, kind in made.items())
    assert one_of_each(Output(frozenset(made), pages)) == ["index.html", "a/index.html", "404.html"]


@pytest.mark.parametrize(
    ("score", "shift", "blocked", "perfect"),
    [(100, 0, 0, True), (99, 0, 0, False), (100, 0.001, 0, False), (100, 0, 1, False)],
)
def test_perfect_is_full_scores_and_nothing_that_moves_or_blocks(
    score: int, shift: float, blocked: float, perfect: bool
) -> None:
    scores = dict.fromkeys(CATEGORIES, score)
    assert Measured(scores, {"LCP": 900, "CLS": shift, "TBT": blocked}, ()).perfect is perfect


def test_without_npm_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CouldNotCheck, match="npm"):
        Lighthouse(tmp_path)


@pytest.mark.parametrize(("peer", "earlier"), [(1100, True), (900, False), (800, False)])
def test_a_page_beside_ours_must_be_later(peer: float, earlier: bool) -> None:
    ours, other = (Measured({}, {"LCP": it}, ()) for it in (900, peer))
    rows = {"index.html": other, "articles/a/index.html": ours}
    assert is_earlier(rows, {"theirs.html": other}) is earlier
    assert is_earlier(rows, {})
