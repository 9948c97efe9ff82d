"""Whether two outputs give readers the same: pages, addresses, words, links, places to link to."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from urllib.parse import urljoin

from .findings import Finding
from .html_view import Page, squeeze, visible_text
from .pages import Output

MEND = "Find what the templates or pages use that only one engine knows (CONTRIBUTING.md, Engines)."
SHOWN = 60  # characters of what differs


def compare(old: Output, new: Output, name: str) -> Iterator[Finding]:
    """What a reader of `new`, built by the engine `name`, would meet that `old` does not have."""
    before, after = ({page.path: page for page in output.pages} for output in (old, new))
    for path in sorted(before.keys() ^ after.keys()):
        message = f"{name} {'does not make' if path in before else 'makes'} this page"
        yield Finding(path, 0, "engine-pages", message, MEND)
    for path in sorted(before.keys() & after.keys()):
        for what, look in (("words", words), ("links", links), ("places to link to", anchors)):
            was, now = look(before[path]), look(after[path])
            if was != now:
                message = f"{name} gives other {what}: {_first_difference(was, now)}"
                yield Finding(path, 0, "engine-differs", message, MEND)


def words(page: Page) -> list[str]:
    """What a reader sees or hears, word by word."""
    body = page.tree.body
    return squeeze(visible_text(body)).split() if body else []


def links(page: Page) -> list[str]:
    """Where each link leads, in order, however it is spelled: `./..` is `..`."""
    here = "http://site.invalid/" + page.path.removesuffix("index.html")
    found = (link.attributes.get("href") or "" for link in page.tree.css("a[href]"))
    return [urljoin(here, href) for href in found]


def anchors(page: Page) -> list[str]:
    """What links from elsewhere may name, in order."""
    return [node.attributes.get("id") or "" for node in page.tree.css("[id]")]


def _first_difference(was: list[str], now: list[str]) -> str:
    for kind, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            return f"“{' '.join(was[a:b])[:SHOWN]}” became “{' '.join(now[c:d])[:SHOWN]}”"
    return ""
