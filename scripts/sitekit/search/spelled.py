"""The word that readers know for each stem: slips are mended by words, not by stems."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from .language import Language
from .weigh import Document
from .words import stem


def spellings(
    docs: list[Document], language: Language, lines: Iterable[str] = ()
) -> dict[str, str]:
    """The commonest word of each stem of the documents and of some more lines.

    “=” and the stem where no word has it.
    """
    said: Counter[str] = Counter()
    texts = [(it.section.page, it.section.heading, it.section.text, *it.lines) for it in docs]
    for text in chain(*texts, lines):
        said.update(language.words(text))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in said.items():
        found[language.canonical(word)][word] = count
    return {one: _spelling(one, words) for one, words in found.items()}


def _spelling(one: str, words: Counter[str]) -> str:
    own = [word for word in words if stem(word) == one]
    return min(own, key=lambda word: (-words[word], word)) if own else f"={one}"
