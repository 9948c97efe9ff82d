"""The site below a path of a host, as project pages are published: /still-near/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from sitekit.html_view import Page, addresses
from sitekit.pages import read_output
from support.hosts import Host, ask, nginx
from support.project import Project, copy_project

BASE = "/still-near/"
SITE_URL = f"https://example.org{BASE}"
DEEP = f"{BASE}no/such/page/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built for an address with a path."""
    project = copy_project(tmp_path_factory.mktemp("below") / "project")
    run = project.run("scripts/build.py", SITE_URL=SITE_URL)
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="module")
def deployed(below: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """That build on nginx, below its path."""
    with nginx(below, tmp_path_factory.mktemp("nginx"), BASE) as running:
        yield running


def linked(page: Page, where: str) -> set[str]:
    """The paths on this host that a page, shown at `where`, points at."""
    ways = {address for _, address in addresses(page) if not address.startswith("#")}
    found = {urldefrag(urljoin(f"http://here{where}", way))[0] for way in ways}
    return {urlsplit(url).path for url in found if url.startswith("http://here/")}


def test_every_address_stays_below_the_path_and_is_answered(deployed: Host, below: Project) -> None:
    asked: set[str] = set()
    for page in read_output(below.site, BASE).pages:
        where = DEEP if page.path == "404.html" else BASE + page.path.removesuffix("index.html")
        asked |= linked(page, where)
    assert len(asked) > 30
    assert {path for path in asked if not path.startswith(BASE)} == set()
    assert {path: ask(deployed, path).status for path in asked} == dict.fromkeys(asked, 200)


def test_the_page_for_wrong_addresses_leads_on_from_any_depth(
    deployed: Host, below: Project
) -> None:
    for path in (DEEP, f"{BASE}x", "/elsewhere/", f"{BASE}about/x/y/z/"):
        answer = ask(deployed, path)
        assert answer.status == 404
        assert answer.body == (below.site / "404.html").read_bytes()
        ways = linked(Page("404.html", answer.body, BASE), path)
        assert f"{BASE}get-help/" in ways
        assert all(way.startswith(BASE) for way in ways)


def test_pages_are_sent_with_their_policy_and_short_addresses_lead_on(deployed: Host) -> None:
    assert "sha256-" in ask(deployed, f"{BASE}about/").headers["content-security-policy"]
    assert ask(deployed, f"{BASE}help").headers["location"] == f"{BASE}get-help/"
    assert ask(deployed, f"{BASE}about").headers["location"] == f"{BASE}about/"


def test_the_gate_passes_the_site_where_it_is_served(deployed: Host, below: Project) -> None:
    run = below.run("scripts/check_banner.py", deployed.address)
    assert run.code == 0, run.said


def test_whole_addresses_name_the_path(below: Project) -> None:
    sitemap = (below.site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == sitemap.count(f"<loc>{SITE_URL}") > 20
    front = Path(below.site / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}">' in front
