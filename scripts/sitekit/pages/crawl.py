"""The pages of a live site: by its sitemap and its links, below the address it starts at."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from ..findings import CouldNotCheck
from ..html_view import Page
from .encoding import by_mark
from .follow import is_below, links_of, loads_of, path_below, plain, sitemap_of
from .limits import CrawlLimits
from .markup import make_page
from .names import SNIFFED, begins_like_page, is_text
from .output import Output
from .patience import within
from .web import ANYTHING, Answer, Visitor, site_of

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
XML_TYPES = frozenset({"application/xml", "text/xml"})
TEXT_TYPES = frozenset(
    {"text/css", "text/javascript", "application/javascript", "application/x-javascript"}
)
MAY_BE_PAGE = HTML_TYPES | XML_TYPES | {""}
# No page has this address, so that what comes is the site's answer to a wrong one.
LOST = "still-near-check/no-such-page/"


@dataclass(frozen=True)
class Crawled:
    """The pages of a live site, and what was seen but not checked."""

    output: Output
    top: str  # the address all paths are read from
    skipped: tuple[str, ...]


def crawl(start: str, limits: CrawlLimits | None = None) -> Crawled:
    """Visit every page of a site, and the page it shows for a wrong address.

    Queries are left out of addresses: a static site shows the same page for each.

    Raises:
        CouldNotCheck: no answer, an error of the server, or more than the limits allow.
    """
    limits = limits or CrawlLimits()
    address = urlsplit(start) if site_of(start) else None
    if address is None or address.username or address.password:
        raise CouldNotCheck(f"{start}: is no web address that can be asked without a password")
    return within(limits.seconds, start, lambda: _visit_all(plain(start), limits))


def _visit_all(start: str, limits: CrawlLimits) -> Crawled:
    with Visitor(limits) as visitor:
        first = visitor.get(start, MAY_BE_PAGE)
        if first.elsewhere:
            raise CouldNotCheck(f"{start}: leads to another site, {first.url}")
        if first.status >= 400 or first.kind not in HTML_TYPES:
            kind = first.kind or "no type"
            raise CouldNotCheck(f"{start}: answers {first.status} with {kind}, not with a page")
        top = plain(first.url).rpartition("/")[0] + "/"
        crawled = _Crawl(top, visitor)
        crawled.take(first)
        crawled.take(visitor.get(top + LOST, ANYTHING), lost=True)
        crawled.visit(sitemap_of(top, lambda url: visitor.get(url, XML_TYPES)))
    return crawled.result()


class _Crawl:
    """What is still to be visited, and what was read."""

    def __init__(self, top: str, visitor: Visitor) -> None:
        self.top = top
        self.visitor = visitor
        self.pages: dict[str, Page] = {}
        self.texts: dict[str, bytes] = {}
        self.skipped: set[str] = set()
        self.queue: deque[str] = deque()
        self.seen: set[str] = set()  # by path

    def result(self) -> Crawled:
        """Everything that was read."""
        pages = tuple(self.pages[path] for path in sorted(self.pages))
        files = frozenset(self.pages) | frozenset(self.texts)
        return Crawled(Output(files, pages, self.texts), self.top, tuple(sorted(self.skipped)))

    def visit(self, addresses: list[str]) -> None:
        """Visit what a sitemap names, and whatever is linked from there and from before."""
        elsewhere = [url for url in addresses if not is_below(url, self.top)]
        if elsewhere:
            self.skipped.add(f"{len(elsewhere)} addresses of the sitemap: of another site")
        for url in addresses:
            self._enqueue(url)
        while self.queue:
            url = self.queue.popleft()
            has_words = is_text(path_below(url, self.top))
            self.take(self.visitor.get(url, ANYTHING if has_words else MAY_BE_PAGE))

    def take(self, answer: Answer, *, lost: bool = False) -> None:
        """Keep the page an answer holds, load its styles and scripts, note its links."""
        if answer.elsewhere or not is_below(answer.url, self.top):
            self.skipped.add(f"{answer.url}: a redirect leads there, out of this site")
            return
        path = path_below(answer.url, self.top)
        if path in self.pages or answer.data is None:
            return
        if not (lost or _is_page(path, answer)):
            if is_text(path):  # words beside the pages: a feed, a calendar, a drawing
                self._keep(path, answer)
            return
        if len(self.pages) >= self.visitor.limits.pages:
            raise CouldNotCheck(f"{self.top}: has more than {len(self.pages)} pages")
        page = _page(path, answer, urlsplit(self.top).path)
        self.pages[path] = page
        self.seen.add(path)
        for url in links_of(page, answer.url):
            self._enqueue(url)
        for url in loads_of(page, answer.url):
            self._load(urldefrag(url).url)
        page.forget()  # its bytes are kept, and they are bounded

    def _enqueue(self, url: str) -> None:
        if not is_below(url, self.top):
            return
        path = path_below(url, self.top)
        if path not in self.seen:
            self.seen.add(path)
            self.queue.append(plain(url))
        if len(self.seen) > self.visitor.limits.addresses:
            raise CouldNotCheck(f"{self.top}: has more than {len(self.seen) - 1} addresses")

    def _load(self, url: str) -> None:
        if not is_below(url, self.top) or path_below(url, self.top) in self.seen:
            return
        path = path_below(url, self.top)
        self.seen.add(path)
        answer = self.visitor.get(url, TEXT_TYPES)
        if not answer.elsewhere:
            self._keep(path, answer)

    def _keep(self, path: str, answer: Answer) -> None:
        if answer.status == 200 and answer.data is not None:
            marked = by_mark(answer.data)
            self.texts[path] = answer.data if marked is None else marked


def _page(path: str, answer: Answer, base: str) -> Page:
    data = answer.data or b""
    if answer.kind in XML_TYPES | {"application/xhtml+xml"}:
        return Page(path, make_page(f"{path}.xhtml", data, base).data, base)
    return replace(make_page(f"{path}.html", data, base, answer.charset), path=path)


def _is_page(path: str, answer: Answer) -> bool:
    if answer.kind in HTML_TYPES:
        return True
    name = "root.xml" if answer.kind in XML_TYPES else path
    return begins_like_page(name, (answer.data or b"")[:SNIFFED])
