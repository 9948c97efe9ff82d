"""What a page says in attributes: to screen readers, in fields, to search engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

SAYING = (
    "alt", "aria-label", "title", "content", "placeholder", "value", "label",
    "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder",
)  # fmt: skip
# Elements that say something in an attribute that has no meaning, or is not shown, elsewhere.
TELLING = ("img", "area", "meta", "input", "textarea", "button", "optgroup", "option", "track")
SAID_RARELY = ("aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder")
NOT_SAID = re.compile(r"[\"{}:]+")  # the signs of JSON


def said_in_attributes(nodes: Iterable[LexborNode]) -> Iterator[str]:
    """Every text in the attributes of some elements."""
    for node in nodes:
        said = node.attributes
        for name in SAYING:
            if text := said.get(name):
                yield text
