"""Own words: no page repeats a run of words of the two source articles.

The articles are under copyright and are not here. ``scripts/data/source-shingles.txt``
holds salted hashes of their five-word runs: enough to know a copied run, not to read one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from itertools import accumulate, groupby
from pathlib import Path

from ..findings import Finding
from ..memory import recall_all
from .files import read_source

MOST_SHARED = 7  # words in a row
RUN = 5  # words a hash stands for
SALT = b"still-near"  # belongs to the hashes
SALTED = blake2b(digest_size=6, salt=SALT)  # to be copied: that is faster than a new one
MEND = "Close every source, and say what you mean anew."
# Names and titles have one form; their words do not count.
FIXED = (
    "suicide and crisis lifeline", "988 suicide crisis lifeline", "cognitive behavioral therapy",
    "acceptance and commitment therapy", "attachment theory and close relationships",
    "diagnostic and statistical manual of mental disorders dsm 5 tr",
    "emotion regulation and mental health", "the role of attachment in adult relationships",
    "understanding attachment and emotional regulation", "american psychological association",
    "american psychiatric association", "national institute of mental health",
    "harvard health publishing", "in the united states", "call or text 988",
    "if you are in immediate danger call 911",
)  # fmt: skip
# By their first word: most words of a page begin none of them.
FIXED_BY_WORD = {
    first: [phrase.split() for phrase in FIXED if phrase.split()[0] == first]
    for first in {phrase.split()[0] for phrase in FIXED}
}


def read_shingles(path: Path) -> frozenset[str]:
    """The hashes of every five-word run of the sources.

    Raises:
        CouldNotCheck: the file cannot be read.
    """
    return frozenset(read_source(path).split())


def check_originality(
    pages: Mapping[str, str], shingles: frozenset[str], most: int = MOST_SHARED
) -> Iterator[Finding]:
    """Runs of more than `most` words that also stand in a source, on any page (path: text)."""
    for path, text in pages.items():
        for count, run in recall_all(("shared runs", text), shared_runs, text, shingles):
            if count > most:
                message = f"{count} words in a row also stand in a source: {run}"
                yield Finding(f"docs/{path}", 0, "words-copied", message, MEND)


def shared_runs(text: str, shingles: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Each run that also stands in a source: how many of its words count, and the run."""
    words = words_of(text)
    hits = [hashed in shingles for hashed in _hashes(words)]
    free = _fixed(words) if any(hits) else frozenset()
    for hit, group in groupby(range(len(hits)), key=hits.__getitem__):
        if hit:
            starts = list(group)
            span = range(starts[0], starts[-1] + RUN)
            counted = sum(at not in free for at in span)
            yield counted, " ".join(words[at] for at in span)


def words_of(text: str) -> list[str]:
    """The words of a page in lower case, without markup and apostrophes."""
    plain = html.unescape(re.sub(r"<[^>]*>", " ", text)).lower()
    plain = re.sub(r"\]\([^)]*\)", " ", re.sub("[’']", "", plain))
    return re.findall(r"[a-z0-9]+", plain)


def _hashes(words: list[str]) -> Iterator[str]:
    """What ``hash_of`` gives for each run, without a list and a text of its own for each."""
    text = " ".join(words).encode()
    ends = list(accumulate(len(word) + 1 for word in words))
    for start, end in zip([0, *ends], ends[RUN - 1 :], strict=False):
        hashed = SALTED.copy()
        hashed.update(text[start : end - 1])
        yield hashed.hexdigest()


def hash_of(run: list[str]) -> str:
    """What the file of hashes holds for a run of five words."""
    hashed = SALTED.copy()
    hashed.update(" ".join(run).encode())
    return hashed.hexdigest()


def _fixed(words: list[str]) -> frozenset[int]:
    found: set[int] = set()
    for start, word in enumerate(words):
        for phrase in FIXED_BY_WORD.get(word, ()):
            if words[start : start + len(phrase)] == phrase:
                found.update(range(start, start + len(phrase)))
    return frozenset(found)
