"""Words as the index knows them: small letters, no accents, no endings.

The twin of ``overrides/assets/search/words.js``, which does the same to what a reader
types; a test holds both to the same answer on every word of the site.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WHOLE = frozenset(
    {"nothing", "something", "anything", "everything", "evening", "morning", "being"}
    | {"during", "series", "species", "always", "perhaps", "number"}
)
VOWEL = re.compile(r"[aeiouy]")
ACCENTS_AND_APOSTROPHES = re.compile("[\u0300-\u036f'’‘`´]")
PARTING = re.compile(r"[^a-z0-9]+")
# An ending, and how long the rest must be at least.
ENDINGS = (
    ("ization", 4), ("isation", 4), ("ational", 4), ("ation", 4), ("ition", 4),
    ("ional", 4), ("iness", 4), ("ness", 4), ("ment", 4), ("ance", 4),
    ("ence", 4), ("ancy", 4), ("ency", 4), ("ion", 4), ("ize", 5), ("ise", 5), ("iz", 5),
    ("full", 4), ("ful", 4), ("less", 4), ("ous", 4), ("ive", 4), ("able", 4), ("ible", 4),
    ("ant", 4), ("ent", 4), ("ist", 4), ("al", 4), ("ity", 4), ("ate", 4),
    ("anc", 4), ("enc", 4), ("at", 4),
)  # fmt: skip


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFD", text.lower())
    return [word for word in PARTING.split(ACCENTS_AND_APOSTROPHES.sub("", plain)) if word]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the endings that leave its meaning as it is."""
    if len(word) < 4 or word in WHOLE or re.search(r"\d", word):
        return word
    word = _bare(word)
    for _ in range(2):
        for ending, least in ENDINGS:
            if len(word) - len(ending) >= least and word.endswith(ending):
                word = word[: -len(ending)]
                break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    return word


def _bare(word: str) -> str:
    """`word` without s, ly, ed and ing."""
    if len(word) > 4 and re.search(r"[^aeious]ies$", word):
        word = word[:-3] + "y"
    elif re.search(r"(?:ss|sh|ch|x|zz)es$", word):
        word = word[:-2]
    elif re.search(r"[^suis]s$", word):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    rest = ""
    if word.endswith("ing"):
        rest = word[:-3]
    elif re.search(r"[^e]ed$", word):
        rest = word[:-2]
    if len(rest) > 2 and VOWEL.search(rest):
        return rest[:-1] if re.search(r"([^aeiouylsz])\1$", rest) else rest
    return word
