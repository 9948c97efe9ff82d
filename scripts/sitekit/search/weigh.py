"""How much each word says about each section, and about each line asked of it.

A section is one document with four fields. What a word says about it is BM25F: rare words
say more, repeating says less and less, a heading says more than a paragraph. A reader's
line is also a document of its own, since one line that fits tells more than words
scattered over all of them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .sections import Section

Terms = Callable[[str], list[str]]
# What one word in a field counts for, and how much a long field takes from it.
FIELDS = {"heading": (3.0, 0.3), "page": (0.7, 0.3), "asked": (1.6, 0.5), "body": (1.0, 0.6)}
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


@dataclass
class Posting:
    """What one word says about one section, and about which of its lines."""

    impact: float = 0.0
    lines: tuple[int, ...] = ()  # lines of the section that have it


@dataclass(frozen=True)
class Weighed:
    """Every word of the site: how rare it is, and what it says about each section."""

    rarity: dict[str, float]
    postings: dict[str, dict[int, Posting]]  # word -> section -> posting


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
    fields = [_fields(doc, terms) for doc in docs]
    average = {name: _mean(sum(it[name].values()) for it in fields) for name in FIELDS}
    holders = Counter(word for it in fields for word in set().union(*it.values()))
    rarity = {
        word: math.log(1 + (len(docs) - count + 0.5) / (count + 0.5))
        for word, count in holders.items()
    }
    postings: dict[str, dict[int, Posting]] = defaultdict(dict)
    for number, (doc, said) in enumerate(zip(docs, fields, strict=True)):
        for word in light:
            del said["body"][word]
        for word in set().union(*said.values()):
            amount = sum(_amount(name, said[name], word, average[name]) for name in FIELDS)
            counts = max(doc.counts, NAMED) if said["heading"][word] else doc.counts
            postings[word][number] = Posting(counts * amount / (SATURATION + amount))
        for at, line in enumerate(doc.lines):
            for word in set(terms(line)):
                postings[word][number].lines += (at,)
    return Weighed(rarity, dict(postings))


def _fields(doc: Document, terms: Terms) -> dict[str, Counter[str]]:
    said = {
        "heading": doc.heading or doc.section.page,
        "page": doc.section.page if doc.heading else "",
        "asked": " ".join(doc.lines),
        "body": doc.section.text,
    }
    return {name: Counter(terms(text)) for name, text in said.items()}


def _common_headings(sections: Iterable[Section]) -> frozenset[str]:
    pages = defaultdict(set)
    for section in sections:
        pages[section.heading].add(section.page)
    return frozenset(it for it, found in pages.items() if len(found) >= COMMON_HEADING)


def _mean(lengths: Iterable[int]) -> float:
    """The mean of those that are not empty."""
    known = [length for length in lengths if length]
    return sum(known) / len(known) if known else 1.0


def _amount(name: str, counts: Counter[str], word: str, average: float) -> float:
    weight, length = FIELDS[name]
    if not counts[word]:
        return 0.0
    return weight * counts[word] / (1 - length + length * sum(counts.values()) / average)
