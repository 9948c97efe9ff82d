"""The bytes of a page in UTF-8, decoded as a browser would decode them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from ..findings import CouldNotCheck

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Labels browsers read as UTF-8 when a page declares them about itself (encoding.spec.whatwg.org).
AS_UTF8 = frozenset({"utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"})
AS_WINDOWS = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii"})
PRESCANNED = 1024  # bytes in which browsers look for a label before they parse
LABEL = re.compile(r"""charset\s*=\s*["']?\s*([^\s"'>;/]+)""")  # in lower case


def by_mark(data: bytes) -> bytes | None:
    """`data` in UTF-8 if a byte order mark names its encoding, or None. The mark goes."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    return None


def in_utf8(path: str, data: bytes, told: str | None = None) -> tuple[bytes, bool]:
    """A page's bytes in valid UTF-8; bytes that mean nothing become U+FFFD, as in browsers.

    A byte order mark goes before what the server `told`, and that before what the page
    declares. Also whether none of them says how the letters beyond ASCII are read, so that
    browsers guess.

    Raises:
        CouldNotCheck: the page names an encoding in which its letters could be others.
    """
    marked = by_mark(data)
    if marked is not None:
        return marked, False
    labels = {told.lower()} if told else _declared(data)
    if odd := labels - AS_UTF8 - AS_WINDOWS:
        raise CouldNotCheck(f"{path}: is in the encoding “{min(odd)}”. Save it as UTF-8.")
    if labels and labels <= AS_WINDOWS:
        return data.decode("cp1252", "replace").encode(), False
    return _valid(data), not (labels or data.isascii())


def _valid(data: bytes) -> bytes:
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace").encode()
    return data


def _declared(data: bytes) -> set[str]:
    """What the page says about itself, before and after parsing."""
    texts = [data[:PRESCANNED].decode("latin-1")]
    lower, further = data.lower(), PRESCANNED - 16
    # An entity can stand for a letter of the label, so that only the parser finds it.
    if lower.find(b"charset", further) >= 0 or b"http-equiv" in lower:
        for meta in LexborHTMLParser(data).css("meta[charset], meta[content]"):
            texts.append(f"charset={meta.attributes.get('charset') or ''}")
            texts.append(meta.attributes.get("content") or "")
    return {found for text in texts for found in LABEL.findall(text.lower())}
