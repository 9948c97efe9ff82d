"""One phrase of the crisis words, in the letters and families the browser compares it in.

``overrides/assets/search/crisis.js`` makes what a reader typed plain: letters a-z and digits, no
letter twice in a row, each word replaced by its family's name, words that count for nothing left
out. So the words of a phrase go the same way here, and the browser need not do it again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

GAPS = frozenset({"..", "..."})
END, START = "$", "^"
TOKEN = re.compile(r"\^|\.{2,3}|~|\*[a-z]+|(?:\$|[a-z0-9]+)(?:\|(?:\$|[a-z0-9]+))*\??")


class PhraseError(ValueError):
    """A phrase that cannot be read, or that would match too much."""


def bare(text: str) -> str:
    """Small letters without accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in apart if not unicodedata.combining(char) and char not in "'’")


def plain(text: str) -> str:
    """The same with no letter twice in a row."""
    return re.sub(r"([a-z])\1+", r"\1", bare(text))


def endings(name: str) -> list[str]:
    """What is read as `name` without being listed; ``crisis.js`` does the same."""
    stem = name.removesuffix("e")
    return [] if len(name) < 3 else [f"{name}s", f"{name}es", f"{stem}ed", f"{stem}ing"]


@dataclass(frozen=True)
class Vocabulary:
    """What each word is read as, and which words count for nothing; all of them plain."""

    families: Mapping[str, str] = field(default_factory=dict)  # form: name
    skipped: frozenset[str] = frozenset()

    def phrase(self, text: str) -> str:
        """The phrase as the browser gets it.

        Raises:
            PhraseError: a part is no word and no sign, or nothing is left to look for.
        """
        tokens = text.split()
        if wrong := next((token for token in tokens if not TOKEN.fullmatch(bare(token))), None):
            raise PhraseError(f"“{wrong}” is neither a word nor a sign")
        if any(END in token for token in tokens[:-1]) or START in tokens[1:]:
            raise PhraseError(f"{START} is for the first place, and {END} for the last")
        left = [token for token in map(self._token, tokens) if token]
        inner = [token for token in left if token not in {START, END}]
        if not inner:
            raise PhraseError("no word is left in it that counts")
        if any(token in GAPS or token.endswith("?") for token in (inner[0], inner[-1])):
            raise PhraseError("it begins or ends with words that may be missing")
        return " ".join(left)

    def _token(self, token: str) -> str:
        if token in GAPS or token[0] in "^~*":
            return token
        words = plain(token.removesuffix("?")).split("|")
        words = [self.families.get(word, word) for word in words if word not in self.skipped]
        may_miss = "?" if token.endswith("?") and words else ""
        return "|".join(dict.fromkeys(words)) + may_miss
