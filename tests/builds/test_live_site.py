"""A live site: every page it shows, also for a wrong address, and no pass without an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.banner.gate import check_banners
from sitekit.pages.crawl import LOST, crawl
from support.live import HTML, LOST_PAGE, QUICK, answering, crawled, linking, paths, redirect, site
from support.samples import GOOD, HELP, NO_LINE, as_xhtml, site_files, write_folder
from support.server import served


def test_a_right_site_passes_with_its_answer_to_a_wrong_address(tmp_path: Path) -> None:
    with served(write_folder(tmp_path, site_files())) as url:
        found = crawl(url, QUICK)
    assert paths(found) == {"index.html", "get-help/index.html", LOST_PAGE}
    assert check_banners(found.output) == []
    assert found.skipped == ()


def test_a_linked_page_and_a_wrong_address_without_the_line_are_found(tmp_path: Path) -> None:
    files = site_files() | {"index.html": linking("old/"), "old/index.html": NO_LINE}
    with served(write_folder(tmp_path, files | {"404.html": NO_LINE})) as url:
        found = check_banners(crawl(url, QUICK).output)
    assert {finding.path for finding in found} == {"old/index.html", LOST_PAGE}
    assert {finding.rule for finding in found} == {"banner-missing"}


@pytest.mark.parametrize("body", [b"", b"Not found"])
def test_a_bare_answer_to_a_wrong_address_is_found(body: bytes) -> None:
    found = crawled({**site(), "/" + LOST: (404, {"Content-Type": "text/plain"}, body)})
    assert {it.path for it in check_banners(found.output)} == {LOST_PAGE}


def test_a_page_only_the_sitemap_names_is_found() -> None:
    with answering({}) as (url, _):
        index = f"<sitemapindex><sitemap><loc>{url}/more.xml</loc></sitemap></sitemapindex>"
        more = f"<urlset><url><loc>{url}/far/</loc></url><url><loc>https://a.example/</loc></url>"
        replies = site(
            **{
                "sitemap.xml": (200, {"Content-Type": "text/xml"}, index.encode()),
                "more.xml": (200, {"Content-Type": "text/xml"}, f"{more}</urlset>".encode()),
                "far_": (200, HTML, NO_LINE),
            }
        )
    with answering(replies) as (other, _):
        for name in ("/sitemap.xml", "/more.xml"):
            status, headers, body = replies[name]  # type: ignore[misc]
            replies[name] = (status, headers, body.replace(url.encode(), other.encode()))
        found = crawl(other, QUICK)
    assert "far/index.html" in paths(found)
    assert found.skipped == ("1 addresses of the sitemap: of another site",)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="x">', '<a href="/x?q=1#f">', '<area href="./x">', '<iframe src="x"></iframe>',
        '<link rel="alternate" href="x">', '<meta http-equiv=Refresh content="9; URL=\'/x\'">',
        '<object data="x"></object>', '<a href=" /a/../x ">', "<base href='/a/'><a href='../x'>",
    ],
)  # fmt: skip
def test_every_way_to_lead_to_a_page_is_followed(link: str) -> None:
    start = GOOD.replace(b"<h1>", link.encode() + b"<h1>")
    assert "x" in paths(crawled(site() | {"/": (200, HTML, start), "/x": (200, HTML, GOOD)}))


def test_only_the_same_host_below_the_start_is_visited() -> None:
    links = ("/other/", "https://a.example/", "//a.example/b", "../", "http://[", "mailto:a@b.c",
             "/near/%2e%2e/other/", "/nearby/", "tel:988", "javascript:0")  # fmt: skip
    replies = site(near_=(200, HTML, linking(*links)))
    replies["/near/get-help/"] = (200, HTML, HELP)
    with answering(replies) as (url, asked):
        found = crawl(f"{url}/near/", QUICK)
        seen = {handler.path for handler in asked}
    assert paths(found) == {"index.html", "get-help/index.html", LOST_PAGE}
    assert {page.base for page in found.output.pages} == {"/near/"}
    assert all(path.startswith("/near/") for path in seen)


def test_it_says_who_it_is_and_keeps_one_connection() -> None:
    sitemap = (200, {"Content-Type": "text/xml"}, b"<urlset/>")
    start = (200, {**HTML, "Set-Cookie": "a=b"}, GOOD)
    with answering(site(**{"": start, "sitemap.xml": sitemap})) as (url, asked):
        crawl(url, QUICK)
    assert {it.headers["User-Agent"] for it in asked} == {"still-near-check"}
    assert not any(it.headers["Cookie"] or it.headers["Authorization"] for it in asked)
    assert len({it.client_address for it in asked}) == 1


def test_redirects_of_the_same_host_are_followed() -> None:
    replies = site(old=redirect("/new/"), new_=(200, HTML, NO_LINE), start=redirect("/"))
    replies["/"] = (200, HTML, linking("old"))
    found = crawled(replies, "/start")
    assert {finding.path for finding in check_banners(found.output)} == {"new/index.html"}


def test_a_redirect_off_the_host_is_noted() -> None:
    replies = site(away=redirect("https://a.example/x"))
    replies["/"] = (200, HTML, linking("away"))
    (note,) = crawled(replies).skipped
    assert note.startswith("https://a.example/x: a redirect")


def test_styles_and_scripts_of_the_site_are_read_for_the_rules() -> None:
    start = GOOD.replace(b"<title>", b'<link rel=stylesheet href="a.css?v=1"><title>')
    css = {"Content-Type": "text/css"}
    found = crawled(site(**{"": (200, HTML, start), "a.css": (200, css, b"")}))
    assert "a.css" not in found.output.texts
    replies = site() | {"/": (200, HTML, start), "/a.css?v=1": (200, css, b"a {}")}
    assert crawled(replies).output.texts == {"a.css": b"a {}"}


def test_words_beside_the_pages_are_read_for_the_rules() -> None:
    replies = site() | {
        "/": (200, HTML, linking("more.txt", "photo.png", "lost.txt")),
        "/more.txt": (200, {"Content-Type": "application/octet-stream"}, b"988 is out of service."),
        "/photo.png": (200, {"Content-Type": "image/png"}, b"988 is out of service."),
        "/lost.txt": (404, {"Content-Type": "text/plain"}, b"988 is out of service."),
    }
    output = crawled(replies).output
    assert set(output.texts) == {"more.txt"}
    assert [finding.rule for finding in check_banners(output)] == ["line-denied"]


def test_a_page_in_xhtml_or_without_a_type_is_a_page() -> None:
    replies = site(
        x=(200, {"Content-Type": "application/xhtml+xml"}, as_xhtml(NO_LINE_XHTML)),
        y=(200, {}, NO_LINE),
        z=(200, {"Content-Type": "application/xml"}, as_xhtml(NO_LINE_XHTML)),
        feed=(200, {"Content-Type": "application/xml"}, b"<rss/>"),
        zip=(200, {"Content-Type": "application/zip"}, NO_LINE),
    )
    replies["/"] = (200, HTML, linking("x", "y", "z", "feed", "zip"))
    assert {it.path for it in check_banners(crawled(replies).output)} == {"x", "y", "z"}


NO_LINE_XHTML = b"<html lang='en'><body><p>Hello</p></body></html>"
