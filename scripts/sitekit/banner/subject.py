"""What the rules look at: one page, its crisis line, the policy of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import chain

from selectolax.lexbor import LexborNode

from ..html_view import UNSEEN_TAGS, Page, ancestors, squeeze, visible_text
from .loads import loaded, under_its_media
from .policy import Policy
from .said import NOT_SAID, SAID_RARELY, TELLING, said_in_attributes
from .torn import SEAM, Torn

MARK = "data-crisis-banner"
# What most of a page is made of. All other elements are few, and one walk finds them for all
# rules: a walk takes longer than to look at a few.
COMMON = (
    "p,li,a,sup,small,h3,h2,ul,ol,div,section,span,strong,em,b,i,cite,blockquote,tr,td,th,dt,dd,br"
    ",code"
)
# Types of <script> that hold data, which no browser runs.
ARIA = re.compile(rb"aria-[a-z]+")
DATA_TYPES = frozenset({"application/ld+json", "application/json", "speculationrules"})


@dataclass(frozen=True)
class Subject:
    """A page with a crisis line, and the files of its output that pages can load."""

    page: Page
    banner: LexborNode
    policy: Policy
    files: Mapping[str, bytes]  # stylesheets and scripts, by path
    alone: bool = False  # the one page there is: help stands in it

    @cached_property
    def _few(self) -> dict[str, list[LexborNode]]:
        found: dict[str, list[LexborNode]] = {}
        for node in self.page.tree.css(f":not({COMMON})"):
            found.setdefault(node.tag or "", []).append(node)
        return found

    def of(self, *tags: str) -> Iterator[LexborNode]:
        """Every element of the page with one of these tags, none of which is COMMON."""
        return chain.from_iterable(self._few.get(tag, ()) for tag in tags)

    @cached_property
    def named(self) -> list[LexborNode]:
        """Every element with a name of its own, for a screen reader or under the pointer."""
        return self.page.tree.css("[title], [aria-label]")

    @cached_property
    def aria(self) -> frozenset[bytes]:
        """All that could be an ARIA attribute: the parser is slow to look for what is not there."""
        return frozenset(ARIA.findall(self.page.lower))

    @cached_property
    def inside(self) -> list[LexborNode]:
        """Every element in the banner, without the banner itself."""
        return [node for node in self.banner.css("*") if node.mem_id != self.banner.mem_id]

    @cached_property
    def around(self) -> list[LexborNode]:
        """Every element the banner stands in, innermost first."""
        return ancestors(self.banner)[1:]

    @cached_property
    def text(self) -> str:
        """The banner's visible words."""
        return visible_text(self.banner)

    @cached_property
    def torn(self) -> Torn:
        """The text of the whole page, ready for quick looks; hidden words are in it, too."""
        body = self.page.tree.body
        return Torn.of(body.text(separator=SEAM) if body is not None else "")

    @cached_property
    def shown(self) -> str:
        """The visible words of the whole page."""
        body = self.page.tree.body
        return visible_text(body) if body is not None else ""

    @cached_property
    def parts_the_words(self) -> bool:
        """Whether words that are not shown stand between words that are."""
        hidden = self.of(*UNSEEN_TAGS - {"head"})
        return any(_goes_on(node) and node.text(deep=True).strip() for node in hidden)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What the page says besides them."""
        rare = [name for name in SAID_RARELY if name.encode() in self.aria]
        rarely = (node for name in rare for node in self.page.tree.css(f"[{name}]"))
        telling = chain(self.named, self.of(*TELLING), rarely)
        hidden = (squeeze(node.text(separator=" ")) for node in self.of("noscript"))
        titles = (node.text() for node in self.of("title"))
        data = (
            NOT_SAID.sub(" ", node.text())
            for node in self.of("title", "script")
            if node.tag == "title" or "json" in (node.attributes.get("type") or "")
        )
        return tuple(dict.fromkeys([*hidden, *titles, *data, *said_in_attributes(telling)]))

    @cached_property
    def sheet_texts(self) -> tuple[str, ...]:
        """The text of every stylesheet of the page that could be read, in order."""
        own = [
            under_its_media(node, node.text())
            for node in self.of("style")
            if (node.attributes.get("type") or "text/css").strip().lower() == "text/css"
        ]
        return (*own, *(text for _, text in self.linked_sheets if text))

    @cached_property
    def written(self) -> str:
        """The banner as HTML: every name, attribute and word of it."""
        return self.banner.html or ""

    @cached_property
    def skeleton(self) -> str:
        """The page without what stands after the banner: all that most selectors can see."""
        html, body = (self.page.tree.css_first(name) for name in ("html", "body"))
        before: list[str] = []
        node = self.banner.prev
        while node is not None:
            before.insert(0, node.html or "")
            node = node.prev
        opened = "".join(_start_tag(node) for node in (html, body) if node is not None)
        return f"<!doctype html>{opened}{''.join(before)}{self.written}"

    @cached_property
    def scripts(self) -> list[str]:
        """The text of every script the page runs and that could be read."""
        own = [
            node.text()
            for node in self.of("script")
            if "src" not in node.attributes
            and (node.attributes.get("type") or "").lower() not in DATA_TYPES
        ]
        return own + [text for _, text in self.linked_scripts if text]

    @cached_property
    def linked_sheets(self) -> list[tuple[str, str | None]]:
        """Each stylesheet the page links to, and its text (None: not of this output)."""
        links = (
            node
            for node in self.of("link")
            if "stylesheet" in (node.attributes.get("rel") or "").lower().split()
        )
        return [
            (address, text if text is None else under_its_media(node, text))
            for node, address, text in loaded(self.page, self.files, links, "href")
        ]

    @cached_property
    def linked_scripts(self) -> list[tuple[str, str | None]]:
        """Each script the page loads, and its text; in a picture, it can be by `href`."""
        scripts = list(self.of("script"))
        found = chain(*(loaded(self.page, self.files, scripts, name) for name in ("src", "href")))
        return [(address, text) for _, address, text in found]


def _goes_on(node: LexborNode) -> bool:
    """Whether it stands in the body, and is not one of the last things there to be read."""
    parent = node.parent
    if parent is None or parent.tag != "body":
        return parent is None or parent.tag != "head"
    after = node.next
    while after is not None:
        if after.tag not in UNSEEN_TAGS and (after.text_content or after.text(deep=True)).strip():
            return True
        after = after.next
    return False


def _start_tag(node: LexborNode) -> str:
    attributes = "".join(
        f' {name}="{escape(value or "")}"' for name, value in sorted(node.attributes.items())
    )
    return f"<{node.tag}{attributes}>"
