"""What is said of the two numbers themselves: nothing on a page may call them off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..denials import CONDITIONS, DENYING, SAID_BEFORE, SAID_BEHIND
from ..letters import plain

NUMBER = re.compile(r"\b(?:988|911|9-8-8|9-1-1)\b")
CONDITION = re.compile(CONDITIONS, re.IGNORECASE)
BEHIND = re.compile("|".join(SAID_BEHIND), re.IGNORECASE)
BEFORE = re.compile("|".join(SAID_BEFORE), re.IGNORECASE)
LONGEST_CLAIM = 120  # characters before or behind the number


def disowned(text: str) -> Iterator[str]:
    """Each place where a text says that 988 or 911 is not to be called, in words."""
    shown = plain(text)
    if not NUMBER.search(shown):  # nearly no text names them
        return
    shown = " ".join(shown.split())
    for number in NUMBER.finditer(shown):
        before = shown[max(0, number.start() - LONGEST_CLAIM) : number.start()]
        behind = BEHIND.match(shown, number.end(), number.end() + LONGEST_CLAIM)
        lower = before.lower()
        if any(word in lower for word in DENYING) and (said := BEFORE.search(before)):
            yield f"“{said.group(0).strip()} {number.group(0)}” calls off a line that answers"
        elif behind and not CONDITION.search(before):
            yield f"“{number.group(0)}{behind.group(0)}” calls off a line that answers"
