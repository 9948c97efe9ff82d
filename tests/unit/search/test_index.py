"""The search index: one entry a section, from the built page."""

from __future__ import annotations

import json
from pathlib import Path

from sitekit.html_view import Page
from sitekit.pages import Output
from sitekit.search.index import Section, build_index, write_index

PAGE = Page(
    "a/index.html",
    b"""<header>no</header><main data-search><div><h1>Top</h1><p>Intro.</p>
<nav data-search-skip><a href="#x">Contents</a></nav>
<section><h2 id="x">First</h2><p>One <b>two</b>.<sup>1</sup></p><ul><li>Three</li></ul></section>
<h3 id="y">Deeper</h3><p>Four.</p><h2>No place</h2><p>Five.</p>
<div class="footnote"><p>Source</p></div></div></main><footer>no</footer>""",
)


def test_a_section_runs_from_a_heading_with_a_place_to_the_next() -> None:
    assert build_index(Output(frozenset(), (PAGE,))) == [
        Section("a/index.html", "Top", "Top", "Intro."),
        Section("a/index.html#x", "Top", "First", "One two. Three"),
        Section("a/index.html#y", "Top", "Deeper", "Four. No place Five."),
    ]


def test_a_page_that_asks_not_to_be_found_is_left_out() -> None:
    page = Page("s.html", b"<main><h1>Search</h1><p>x</p></main>")
    assert build_index(Output(frozenset(), (page,))) == []


def test_the_index_is_a_script_that_a_page_on_a_disk_can_load(tmp_path: Path) -> None:
    path = write_index(tmp_path, [Section("a.html", "P", "H", "“quoted” </script>")])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("window.stillNearIndex=")
    assert (
        json.loads(text.removeprefix("window.stillNearIndex=").rstrip(";\n"))[0]["url"] == "a.html"
    )
