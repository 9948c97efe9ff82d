"""Which files are pages: by name, or by how they begin when the name says nothing."""

from __future__ import annotations

import re
from mimetypes import MimeTypes
from pathlib import PurePosixPath

# Whatever a browser or a server would show as a page.
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
XHTML_SUFFIXES = frozenset({".xhtml", ".xht"})
TEXT_SUFFIXES = frozenset({".css", ".js", ".mjs"})  # what a page can load and be changed by
# What people and programs read beside the pages.
WORD_SUFFIXES = frozenset(
    {".ics", ".json", ".md", ".rss", ".svg", ".txt", ".vcf", ".webmanifest", ".xml"}
)
XML_SUFFIXES = frozenset({".xml"})
OBEYED = frozenset({"_headers", "_redirects"})  # what hosts do with addresses, if on top
SNIFFED = 65_536  # bytes

# How a page begins, by the sniffing rules of browsers (mimesniff.spec.whatwg.org).
PAGE_START = re.compile(
    rb"<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)"
    rb"(?=[\s/>])",
    re.IGNORECASE,
)
XHTML_START = re.compile(rb"<(!doctype\s+html|html)(?=[\s>\[])", re.IGNORECASE)
# The types of Python itself; what is installed on this machine must not change the answer.
KNOWN_TYPES = MimeTypes().types_map[True]


def is_page(path: str) -> bool:
    """Whether a file of this name is read as a page."""
    return suffix(path) in PAGE_SUFFIXES


def suffix(path: str) -> str:
    """The last suffix of a path, in lower case."""
    name = path.rpartition("/")[2]
    if name in {"", "."}:
        return PurePosixPath(path).suffix.lower()
    at = name.rfind(".")  # what stands first is no suffix, and a last dot begins none
    return name[at:].lower() if 0 < at < len(name) - 1 else ""


def is_text(path: str) -> bool:
    """Whether a file of this name is a stylesheet, a script, or words of another kind."""
    return suffix(path) in TEXT_SUFFIXES | WORD_SUFFIXES or path in OBEYED


def may_be_page(path: str) -> bool:
    """Whether only the contents can say that a file of this name is a page."""
    ending = suffix(path)
    return ending in XML_SUFFIXES or (ending not in KNOWN_TYPES and not is_page(path))


def begins_like_page(path: str, head: bytes) -> bool:
    """Whether a server or a browser would take these first bytes for a page.

    Files without a telling suffix are sniffed as browsers sniff; XML is a page when
    its root is <html>.
    """
    start, had_comment = _after_preamble(_in_ascii(head))
    if suffix(path) in XML_SUFFIXES:
        return XHTML_START.match(start) is not None
    return had_comment or PAGE_START.match(start) is not None


def _in_ascii(head: bytes) -> bytes:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _after_preamble(data: bytes) -> tuple[bytes, bool]:
    had_comment = False
    data = data.lstrip()
    while data.startswith((b"<!--", b"<?")):
        is_comment = data.startswith(b"<!--")
        had_comment = had_comment or is_comment
        end = b"-->" if is_comment else b">"
        data = data.partition(end)[2].lstrip()
    return data, had_comment
