"""With a public address, the built site can be found and shared; every address in it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from conftest import PAGES
from sitekit.discovery.announce import PICTURE
from sitekit.html_view import Page
from sitekit.pages import read_output
from support.project import Project, copy_project

URL = "https://near.example/still/"
PLACES = sorted(path for name, path in PAGES.items() if name != "lost")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("public") / "project")
    run = project.run("scripts/build.py", SITE_URL=URL)
    assert run.code == 0, run.said
    return project


def pages(folder: Path) -> dict[str, Page]:
    return {page.path: page for page in read_output(folder, "/still/").pages}


def graph(page: Page) -> list[dict[str, object]]:
    found = page.tree.css('script[type="application/ld+json"]')
    return [thing for node in found for thing in json.loads(node.text())["@graph"]]


def test_sitemap_and_feed_name_the_pages_of_the_menu(public: Project) -> None:
    top = fromstring((public.site / "sitemap.xml").read_bytes())
    listed = sorted(node.text or "" for node in top.iter() if node.tag.endswith("}loc"))
    assert listed == [URL + place for place in PLACES]
    feed = (public.site / "feed.xml").read_text()
    assert f'<link href="{URL}articles/emotional-distance/"' in feed
    assert "call or text 988" in feed


def test_every_page_names_itself_and_the_picture_that_is_there(public: Project) -> None:
    assert (public.site / PICTURE).is_file()
    for path, page in pages(public.site).items():
        if path == "404.html":
            continue
        place = URL + path.removesuffix("index.html")
        head = page.data.decode().partition("</head>")[0]
        assert f'<link rel="canonical" href="{place}">' in head
        assert f'<meta property="og:image" content="{URL}{PICTURE}">' in head


def test_kinds_of_pages_say_what_they_are(public: Project) -> None:
    found = {path: [thing["@type"] for thing in graph(page)]
             for path, page in pages(public.site).items()}  # fmt: skip
    assert found["index.html"] == ["WebSite"]
    assert found["questions/index.html"] == ["FAQPage", "BreadcrumbList"]
    assert found["articles/emotional-permanence/index.html"] == ["Article", "BreadcrumbList"]
    assert found["both-sides/if-you-wait/index.html"] == ["Article", "BreadcrumbList"]
    assert found["404.html"] == []


def test_no_page_claims_a_reviewer_an_author_or_to_be_medical(public: Project) -> None:
    for page in pages(public.site).values():
        said = json.dumps(graph(page))
        for word in ("reviewedBy", "author", "MedicalWebPage", "aggregateRating"):
            assert word not in said


def test_every_question_is_marked_up_with_its_answer(public: Project) -> None:
    page = pages(public.site)["questions/index.html"]
    asked = next(thing["mainEntity"] for thing in graph(page) if thing["@type"] == "FAQPage")
    assert isinstance(asked, list)
    headings = [node.text() for node in page.tree.css(".prose h3")]
    assert [question["name"] for question in asked] == headings
    assert len(asked) >= 26
    for question in asked:
        assert question["name"].endswith("?")
        assert 60 < len(question["acceptedAnswer"]["text"]) < 1200
        assert "evidence" not in question["acceptedAnswer"]["text"][-20:]


def test_the_offline_copy_holds_nothing_that_only_serves_the_public_site(public: Project) -> None:
    offline = read_output(public.site / "downloads/still-near-offline.zip")
    assert not {"feed.xml", "llms.txt", "robots.txt", "sitemap.xml", PICTURE} & offline.files
    assert all(b"feed.xml" not in page.data for page in offline.pages)
