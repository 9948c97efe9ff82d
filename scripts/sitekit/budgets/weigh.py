"""What a first visit to a page costs, in bytes of gzip -9 and in requests that hold it up."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..html_view import Page, visible_text
from ..memory import key_of, recall

FIRST_PARAGRAPHS = 3
IN_SHORT = re.compile(rb"""<section\b[^>]*\bclass=["']?[^"'>]*\bin-short\b""", re.IGNORECASE)
SECTION = re.compile(rb"<(/?)section\b[^>]*>", re.IGNORECASE)
MAIN = re.compile(rb"<main\b", re.IGNORECASE)
PARAGRAPH_END = re.compile(rb"</p\s*>", re.IGNORECASE)
# A lazy picture is no part of it, nor is a stylesheet that waits to be needed.
LOADED = (
    "script[src], link[rel~=stylesheet]:not([disabled]), link[rel~=icon], link[rel~=preload],"
    " img[src]:not([loading=lazy]), source[src]"
)


@dataclass(frozen=True)
class Weight:
    """One page on the scales."""

    html: int
    first_screen: int  # the document up to the end of what a reader sees first
    requests: int  # the document itself, and what the browser waits for before it paints
    first_view: int  # the document and everything it loads by itself


def weigh(page: Page, size_of: Callable[[str], int]) -> Weight:
    """Weigh a page; `size_of` tells what a file of the output weighs."""
    html, first_screen, requests, loaded = recall(("weight", key_of(page)), lambda: _alone(page))
    return Weight(html, first_screen, requests, html + sum(map(size_of, loaded)))


def _alone(page: Page) -> tuple[int, int, int, tuple[str, ...]]:
    """Its weights without what it loads, and what that is."""
    loaded = dict(_loaded(page))
    first_screen = zipped(page.data[: first_screen_end(page.data)])
    requests = 1 + sum(map(_blocks, loaded.values()))
    return zipped(page.data), first_screen, requests, tuple(loaded)


def zipped(data: bytes) -> int:
    """How many bytes of gzip -9 it makes."""
    return len(gzip.compress(data, 9, mtime=0))


def first_screen_end(data: bytes) -> int:
    """Where the summary box ends, or else the third paragraph of the page; or the document."""
    if (box := IN_SHORT.search(data)) is not None:
        depth = 0
        for tag in SECTION.finditer(data, box.start()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                return tag.end()
    main = MAIN.search(data)
    ends = PARAGRAPH_END.finditer(data, main.end()) if main else iter(())
    paragraphs = [end.end() for _, end in zip(range(FIRST_PARAGRAPHS), ends, strict=False)]
    return paragraphs[-1] if paragraphs else len(data)


def parts(page: Page) -> dict[str, int]:
    """What each part adds to the page, the heaviest first: how much lighter it is without it."""
    tree = page.tree
    whole = zipped(page.data)
    styles = _inside(tree.css("style"))
    scripts = _inside(tree.css("script:not([src])"))
    head = tree.head.html if tree.head and tree.head.html else ""
    found = {
        "styles": whole - zipped(_without(page.data, styles)),
        "scripts": whole - zipped(_without(page.data, scripts)),
        "head": whole - zipped(_without(page.data, [head])),
        "text": zipped(visible_text(tree.body).encode()) if tree.body else 0,
    }
    found["head"] = max(0, found["head"] - found["styles"])
    return dict(sorted(found.items(), key=lambda part: -part[1]))


def _inside(nodes: list[LexborNode]) -> list[str]:
    return [node.text() for node in nodes if node.text()]


def _without(data: bytes, texts: list[str]) -> bytes:
    for text in texts:
        data = data.replace(text.encode(), b"")
    return data


def _loaded(page: Page) -> Iterator[tuple[str, LexborNode]]:
    """Files of the output that the page fetches by itself."""
    for node in page.tree.css(LOADED):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        target = resolve(page.path, address, page.base)
        if target is not None and address:
            yield target.path, node


def _blocks(node: LexborNode) -> bool:
    """Does the browser wait for it before it paints?"""
    given = node.attributes
    if node.tag == "link":
        return "stylesheet" in (given.get("rel") or "") and given.get("media") != "print"
    waits = not ({"defer", "async"} & set(given)) and given.get("type") != "module"
    return node.tag == "script" and waits
