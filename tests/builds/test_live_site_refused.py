"""A live site that does not answer, or answers without end, is never a pass."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from typing import Any

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.pages.crawl import crawl
from sitekit.pages.limits import CrawlLimits
from support.live import HTML, QUICK, Reply, answering, crawled, cut, drip, linking, redirect, site
from support.samples import GOOD


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((500, HTML, GOOD), r"answers with an error \(500\)"),
        (redirect("/x"), "more than 10 redirects"),
        (redirect("http://[/"), "no answer"),
        ((200, HTML, b"<p>" * 2_000_000), "larger than 5 MB"),
        ((200, HTML, b"<div>" * 10_000), "nested more than"),
        ((200, {**HTML, "Content-Encoding": "gzip"}, b"x"), "is sent packed"),
        ((200, {"Content-Type": "text/html; charset=hz-gb-2312"}, GOOD), "hz-gb-2312"),
        (cut, "no answer"),
        (lambda handler: handler.wfile.write(b"\x00\xff" * 99 + b"\r\n\r\n"), "no answer"),
        (lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), "no answer"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_had_cannot_be_checked(reply: Any, reason: str) -> None:
    with pytest.raises(CouldNotCheck, match=reason):
        crawled(site() | {"/": (200, HTML, linking("x")), "/x": reply})


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((404, HTML, GOOD), "answers 404"),
        ((200, {"Content-Type": "application/json"}, b"{}"), "application/json, not with a page"),
        ((200, {}, GOOD), "no type, not with a page"),
        (redirect("https://a.example/"), "leads to another site"),
        (redirect("ftp://a.example/"), "leads to another site"),
    ],
)
def test_a_start_that_is_no_page_cannot_be_checked(reply: Reply, reason: str) -> None:
    with pytest.raises(CouldNotCheck, match=reason):
        crawled({"/": reply})


@pytest.mark.parametrize("body", [b"<urlset>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_broken_sitemap_cannot_be_checked(body: bytes) -> None:
    xml = {"Content-Type": "text/xml"}
    with pytest.raises(CouldNotCheck, match="cannot be read as a sitemap"):
        crawled(site(**{"sitemap.xml": (200, xml, body)}))


def test_a_silent_server_is_not_waited_for() -> None:
    done = threading.Event()

    def say_nothing(_: object) -> None:
        done.wait()

    with answering(site(x=say_nothing, **{"": (200, HTML, linking("x"))})) as (url, _):
        with pytest.raises(CouldNotCheck, match="no answer"):
            crawl(url, replace(QUICK, timeout=0.1))
        done.set()


@pytest.mark.parametrize("between", [b"X-More: x\r\n", b"\r\nx"])
def test_a_server_that_never_ends_is_given_up(between: bytes) -> None:
    done = threading.Event()
    with answering(site(**{"": drip(done, between)})) as (url, _):
        with pytest.raises(CouldNotCheck, match=r"no answer|not done within 0\.3 seconds|no type"):
            crawl(url, replace(QUICK, seconds=0.3))
        done.set()


def test_a_refused_connection_cannot_be_checked() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with pytest.raises(CouldNotCheck, match="no answer"):
            crawl(f"http://127.0.0.1:{taken.getsockname()[1]}/", QUICK)


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "https:///x", "http://a:b@127.0.0.1/", "http://a:99999/"]
)
def test_what_is_no_address_cannot_be_checked(address: str) -> None:
    with pytest.raises(CouldNotCheck, match="no web address"):
        crawl(address, QUICK)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (CrawlLimits(pages=20, delay=0), "20 pages"),
        (CrawlLimits(addresses=9, delay=0), "9 address"),
    ],
)
def test_a_site_without_end_cannot_be_checked(limits: CrawlLimits, reason: str) -> None:
    names = [f"p{number}" for number in range(30)]
    replies = site(**dict.fromkeys(names, (200, HTML, GOOD)))
    with pytest.raises(CouldNotCheck, match=f"more than {reason}"):
        crawled(replies | {"/": (200, HTML, linking(*names))}, limits=limits)
