"""Plain language, measured on the built pages: grade, sentences, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import textstat
from selectolax.lexbor import LexborNode

from ..findings import Finding
from ..html_view import Page, visible_text
from ..pages import Output

MAX_GRADE = 8.0  # Flesch-Kincaid, of the whole page
MAX_SENTENCE_WORDS = 25
MAX_PARAGRAPH_SENTENCES = 3
MIN_WORDS = 150  # below this a grade says nothing
# Not prose: tables, sources and their marks, contents, what the template adds.
NOT_PROSE = "table, .footnote, sup, .footnote-ref, [data-search-skip], #source-list ~ ol"
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)\"']*\s+(?=[“‘(\"'A-Z0-9])")
ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|vs|Dr|Mr|Ms|U\.S|a\.m|p\.m)\.")


@dataclass(frozen=True)
class Readability:
    """The measures of one page's prose."""

    path: str
    words: int
    grade: float
    ease: float
    mean_sentence_words: float
    over_twenty: float  # share of sentences of more than 20 words


def paragraphs(page: Page) -> list[str]:
    """The prose of the page: each paragraph, list item and heading-free block, as text."""
    main = Page(page.path, page.data).tree.css_first("main .prose")
    if main is None:
        return []
    for node in main.css(NOT_PROSE):
        node.decompose()
    return [text for node in main.css("p, li, dd") if (text := _innermost_text(node))]


def _innermost_text(node: LexborNode) -> str:
    """The text of a block, or nothing when smaller blocks inside it hold the text."""
    inner = [found for found in node.css("p, li, dd") if found.mem_id != node.mem_id]
    return "" if inner else visible_text(node)


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    joined = ABBREVIATIONS.sub(lambda found: found.group(0).replace(".", ""), paragraph)
    return [part for part in SENTENCE_END.split(joined) if part.strip()]


def count_words(text: str) -> int:
    """How many words a reader would count."""
    return len([word for word in text.split() if re.search(r"\w", word)])


def measure(page: Page) -> Readability | None:
    """The measures of a page, or None when it has too little prose for them."""
    found = paragraphs(page)
    text = " ".join(part if part.endswith((".", "!", "?", "”")) else f"{part}." for part in found)
    counts = [count_words(sentence) for part in found for sentence in sentences(part)]
    if sum(counts) < MIN_WORDS:
        return None
    return Readability(
        path=page.path,
        words=sum(counts),
        grade=float(textstat.flesch_kincaid_grade(text)),
        ease=float(textstat.flesch_reading_ease(text)),
        mean_sentence_words=sum(counts) / len(counts),
        over_twenty=sum(count > 20 for count in counts) / len(counts),
    )


def check_language(output: Output) -> list[Finding]:
    """Pages that are too hard, sentences and paragraphs that are too long."""
    return [finding for page in output.pages for finding in _check_page(page)]


def _check_page(page: Page) -> Iterator[Finding]:
    measured = measure(page)
    if measured and measured.grade > MAX_GRADE:
        message = f"reading grade {measured.grade:.1f}, more than {MAX_GRADE:.0f}"
        yield Finding(page.path, 0, "words-grade", message, "Use shorter words and sentences.")
    for paragraph in paragraphs(page):
        parts = sentences(paragraph)
        if len(parts) > MAX_PARAGRAPH_SENTENCES:
            message = f"{len(parts)} sentences in the paragraph “{paragraph[:60]}…”"
            yield Finding(page.path, 0, "words-paragraph", message, "Part it in two.")
        for sentence in parts:
            if (count := count_words(sentence)) > MAX_SENTENCE_WORDS:
                message = f"{count} words in the sentence “{sentence[:60]}…”"
                yield Finding(page.path, 0, "words-sentence", message, "Part it in two.")
