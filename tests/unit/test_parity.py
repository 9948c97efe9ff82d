"""Two outputs are the same to a reader, or the difference is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.pages import read_output
from sitekit.parity import compare

PAGE = '<!doctype html><h1 id="top">Near</h1><p>Two words. <a href="./x/..">On</a></p>'
OTHER = {
    "another word": (PAGE.replace("Two", "Some"), "gives other words: “Two” became “Some”"),
    "another way": (PAGE.replace("./x/..", "y/"), "gives other links: "),
    "another anchor": (PAGE.replace("top", "near"), "places to link to: “top” became “near”"),
}


def told(tmp_path: Path, new: dict[str, str]) -> list[str]:
    for name, pages in (("old", {"index.html": PAGE, "a/index.html": PAGE}), ("new", new)):
        for path, text in pages.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
    old, other = (read_output(tmp_path / name) for name in ("old", "new"))
    return [it.message for it in compare(old, other, "zensical")]


def test_another_spelling_of_the_same_is_the_same(tmp_path: Path) -> None:
    page = PAGE.replace("<p>", "\n<p class=new>").replace("./x/..", ".")
    assert told(tmp_path, {"index.html": page, "a/index.html": PAGE}) == []


def test_pages_that_come_or_go_are_named(tmp_path: Path) -> None:
    assert told(tmp_path, {"index.html": PAGE, "b/index.html": PAGE}) == [
        "zensical does not make this page", "zensical makes this page",
    ]  # fmt: skip


@pytest.mark.parametrize(("page", "message"), OTHER.values(), ids=OTHER)
def test_what_a_reader_would_notice_is_named(tmp_path: Path, page: str, message: str) -> None:
    (found,) = told(tmp_path, {"index.html": page, "a/index.html": PAGE})
    assert message in found
