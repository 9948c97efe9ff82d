"""A built page, parsed once by an HTML5-conforming parser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Their text is never shown to a reader.
UNSEEN_TAGS = frozenset({"head", "script", "style", "template", "noscript", "title"})
# Attributes that hold one address each.
ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "background")
# A word goes on through these; every other tag ends it.
INLINE_TAGS = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "label", "mark"}
    | {"q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)

# The SHA-256 of a file. It now and then holds what reads like a number to call; nobody could.
CHECKSUM = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Page:
    """One HTML file of the output: its path inside the output and its bytes.

    `base` is the path the output is served under; addresses that begin with a slash
    are read from there. `guessed` says that a browser has to guess its encoding.
    """

    path: str
    data: bytes
    base: str = "/"
    guessed: bool = False

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.data)

    @cached_property
    def digest(self) -> bytes:
        """What tells its bytes from all others."""
        return hashlib.blake2b(self.data, digest_size=32).digest()

    @cached_property
    def lower(self) -> bytes:
        """The bytes with ASCII letters in lower case, for a quick look at names.

        No entity can stand for a letter of a tag's or an attribute's name: a name that is
        not in these bytes is not in the document.
        """
        return self.data.lower()

    def forget(self) -> None:
        """Let the parsed document go; it is parsed again when it is asked for."""
        self.__dict__.pop("tree", None)
        self.__dict__.pop("lower", None)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every fragment a link may point at."""
        named = {node.attributes.get("id") or "" for node in self.tree.css("[id]")}
        named |= {node.attributes.get("name") or "" for node in self.tree.css("a[name]")}
        return frozenset(named - {""})


def addresses(page: Page) -> Iterator[tuple[LexborNode, str]]:
    """Each element of the page that names an address in an attribute, and the address."""
    for name in ADDRESS_ATTRIBUTES:
        for node in page.tree.css(f"[{name}]"):
            yield node, node.attributes.get(name) or ""
    for node in page.tree.css("[srcset]"):
        for candidate in (node.attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield node, candidate.split()[0]


def squeeze(text: str) -> str:
    """`text` with each run of white space folded into one space."""
    return " ".join(text.split())


def visible_text(node: LexborNode) -> str:
    """The words under `node` that a browser without stylesheets would show.

    Inline tags join (``9<b>88</b>`` reads 988), all other tags part words. Works
    without recursion, so that a page nested a million deep cannot stop a check.
    """
    parts: list[str] = []
    pending: list[LexborNode | None] = [node]  # None: the end of a tag that parts words
    while pending:
        current = pending.pop()
        if current is None:
            parts.append(" ")
        elif current.is_text_node:
            parts.append(current.text_content or "")
        elif current.is_element_node and current.tag not in UNSEEN_TAGS:
            if current.tag not in INLINE_TAGS:
                parts.append(" ")
                pending.append(None)
            pending.extend(reversed(list(current.iter(include_text=True))))
    return squeeze("".join(parts))


def ancestors(node: LexborNode) -> list[LexborNode]:
    """`node` and everything it stands in, innermost first."""
    chain: list[LexborNode] = []
    current: LexborNode | None = node
    while current is not None and current.tag and not current.tag.startswith("-"):
        chain.append(current)
        current = current.parent
    return chain
