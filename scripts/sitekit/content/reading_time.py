"""How many minutes a page takes, kept in its front matter so that any generator can print it."""

from __future__ import annotations

import math
import re

from .front_matter import split

WORDS_A_MINUTE = 180  # slower than the usual 230: these readers are upset
KEY = re.compile(r"^minutes:.*$", re.MULTILINE)
NOT_READ = re.compile(r"^(?:\[\^[^\]]+\]:|/{3,}| {4}|\[TOC\]).*$|\{[^}]*\}|\]\([^)]*\)|<[^>]*>",
                      re.MULTILINE)  # fmt: skip


def with_minutes(text: str) -> str:
    """`text` with its minutes set anew, where its front matter has such a line."""
    block, rest = split(text)
    if not KEY.search(block):
        return text
    words = len(re.findall(r"\w[\w’'-]*", NOT_READ.sub(" ", rest)))
    minutes = max(1, math.ceil(words / WORDS_A_MINUTE))
    return text.replace(block, KEY.sub(f"minutes: {minutes}", block), 1)
