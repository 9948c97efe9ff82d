"""What machines read about the site says what its pages say, and carries the crisis line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from sitekit.discovery.announce import PICTURE, announce
from sitekit.discovery.listings import ATOM_SPACE, SITEMAP_SPACE
from sitekit.discovery.share_picture import share_picture
from sitekit.discovery.structured_data import with_structured_data
from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page
from sitekit.pages import read_output

URL = "https://near.example/still/"
LINE = (
    "In crisis? In the US, call or text 988 (988 Suicide & Crisis Lifeline): free."
    " In danger now: call 911."
)
PAGE = """<!doctype html><html lang="en"><head><title>{title} – Still Near</title>
<meta name="description" content="About {title}."></head><body>
<aside data-crisis-banner><p>In crisis? In the US, call or text 988 (988 Suicide &amp; Crisis
Lifeline): free. In danger now: call 911.</p></aside>
<main data-kind="{kind}"><h1>{title}</h1><div class="prose">{body}</div>
<section class="review-note"><time datetime="{day}">then</time></section></main></body></html>"""
ASKED = """<h2 id="one">One</h2><h3 id="q-a">Is it <b>me</b>?</h3>
<p>No. <small>some evidence</small><sup>1</sup></p><ul><li>Not you.</li></ul>
<h3 id="q-b">And now?</h3><p>Call 988.</p><h2 id="two">Two</h2><h3 id="x">Else</h3>"""


def html(title: str, kind: str, body: str = "<p>Words.</p>", day: str = "2026-11-24") -> str:
    return PAGE.format(title=title, kind=kind, body=body, day=day)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in {
        "index.html": html("Far away", "home"),
        "articles/fade/index.html": html("Fade", "article", day="2026-11-20"),
        "both/wait/index.html": html("Wait & see", "guide"),
        "questions/index.html": html("Questions", "questions", ASKED),
        "404.html": html("Not here", "page"),
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def said(folder: Path, path: str) -> list[dict[str, object]]:
    page = next(page for page in read_output(folder).pages if page.path == path)
    scripts = page.tree.css('script[type="application/ld+json"]')
    assert len(scripts) <= 1
    graph: list[dict[str, object]] = json.loads(scripts[0].text())["@graph"] if scripts else []
    return graph


def test_the_lists_name_every_page_once_by_its_whole_address(folder: Path) -> None:
    announce(folder, read_output(folder), URL)
    places = [
        e.text
        for e in fromstring((folder / "sitemap.xml").read_bytes()).iter(f"{{{SITEMAP_SPACE}}}loc")
    ]
    paths = ["", "articles/fade/", "both/wait/", "questions/"]
    assert places == [URL + path for path in paths]
    assert f"Sitemap: {URL}sitemap.xml" in (folder / "robots.txt").read_text()
    listed = (folder / "llms.txt").read_text()
    assert all(f"]({URL}{path}): About" in listed for path in paths)


def test_the_feed_has_the_long_reads_latest_first_with_the_crisis_line(folder: Path) -> None:
    announce(folder, read_output(folder), URL)
    feed = fromstring((folder / "feed.xml").read_bytes())
    names = {"a": ATOM_SPACE}
    assert [e.text for e in feed.findall("a:entry/a:title", names)] == ["Wait & see", "Fade"]
    assert feed.findtext("a:updated", "", names) == "2026-11-24T00:00:00Z"
    assert feed.findtext("a:subtitle", "", names) == LINE
    assert all(LINE in (e.text or "") for e in feed.findall("a:entry/a:summary", names))


def test_without_an_address_nothing_is_made_that_needs_one(folder: Path) -> None:
    announce(folder, read_output(folder), URL)
    announce(folder, read_output(folder), "")
    for name in ("sitemap.xml", "feed.xml", PICTURE):
        assert not (folder / name).exists()
    assert (folder / "robots.txt").read_text() == "User-agent: *\nDisallow:\n"
    assert "(articles/fade/)" in (folder / "llms.txt").read_text()


def test_the_crisis_line_stands_in_what_language_models_read(folder: Path) -> None:
    announce(folder, read_output(folder), "")
    assert LINE in (folder / "llms.txt").read_text()


def test_doing_it_twice_changes_nothing(folder: Path) -> None:
    announce(folder, read_output(folder), URL)
    once = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    announce(folder, read_output(folder), URL)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == once


def test_an_article_claims_no_author_and_no_reviewer(folder: Path) -> None:
    announce(folder, read_output(folder), URL)
    article, crumbs = said(folder, "articles/fade/index.html")
    assert article["@type"] == "Article"
    assert article["headline"] == "Fade"
    assert article["dateModified"] == "2026-11-20"
    assert article["url"] == f"{URL}articles/fade/"
    assert not {"author", "reviewedBy", "aggregateRating"} & set(article)
    assert crumbs["@type"] == "BreadcrumbList"
    items = crumbs["itemListElement"]
    assert isinstance(items, list)
    assert [item["item"] for item in items] == [URL, f"{URL}articles/fade/"]


def test_each_question_has_its_whole_answer_and_no_labels(folder: Path) -> None:
    announce(folder, read_output(folder), "")
    (page,) = said(folder, "questions/index.html")
    asked = page["mainEntity"]
    assert isinstance(asked, list)
    assert [(it["name"], it["acceptedAnswer"]["text"]) for it in asked] == [
        ("Is it me?", "No. Not you."),
        ("And now?", "Call 988."),
    ]


def test_words_of_a_page_cannot_end_its_data() -> None:
    text = html("A &lt;/script&gt; title", "article")
    data = with_structured_data(Page("a/index.html", text.encode()), "Still Near", "")
    assert b"A <\\/script> title" in data


def test_a_folder_without_a_front_page_cannot_be_announced(folder: Path) -> None:
    (folder / "index.html").unlink()
    with pytest.raises(CouldNotCheck, match="front page"):
        announce(folder, read_output(folder), URL)


def test_the_picture_is_of_the_size_that_is_said_and_always_the_same() -> None:
    data = share_picture("Still Near", "When someone feels far", "US: call 988.")
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert data == share_picture("Still Near", "When someone feels far", "US: call 988.")
    assert data != share_picture("Still Near", "When someone feels far", "US: call 911.")
    assert len(data) < 60_000
