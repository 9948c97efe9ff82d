"""The words of the built pages keep the site's own limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import FILES
from sitekit.content.language import check_language, read_rules
from sitekit.content.reading import measure
from sitekit.pages import read_output
from sitekit.pipeline import LANGUAGE

ARTICLES = [path for path in FILES if path.startswith("articles/")]


def test_every_page_is_plain(site: Path) -> None:
    assert check_language(read_output(site), read_rules(LANGUAGE)) == []


@pytest.mark.parametrize("path", ARTICLES)
def test_the_articles_are_as_easy_to_read_as_we_aim_for(site: Path, path: str) -> None:
    page = next(page for page in read_output(site).pages if page.path == path)
    measured = measure(page)
    assert measured is not None
    assert measured.grade <= 7.5
    assert measured.ease >= 65
    assert measured.mean_sentence_words <= 13
    assert measured.over_twenty <= 0.05


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_has_its_parts_in_order(site: Path, path: str) -> None:
    page = next(page for page in read_output(site).pages if page.path == path)
    body = page.tree.css_first("main .prose")
    assert body is not None
    first = next(node for node in body.iter() if node.is_element_node)
    assert first.attributes.get("class") == "in-short"
    ids = [node.attributes.get("id") for node in body.css("h2")]
    for part in (
        "when-patience-is-not-the-answer", "get-help-now", "questions", "how-sure", "words",
    ):  # fmt: skip
        assert part in ids
    assert ids[-1] == "sources"
    assert body.css("table") != []
    assert body.css("blockquote") != []
    notes = body.css(".footnote li")
    leads = [link.text() for link in body.css('.footnote a[href*="#claim-"]')]
    works = set(leads) - {"What it rests on"}  # that note names no work
    assert len(leads) == len(notes)
    assert len(notes) >= 20
    assert 15 <= len(works) <= 25


GUIDES = [path for path in FILES if path.startswith(("articles/", "both-sides/", "more-help/"))]


@pytest.mark.parametrize("path", [*GUIDES, "safety/reading-safely/index.html"])
def test_a_frightened_reader_finds_the_way_out_on_top_of_each_guide(site: Path, path: str) -> None:
    page = next(page for page in read_output(site).pages if page.path == path)
    links = page.tree.css(".in-short a")
    leads = [link.attributes.get("href") or "" for link in links]
    assert any("when-patience-is-not-the-answer" in href for href in leads)


def test_every_page_about_people_leads_to_help_in_its_own_text(site: Path) -> None:
    for page in read_output(site).pages:
        if page.path in {"404.html", "search/index.html"}:
            continue
        hrefs = [link.attributes.get("href") or "" for link in page.tree.css("main .prose a")]
        assert any(
            href.startswith(("tel:988", "#get-help-now")) or "get-help" in href for href in hrefs
        ), page.path
