"""Sections: one for each heading with a place, from the built page."""

from __future__ import annotations

from sitekit.html_view import Page
from sitekit.pages import Output
from sitekit.search.sections import Section, read_sections

PAGE = Page(
    "a/index.html",
    b"""<header>no</header><main data-search><div><h1>Top</h1><p>Intro.</p>
<nav data-search-skip><a href="#x">Contents</a></nav>
<section><h2 id="x">First</h2><p>One <b>two</b>.<sup>1</sup></p><ul><li>Three</li></ul></section>
<h3 id="y">Deeper</h3><p>Four.</p><h2>No place</h2><p>Five.</p>
<div class="footnote"><p>Source</p></div></div></main><footer>no</footer>""",
)


def test_a_section_runs_from_a_heading_with_a_place_to_the_next() -> None:
    assert read_sections(Output(frozenset(), (PAGE,))) == [
        Section("a/index.html", "Top", "Top", "Intro."),
        Section("a/index.html#x", "Top", "First", "One two. Three"),
        Section("a/index.html#y", "Top", "Deeper", "Four. No place Five."),
    ]


def test_a_heading_that_only_gathers_others_shows_their_headings() -> None:
    page = Page(
        "q/index.html",
        b"""<main data-search><h1>Questions</h1><p>All of them.</p><h2 id="a">Danger</h2>
<h3 id="b">Is it safe?</h3><p>No.</p><h3 id="c">A second</h3><p>Yes.</p><h2 id="d">Else</h2>
<p>More.</p></main>""",
    )
    gathering = read_sections(Output(frozenset(), (page,)))[1]
    assert gathering == Section("q/index.html#a", "Questions", "Danger", "Is it safe? A second.")


def test_a_page_that_asks_not_to_be_found_is_left_out() -> None:
    page = Page("s.html", b"<main><h1>Search</h1><p>x</p></main>")
    assert read_sections(Output(frozenset(), (page,))) == []
