"""The sections of the built pages, which are what search can lead to.

A section is what stands between a heading with an id and the next one. It is read from
the built pages, so that any generator will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..html_view import Page, squeeze, visible_text
from ..memory import of_page
from ..pages import Output

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


def read_sections(output: Output) -> list[Section]:
    """Every section of every page that asks to be found, each address once."""
    found: dict[str, Section] = {}
    for page in output.pages:
        for section in of_page(_sections, page):
            before = found.get(section.url)
            text = f"{before.text} {section.text}" if before else section.text
            found[section.url] = Section(section.url, section.page, section.heading, text)
    return list(found.values())


def _sections(page: Page) -> Iterator[Section]:
    main = Page(page.path, page.data).tree.css_first("main[data-search]")  # a copy to cut in
    if main is None:
        return
    for node in main.css(SOURCE_NOTES):
        node.decompose()
    title_node = main.css_first("h1")
    title = visible_text(title_node) if title_node else page.path
    parts = [_Part("h1", page.path, title)]
    for node in _pieces(main):
        anchor = node.attributes.get("id")
        if node.tag == "h1":
            continue
        if node.tag in HEADINGS and anchor:
            parts.append(_Part(str(node.tag), f"{page.path}#{anchor}", visible_text(node)))
        else:
            parts[-1].words.append(visible_text(node))
    for at, part in enumerate(parts):
        text = squeeze(" ".join(part.words or _headings_under(parts, at)))
        if len(part.heading) > 1:  # not the letters of an alphabet
            yield Section(part.url, title, part.heading, text or part.heading)


@dataclass
class _Part:
    """A heading and what stands under it, up to the next heading."""

    level: str  # h1, h2, h3
    url: str
    heading: str
    words: list[str] = field(default_factory=list)


def _headings_under(parts: list[_Part], at: int) -> Iterator[str]:
    """What a heading without words of its own gathers: the headings one level down."""
    for part in parts[at + 1 :]:
        if part.level <= parts[at].level:
            return
        yield part.heading if part.heading.endswith(("?", ".", "!")) else f"{part.heading}."


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
