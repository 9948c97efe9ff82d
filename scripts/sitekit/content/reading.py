"""How hard a page is to read: its sentences, their length, its grade."""

from __future__ import annotations

import re
from dataclasses import dataclass

import textstat
from selectolax.lexbor import LexborNode

from ..html_view import Page, visible_text

MIN_WORDS = 150  # below this a grade says nothing
# Not prose: tables, sources and their labels, contents, what the template adds.
NOT_PROSE = "table, .footnote, sup, small, .footnote-ref, [data-search-skip], #source-list ~ ol"
NEVER_PROSE = ".footnote, sup, small, .footnote-ref, [data-search-skip]"
BLOCKS = "p, li, dd"
ALL_BLOCKS = "p, li, dd, td, th, h1, h2, h3, summary"
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)\"']*\s+(?=[“‘(\"'A-Z0-9¿¡])")
ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|vs|Dr|Mr|Ms|U\.S|a\.m|p\.m)\.")


@dataclass(frozen=True)
class Readability:
    """The measures of one page's prose."""

    path: str
    words: int
    grade: float  # Flesch-Kincaid
    ease: float  # Flesch
    mean_sentence_words: float
    over_twenty: float  # share of sentences of more than 20 words


def language_of(page: Page) -> str:
    """The page's language, without its region."""
    root = page.tree.css_first("html")
    return ((root.attributes.get("lang") if root else None) or "").split("-")[0].lower()


def paragraphs(page: Page, *, everything: bool = False) -> list[str]:
    """The prose of the page, block by block; with `everything` tables and headings as well."""
    column = "main" if everything else "main .prose"
    main = Page(page.path, page.data).tree.css_first(column)  # a copy to cut in
    if main is None:
        return []
    for node in main.css(NEVER_PROSE if everything else NOT_PROSE):
        node.decompose()
    blocks = ALL_BLOCKS if everything else BLOCKS
    return [text for node in main.css(blocks) if (text := _innermost_text(node, blocks))]


def _innermost_text(node: LexborNode, blocks: str) -> str:
    """The text of a block, or nothing when smaller blocks inside it hold the text."""
    inner = [found for found in node.css(blocks) if found.mem_id != node.mem_id]
    return "" if inner else visible_text(node)


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    joined = ABBREVIATIONS.sub(lambda found: found.group(0).replace(".", ""), paragraph)
    return [part for part in SENTENCE_END.split(joined) if part.strip()]


def count_words(text: str) -> int:
    """How many words a reader would count."""
    return len([word for word in text.split() if re.search(r"\w", word)])


def measure(page: Page) -> Readability | None:
    """The measures of an English page, or None when it has too little prose for them."""
    found = paragraphs(page)
    text = " ".join(part if part.endswith((".", "!", "?", "”")) else f"{part}." for part in found)
    counts = [count_words(sentence) for part in found for sentence in sentences(part)]
    if sum(counts) < MIN_WORDS or language_of(page) != "en":
        return None
    return Readability(
        path=page.path,
        words=sum(counts),
        grade=float(textstat.flesch_kincaid_grade(text)),
        ease=float(textstat.flesch_reading_ease(text)),
        mean_sentence_words=sum(counts) / len(counts),
        over_twenty=sum(count > 20 for count in counts) / len(counts),
    )
