"""The list of all topics: below each page of the menu, the parts of that page.

A reader without scripts has no search box. They have this list, made from the built pages,
and the search of their browser.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..addresses import resolve
from ..html_view import Page, ancestors, visible_text
from ..pages import Output

LIST = re.compile(rb'<div class="all-topics" data-topics>.*?</div>', re.DOTALL)
ENTRY = re.compile(rb'(<li[^>]*><a href="([^"#]*)">[^<]*</a>)(</li>)')
PARTS = "main[data-search] h2[id]"
# They repeat, or lead away; the heading of a card may say whom to call, and a link with those
# words has to call.
BOXES = frozenset({"in-short", "care-card", "contents", "related", "share-row"})
NO_TOPIC = frozenset({"sources", "words"})


@dataclass(frozen=True)
class Part:
    """A part of a page: the id and the words of its heading, and their language if it is named."""

    anchor: str
    words: str
    language: str


def write_topics(folder: Path, output: Output) -> None:
    """Put the parts of each listed page below it. Twice changes nothing."""
    lists = [page for page in output.pages if LIST.search(page.data)]
    parts = {page.path: tuple(_parts(page)) for page in output.pages} if lists else {}
    for page in lists:
        (folder / page.path).write_bytes(_with_parts(page, parts))


def _parts(page: Page) -> Iterator[Part]:
    """Each heading that begins a topic."""
    for heading in page.tree.css(PARTS):
        anchor = heading.attributes.get("id") or ""
        around = [it.attributes for it in ancestors(heading) if it.tag != "html"]
        classes = " ".join(given.get("class") or "" for given in around).split()
        online_only = any("data-online-only" in given for given in around)  # the list is not
        if anchor not in NO_TOPIC and BOXES.isdisjoint(classes) and not online_only:
            language = next((named for given in around if (named := given.get("lang"))), "")
            yield Part(anchor, visible_text(heading), language)


def _with_parts(page: Page, parts: Mapping[str, tuple[Part, ...]]) -> bytes:
    def filled(entry: re.Match[bytes]) -> bytes:
        target = resolve(page.path, entry[2].decode(), page.base)
        found = parts.get(target.path, ()) if target else ()
        if target is None or not found:
            return entry[0]
        way = posixpath.relpath(target.path, posixpath.dirname(page.path) or ".")
        way = quote(way.removesuffix("index.html"))
        rows = "".join(_row(way, part) for part in found)
        return entry[1] + f"<ul>{rows}</ul>".encode() + entry[3]

    return LIST.sub(lambda listed: ENTRY.sub(filled, listed[0]), page.data)


def _row(way: str, part: Part) -> str:
    language = f' lang="{escape(part.language)}"' if part.language else ""
    words = escape(part.words, quote=False)
    return f'<li><a href="{way}#{quote(part.anchor)}"{language}>{words}</a></li>'
