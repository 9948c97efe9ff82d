"""From the bytes of a file to a page that is safe to parse."""

from __future__ import annotations

from ..findings import CouldNotCheck
from ..html_view import Page
from .encoding import in_utf8
from .limits import MAX_FILE, MEGABYTE
from .names import XHTML_SUFFIXES, XML_SUFFIXES, suffix
from .nesting import check_nesting
from .xhtml import as_html

# The bytes that were found to be safe, as they are: a build reads each page many times.
_PLAIN: set[bytes] = set()
MOST_PLAIN = 100_000  # digests; some megabytes


def make_page(path: str, data: bytes, base: str = "/", told: str | None = None) -> Page:
    """The page at `path`: its bytes in UTF-8, and within what a parser reads at once.

    `told` is the encoding a server named, if one did. XHTML is read as XML.

    Raises:
        CouldNotCheck: too large, nested too deep, or not readable for certain.
    """
    if len(data) > MAX_FILE:
        raise CouldNotCheck(f"{path}: is larger than {MAX_FILE // MEGABYTE} MB")
    if suffix(path) in XHTML_SUFFIXES | XML_SUFFIXES:
        return Page(path, as_html(path, data), base)
    page = Page(path, data, base)
    if told is None and page.digest in _PLAIN:
        return page
    decoded, guessed = _read(path, data, told)
    if told is None and decoded is None and not guessed:
        if len(_PLAIN) >= MOST_PLAIN:
            _PLAIN.clear()
        _PLAIN.add(page.digest)
        return page
    return Page(path, data if decoded is None else decoded, base, guessed)


def _read(path: str, data: bytes, told: str | None) -> tuple[bytes | None, bool]:
    """The bytes in UTF-8, None when they are so already, and whether that is a guess."""
    check_nesting(path, data)  # looking for a declared encoding parses the page
    decoded, guessed = in_utf8(path, data, told)
    if decoded != data:
        check_nesting(path, decoded)
    return None if decoded == data else decoded, guessed
