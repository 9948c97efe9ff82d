"""What the rules look at: one page, its crisis line, the policy of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from html import escape

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..html_view import Page, ancestors, visible_text
from .policy import Policy

MARK = "data-crisis-banner"
# Types of <script> that hold data, which no browser runs.
DATA_TYPES = frozenset({"application/ld+json", "application/json", "speculationrules"})

# Any other condition could end, or swallow, what is put under it: it is read as true.
PLAIN_MEDIA = re.compile(r"(?:[\w\s,:.<>=-]|/(?!\*)|\([\w\s:.<>=/-]*\))*")


@dataclass(frozen=True)
class Subject:
    """A page with a crisis line, and the files of its output that pages can load."""

    page: Page
    banner: LexborNode
    policy: Policy
    files: Mapping[str, bytes]  # stylesheets and scripts, by path
    alone: bool = False  # the one page there is: help stands in it
    book: bool = False  # shown by a reader of books, which draws no line at the top of a sheet

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
    def sheet_texts(self) -> tuple[str, ...]:
        """The text of every stylesheet of the page that could be read, in order."""
        own = [
            _with_media(node, node.text())
            for node in self.page.tree.css("style")
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
            for node in self.page.tree.css("script:not([src])")
            if (node.attributes.get("type") or "").lower() not in DATA_TYPES
        ]
        return own + [text for _, text in self.linked_scripts if text]

    @cached_property
    def linked_sheets(self) -> list[tuple[str, str | None]]:
        """Each stylesheet the page links to, as `linked` gives it."""
        return list(self.linked("link[rel~=stylesheet]", "href"))

    @cached_property
    def linked_scripts(self) -> list[tuple[str, str | None]]:
        """Each script the page loads, as `linked` gives it."""
        return list(self.linked("script[src]", "src"))

    def linked(self, selector: str, attribute: str) -> Iterator[tuple[str, str | None]]:
        """Each address the page loads so, and the text behind it (None: not of this output)."""
        for node in self.page.tree.css(selector):
            address = node.attributes.get(attribute) or ""
            target = resolve(self.page.path, address, self.page.base)
            data = self.files.get(target.path) if target else None
            text = None if data is None else data.decode("utf-8", "replace")
            is_style = attribute == "href" and node.tag == "link"
            yield address, _with_media(node, text) if text is not None and is_style else text


Judge = Callable[[Subject], Iterator[str]]
MOST_VERDICTS = 256  # of one judge, in memory


def on_banner(judge: Judge) -> Judge:
    """Judge once for all pages on which the banner is the same to the letter.

    For judges who look at what is in the banner, and at nothing else.
    """
    verdicts: dict[tuple[str, Policy], tuple[str, ...]] = {}

    @wraps(judge)
    def judged(subject: Subject) -> Iterator[str]:
        question = (subject.written, subject.policy)
        if question not in verdicts:
            if len(verdicts) >= MOST_VERDICTS:
                verdicts.clear()
            verdicts[question] = tuple(judge(subject))
        yield from verdicts[question]

    return judged


def _with_media(node: LexborNode, text: str) -> str:
    """The text of a stylesheet under the condition its element puts on it."""
    media = (node.attributes.get("media") or "").strip()
    if media.lower() in {"", "all"} or not PLAIN_MEDIA.fullmatch(media):
        return text
    return f"@media {media} {{ {text} }}"


def _start_tag(node: LexborNode) -> str:
    attributes = "".join(
        f' {name}="{escape(value or "")}"' for name, value in sorted(node.attributes.items())
    )
    return f"<{node.tag}{attributes}>"
