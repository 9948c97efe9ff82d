"""What each section is about, in a few dozen ideas that readers put into many words.

A section is a direction in the space of ideas, and so is a query: what they have in common
finds an answer that shares no word with it. Ideas that are everywhere count for little.
"""

from __future__ import annotations

import math
from collections import defaultdict

from .language import Language
from .rows import Row
from .weigh import ASKED, BODY, HEADING, Document, Weighed

IDEA = "~"  # what the name of an idea begins with in the index
FIELDS = {HEADING: 2.0, ASKED: 1.0, BODY: 0.5}  # what one word in a field counts for
EVERYWHERE = 0.03  # keeps the rarest idea from counting without end
LIGHT = 0.5


def weigh_ideas(docs: list[Document], language: Language) -> Weighed:
    """How much of each section is about each idea, as rows of the index."""
    shares = [_shares(doc, language) for doc in docs]
    held: dict[str, float] = defaultdict(float)
    for share in shares:
        for idea, part in share.items():
            held[idea] += part
    rarity = {idea: 1 / (total / len(docs) + EVERYWHERE) for idea, total in held.items()}
    rows: dict[str, Row] = defaultdict(Row)
    for number, (doc, share) in enumerate(zip(docs, shares, strict=True)):
        told = _even({idea: part * rarity[idea] for idea, part in share.items()})
        for idea, part in told.items():
            rows[IDEA + idea].add(number, doc.counts * part)
    return Weighed({IDEA + idea: rare / 2 for idea, rare in rarity.items()}, dict(rows))


def _shares(doc: Document, language: Language) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    fields = doc.fields
    for field, weight in FIELDS.items():
        for term in filter(language.ideas.__contains__, language.terms(fields[field])):
            ideas = language.ideas[term]
            worth = weight * (LIGHT if term in language.light else 1)
            for idea in ideas:
                found[idea] += worth / len(ideas)
    return _even({idea: math.log1p(count) for idea, count in found.items()})


def _even(parts: dict[str, float]) -> dict[str, float]:
    """The same direction, one long."""
    length = math.sqrt(sum(part**2 for part in parts.values())) or 1.0
    return {idea: part / length for idea, part in parts.items()}
