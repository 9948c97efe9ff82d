"""Which addresses a live page leads to, and which file of a site an address is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ..findings import CouldNotCheck
from ..html_view import Page
from .web import Answer, site_of

LINKS = (
    ("a[href], area[href]", "href"),
    ("link[rel~=next], link[rel~=prev], link[rel~=alternate], link[rel~=canonical]", "href"),
    ("link[rel~=manifest]", "href"),
    ('img[src$=".svg" i]', "src"),
    ("iframe[src], frame[src], embed[src]", "src"),
    ("object[data]", "data"),
)
LOADED = (("link[rel~=stylesheet]", "href"), ("script[src]", "src"))
REFRESH = re.compile(r"""^[\s\d.]*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.IGNORECASE)
MAX_SITEMAPS = 50

Ask = Callable[[str], Answer]


def plain(url: str) -> str:
    """An address without fragment and query, and with a path."""
    parts = urlsplit(urldefrag(url).url)._replace(query="")
    return parts._replace(path=parts.path or "/").geturl()


def is_below(url: str, top: str) -> bool:
    """Whether an address belongs to the site that starts at `top`."""
    if site_of(url) is None or site_of(url) != site_of(top):
        return False
    path = posixpath.normpath(unquote(urlsplit(url).path) or "/") + "/"
    return path.startswith(unquote(urlsplit(top).path))


def path_below(url: str, top: str) -> str:
    """The file in which a static host keeps what it shows at an address."""
    path = unquote(urlsplit(url).path)[len(unquote(urlsplit(top).path)) :]
    return path + "index.html" if not path or path.endswith("/") else path


def links_of(page: Page, url: str) -> Iterator[str]:
    """Every address a reader of the page can be led to."""
    yield from _addresses(page, url, LINKS)
    for meta in page.tree.css("meta[http-equiv=refresh i]"):
        if found := REFRESH.match(meta.attributes.get("content") or ""):
            yield from _joined(url, found[1])


def loads_of(page: Page, url: str) -> Iterator[str]:
    """Every stylesheet and script the page asks for."""
    yield from _addresses(page, url, LOADED)


def sitemap_of(top: str, ask: Ask) -> list[str]:
    """Every address the site's sitemap names; none if there is no sitemap.

    Raises:
        CouldNotCheck: there is one and it cannot be read, or there are too many.
    """
    found: list[str] = []
    pending, seen = [urljoin(top, "sitemap.xml")], set[str]()
    while pending:
        url = pending.pop()
        if url in seen:
            continue
        seen.add(url)
        if len(seen) > MAX_SITEMAPS:
            raise CouldNotCheck(f"{top}: has more than {MAX_SITEMAPS} sitemaps")
        pages, sitemaps = _read_sitemap(ask(url))
        found += pages
        pending += [other for other in sitemaps if is_below(other, top)]
    return found


def _read_sitemap(answer: Answer) -> tuple[list[str], list[str]]:
    if answer.status != 200 or not answer.data or answer.elsewhere:
        return [], []
    try:
        root = fromstring(answer.data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise CouldNotCheck(f"{answer.url}: cannot be read as a sitemap ({error})") from error
    places = [
        place.text.strip()
        for entry in root
        for place in entry
        if place.tag.rpartition("}")[2] == "loc" and place.text
    ]
    return ([], places) if root.tag.rpartition("}")[2] == "sitemapindex" else (places, [])


def _addresses(page: Page, url: str, kinds: tuple[tuple[str, str], ...]) -> Iterator[str]:
    base = page.tree.css_first("base[href]")
    starts = [*_joined(url, base.attributes.get("href") or "")] if base else [url]
    for selector, attribute in kinds:
        for node in page.tree.css(selector):
            for start in starts:
                yield from _joined(start, node.attributes.get(attribute) or "")


def _joined(start: str, address: str) -> Iterator[str]:
    try:
        yield urljoin(start, address.strip())
    except ValueError:
        return  # no browser can follow it either
