"""Shorter, plainer links between a text and its notes.

Markdown writes ``fnref2:a-long-claim-name`` four times a note, and an arrow as the only
name of every way back. A reader downloads the first, and a screen reader says the second
as “leftwards arrow with hook”, several times in a row. Here notes are numbered as they are
shown, and one way back, in words, leads to where a note is mentioned first. To any later
mention the browser's own way back leads, which every reader knows.
"""

from __future__ import annotations

import re
from functools import partial

NOTE = re.compile(rb'<li id="fn:([^"]+)">')
# An id, or a link to one, from the text to the note (fn) or back (fnref). Each pattern begins
# with letters of its own: such are found many times faster.
ENDS = tuple(re.compile(rb"(%b)(fn|fnref):([^\"]+)\"" % start) for start in (b'id="', b'href="#'))
WAY_BACK = rb'%b<a class="footnote-backref" (href="#fnref%b:[^"]+")[^>]*>[^<]*</a>'
FIRST, LATER = (
    tuple(re.compile(WAY_BACK % (space, count)) for space in (b"&#160;", b""))
    for count in (b"", rb"\d+")
)
AGAIN = re.compile(rb'<sup id="fnref\d+:[^"]+">')
TO_NOTE = re.compile(rb'<a class="footnote-ref" ')


def with_short_note_links(data: bytes) -> bytes:
    """The page with numbered notes; as it was when it has none. Twice changes nothing."""
    numbers = {name: str(at).encode() for at, name in enumerate(NOTE.findall(data), 1)}
    if not numbers:
        return data
    named = AGAIN.sub(b"<sup>", TO_NOTE.sub(b"<a ", data))
    for way in LATER:
        named = way.sub(b"", named)
    for way in FIRST:
        named = way.sub(rb" <a \1>Back</a>", named)
    for end in ENDS:
        named = end.sub(partial(_numbered, numbers), named)
    return named


def _numbered(numbers: dict[bytes, bytes], end: re.Match[bytes]) -> bytes:
    attribute, kind, name = end.groups()
    if name not in numbers:
        return end[0]
    place = b"note-" if kind == b"fn" else b"cited-"
    return attribute + place + numbers[name] + b'"'
