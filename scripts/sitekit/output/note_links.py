"""Shorter, plainer links between a text and its notes.

Markdown writes ``fnref2:a-long-claim-name`` four times a note, and an arrow as the only
name of every way back. A reader downloads the first, and a screen reader says the second
as “leftwards arrow with hook”, several times in a row. Here notes are numbered as they are
shown, and the ways back are words: Back, Back 2, Back 3.
"""

from __future__ import annotations

import re

NOTE = re.compile(rb'<li id="fn:([^"]+)">')
# An id, or a link to one, from the text to the note (fn) or back (fnref, fnref2 …).
END = re.compile(rb'((?:id="|href="#))(fn|fnref)(\d*):([^"]+)"')
WAY_BACK = re.compile(
    rb'(?:&#160;)?<a class="footnote-backref" (href="#fnref(\d*):[^"]+")[^>]*>[^<]*</a>'
)
TO_NOTE = re.compile(rb'<a class="footnote-ref" ')


def with_short_note_links(data: bytes) -> bytes:
    """The page with numbered notes; as it was when it has none. Twice changes nothing."""
    numbers = {name: str(at).encode() for at, name in enumerate(NOTE.findall(data), 1)}
    if not numbers:
        return data
    named = WAY_BACK.sub(_in_words, TO_NOTE.sub(b"<a ", data))
    return END.sub(lambda end: _numbered(end, numbers), named)


def _in_words(link: re.Match[bytes]) -> bytes:
    return b" <a " + link[1] + b">Back" + (b" " + link[2] if link[2] else b"") + b"</a>"


def _numbered(end: re.Match[bytes], numbers: dict[bytes, bytes]) -> bytes:
    attribute, kind, again, name = end.groups()
    if name not in numbers:
        return end[0]
    place = b"note-" if kind == b"fn" else b"cited-"
    return attribute + place + numbers[name] + (b"-" + again if again else b"") + b'"'
