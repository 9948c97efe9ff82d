"""The search index, made from the built pages so that any generator will do.

One entry is one section: what stands between a heading with an id and the next one.
It is written as a plain script, because a page opened from a disk may not fetch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from selectolax.lexbor import LexborNode

from ..html_view import Page, squeeze, visible_text
from ..memory import of_page
from ..pages import Output

INDEX_PATH = "assets/search-index.js"
SOURCE_NOTES = "sup, small, .footnote"
HEADINGS = frozenset({"h1", "h2", "h3"})
LEFT_OUT = "data-search-skip"  # contents lists, share rows: words that answer nothing


@dataclass(frozen=True)
class Section:
    """A place a result can lead to: its address, its page, its heading, its words."""

    url: str  # relative to the top folder
    page: str
    heading: str
    text: str


def build_index(output: Output) -> list[Section]:
    """Every section of every page that asks to be found."""
    return [section for page in output.pages for section in of_page(_sections, page)]


def write_index(folder: Path, sections: list[Section]) -> Path:
    """Write the index as a script that any page can load, also from a disk."""
    target = folder / INDEX_PATH
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(section) for section in sections]
    payload = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"window.stillNearIndex={payload};\n", encoding="utf-8")
    return target


def _sections(page: Page) -> Iterator[Section]:
    main = Page(page.path, page.data).tree.css_first("main[data-search]")  # a copy to cut in
    if main is None:
        return
    for node in main.css(SOURCE_NOTES):
        node.decompose()
    title_node = main.css_first("h1")
    title = visible_text(title_node) if title_node else page.path
    url, heading, words = page.path, title, list[str]()
    for node in _pieces(main):
        if node.tag in HEADINGS and (node.attributes.get("id") or node.tag == "h1"):
            if words:
                yield Section(url, title, heading, squeeze(" ".join(words)))
            anchor = node.attributes.get("id")
            url = f"{page.path}#{anchor}" if anchor and node.tag != "h1" else page.path
            heading, words = visible_text(node), []
        else:
            words.append(visible_text(node))
    if words:
        yield Section(url, title, heading, squeeze(" ".join(words)))


def _pieces(main: LexborNode) -> Iterator[LexborNode]:
    """Headings, and the largest pieces without a heading inside, in reading order."""
    pending = list(main.iter())[::-1]
    while pending:
        node = pending.pop()
        if LEFT_OUT in node.attributes:
            continue
        if node.tag in HEADINGS or not node.css(f"h1,h2,h3,[{LEFT_OUT}]"):
            yield node
        else:
            pending.extend(list(node.iter())[::-1])
