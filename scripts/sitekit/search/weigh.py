"""How much each word says about each section.

A section is one document with four fields. What a word says about it is BM25F: rare words
say more, repeating says less and less, a heading says more than a paragraph.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .rows import Row
from .sections import Section

Terms = Callable[[str], list[str]]
# What one word in a field counts for, and how much a long field takes from it.
HEADING, PAGE, ASKED, BODY = range(4)
FIELDS = ((3.0, 0.3), (0.7, 0.3), (1.6, 0.5), (1.0, 0.6))
SATURATION = 1.4  # how fast repeating stops to count
COMMON_HEADING = 4  # pages that have it: it names no section ("In short", "Sources")
COMMON_WORTH = 0.75
NAMED = 0.85  # what is asked for by its name does not step back further than that


@dataclass(frozen=True)
class Document:
    """A section with the lines that readers might ask it, and how far it comes to the front."""

    section: Section
    heading: str  # empty when it names no section
    lines: tuple[str, ...]
    counts: float

    @property
    def fields(self) -> tuple[str, str, str, str]:
        """The texts of heading, page, lines and body."""
        heading, page = self.heading or self.section.page, self.section.page
        return heading, page if self.heading else "", " ".join(self.lines), self.section.text


@dataclass(frozen=True)
class Weighed:
    """Every word of the site: how rare it is, and its row of the index."""

    rarity: dict[str, float]
    rows: dict[str, Row]


def documents(
    sections: list[Section], asked: Mapping[str, list[str]], counts: Callable[[str], float]
) -> list[Document]:
    """The sections as documents. `counts` says how far an address comes to the front."""
    common = _common_headings(sections)
    return [
        Document(
            section,
            "" if section.heading in common | {section.page} else section.heading,
            tuple(asked.get(section.url, ())),
            counts(section.url) * (COMMON_WORTH if section.heading in common else 1),
        )
        for section in sections
    ]


def weigh(docs: list[Document], terms: Terms, light: frozenset[str]) -> Weighed:
    """Weigh every word of the documents and of the lines asked of them.

    Words in `light` say too little to count in paragraphs.
    """
    told = _Told(terms)
    said = [told.fields(doc) for doc in docs]
    average = [_mean(len(fields[at]) for fields in said) for at in range(len(FIELDS))]
    holders: Counter[int] = Counter()
    rows: dict[int, Row] = defaultdict(Row)
    little = told.numbers(light)
    for number, (doc, fields) in enumerate(zip(docs, said, strict=True)):
        counted = [Counter(field) for field in fields]
        holders.update(set().union(*counted))
        for word in little & counted[BODY].keys():
            del counted[BODY][word]
        most = max(doc.counts, NAMED)
        for word, amount in _amounts(counted, average).items():
            named = word in counted[HEADING]
            counts = most if named else doc.counts
            rows[word].add(number, counts * amount / (SATURATION + amount), named=named)
    words = told.words()
    rarity = {
        words[word]: math.log(1 + (len(docs) - count + 0.5) / (count + 0.5))
        for word, count in holders.items()
        if word in rows
    }
    return Weighed(rarity, {words[word]: row for word, row in rows.items()})


def _amounts(counted: list[Counter[int]], average: list[float]) -> dict[int, float]:
    """How much is said of each word in all fields together, before repeating counts less."""
    amounts: dict[int, float] = {}
    for (weight, long), counts, usual in zip(FIELDS, counted, average, strict=True):
        stretch = 1 - long + long * counts.total() / usual
        for word, count in counts.items():
            amounts[word] = amounts.get(word, 0) + weight * count / stretch
    return amounts


class _Told:
    """What documents say, as numbers of words: large sites have many words."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._numbers: dict[str, int] = {}

    def words(self) -> list[str]:
        """The words by their numbers."""
        return list(self._numbers)

    def fields(self, doc: Document) -> list[array[int]]:
        """The words of each field."""
        return [self._read(text) for text in doc.fields]

    def numbers(self, words: Iterable[str]) -> set[int]:
        """The numbers of those words that are said anywhere."""
        return {self._numbers[word] for word in words if word in self._numbers}

    def _read(self, text: str) -> array[int]:
        numbers = self._numbers
        return array("I", [numbers.setdefault(word, len(numbers)) for word in self._terms(text)])


def _common_headings(sections: Iterable[Section]) -> frozenset[str]:
    pages = defaultdict(set)
    for section in sections:
        pages[section.heading].add(section.page)
    return frozenset(it for it, found in pages.items() if len(found) >= COMMON_HEADING)


def _mean(lengths: Iterable[int]) -> float:
    """The mean of those that are not empty."""
    known = [length for length in lengths if length]
    return sum(known) / len(known) if known else 1.0
