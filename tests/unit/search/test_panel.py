"""The words of the search panel: taken from the page in which they were checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page
from sitekit.pages import Output
from sitekit.search.panel import WORDS_PATH, write_panel

BOX = Page("a/index.html", b'<div class="search-box"><a href="../search/">Search</a></div>')
SEARCH = Page(
    "search/index.html",
    '<main><div data-search-panel hidden>\n<p>“Ayuda”</p><a href="../get-help/#now">Help</a>'
    '<a href="tel:988">Call 988</a><a href="#topics">All</a></div><p>more</p></main>'.encode(),
)


def written(folder: Path, *pages: Page) -> str:
    write_panel(folder, Output(frozenset(), pages))
    text = (folder / WORDS_PATH).read_text(encoding="utf-8")
    return str(json.loads(text.partition("panelWords=")[2].rstrip(";\n")))


def test_the_panel_is_written_with_addresses_from_the_top(tmp_path: Path) -> None:
    words = written(tmp_path, BOX, SEARCH)
    assert words.startswith("<div data-search-panel")
    assert words.endswith("</div>")
    assert "“Ayuda”" in words
    assert 'href="get-help/index.html#now"' in words
    assert 'href="search/index.html#topics"' in words
    assert 'href="tel:988"' in words
    assert "more" not in words


def test_addresses_from_the_root_of_a_host_are_read_below_the_sites_path(tmp_path: Path) -> None:
    data = b'<div data-search-panel><a href="/near/get-help/">Help</a></div>'
    assert 'href="get-help/index.html"' in written(tmp_path, Page("search.html", data, "/near/"))


def test_boxes_without_a_panel_are_not_published(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="data-search-panel"):
        write_panel(tmp_path, Output(frozenset(), (BOX,)))


def test_a_site_without_search_gets_no_words(tmp_path: Path) -> None:
    write_panel(tmp_path, Output(frozenset(), (Page("a.html", b"<p>x</p>"),)))
    assert not (tmp_path / WORDS_PATH).exists()
