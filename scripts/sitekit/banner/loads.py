"""What a page loads: its stylesheets and scripts, as they stand in the output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from selectolax.lexbor import LexborNode

from ..addresses import resolve
from ..html_view import Page

MOST_FILES = 256  # in memory
# Any other condition could end, or swallow, what is put under it: it is read as true.
PLAIN_MEDIA = re.compile(r"(?:[\w\s,:.<>=-]|/(?!\*)|\([\w\s:.<>=/-]*\))*")


def loaded(
    page: Page, files: Mapping[str, bytes], nodes: Iterable[LexborNode], attribute: str
) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Each element that loads a file so, its address, and the text (None: not of this output)."""
    for node in nodes:
        if attribute in (said := node.attributes):
            address = said[attribute] or ""
            target = resolve(page.path, address, page.base)
            data = files.get(target.path) if target else None
            yield node, address, None if data is None else _decoded(data)


@lru_cache(maxsize=MOST_FILES)
def _decoded(data: bytes) -> str:
    """Files are the same for all pages: a text that is one object is told apart at once."""
    return data.decode("utf-8", "replace")


def under_its_media(node: LexborNode, text: str) -> str:
    """The text of a stylesheet under the condition its element puts on it."""
    return _under((node.attributes.get("media") or "").strip(), text)


@lru_cache(maxsize=MOST_FILES)
def _under(media: str, text: str) -> str:
    if media.lower() in {"", "all"} or not PLAIN_MEDIA.fullmatch(media):
        return text
    return f"@media {media} {{ {text} }}"
