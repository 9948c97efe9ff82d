"""One phrase of the crisis words, made into a pattern that a browser can look for.

The text it is looked for in has been made plain by ``overrides/assets/search/crisis.js``:
a space before each word and one at the end, letters a-z and digits only, no letter twice in a
row, each word replaced by its family's name, words that count for nothing left out. So the
words of a phrase go the same way here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

GAPS = {"..": r"(?: \w+){0,2}", "...": r"(?: \w+){0,4}"}
NUMBER = r" \d+"
TOKEN = re.compile(r"\^|\.{2,3}|#|\*[a-z]+|(?:\$|[a-z0-9]+)(?:\|(?:\$|[a-z0-9]+))*\??")


class PhraseError(ValueError):
    """A phrase that cannot be read, or that would match too much."""


def plain(text: str) -> str:
    """Small letters without accents, apostrophes and doubled letters."""
    bare = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(char for char in bare if not unicodedata.combining(char) and char not in "'’")
    return re.sub(r"([a-z])\1+", r"\1", bare)


@dataclass(frozen=True)
class Vocabulary:
    """What each word is read as, and which words count for nothing."""

    families: Mapping[str, str] = field(default_factory=dict)  # plain form: plain name
    skipped: frozenset[str] = frozenset()

    def pattern(self, phrase: str) -> str:
        """The phrase as a regular expression.

        Raises:
            PhraseError: a part is no word and no sign, or nothing is left to look for.
        """
        parts, firm = [], []  # firm: there is a word here that has to be in the text
        for token in plain(phrase).split():
            if not TOKEN.fullmatch(token):
                raise PhraseError(f"“{token}” is neither a word nor a sign")
            if part := self._part(token):
                parts.append(part)
                firm.append(not (token.endswith("?") or token in GAPS or token in {"^", "$"}))
        if not any(firm):
            raise PhraseError("no word is left in it that counts")
        inner = [one for one, part in zip(firm, parts, strict=True) if part not in {"^", "(?= $)"}]
        if not (inner[0] and inner[-1]):
            raise PhraseError("it begins or ends with words that may be missing")
        return "".join(parts)

    def _part(self, token: str) -> str:
        if token in GAPS:
            return GAPS[token]
        if token == "^":
            return token
        if token == "#":
            return NUMBER
        if token.startswith("*"):
            return rf" \w*{token[1:]}"
        return self._words(token)

    def _words(self, token: str) -> str:
        said = token.rstrip("?").split("|")
        words = list(dict.fromkeys(self.families.get(word, word) for word in said))
        words = [word for word in words if word not in self.skipped and word != "$"]
        choices = [" " + (words[0] if len(words) == 1 else f"(?:{'|'.join(words)})")] * bool(words)
        choices += ["(?= $)"] * ("$" in said)
        if not choices:
            return ""
        if len(choices) > 1 or token.endswith("?"):
            return f"(?:{'|'.join(choices)}){'?' * token.endswith('?')}"
        return choices[0]
