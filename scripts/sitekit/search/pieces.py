"""The index as plain scripts that any page can load, also from a disk, piece by piece.

A small site has one piece of words and a few of texts. A large one has many, so that a
query loads only the pieces with its words, and the texts of what it found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .sections import Section
from .weigh import Posting, Weighed

FOLDER = "assets/search"
ONE_PIECE = 300_000  # letters of postings that still go into one piece
PIECE = 16_000  # letters of postings in each of many
CARDS = 24_000  # letters of texts in a piece
MOST = 1_200  # sections that one word may lead to; it says most about these
LEVELS = 25  # steps of an impact, A to Z
RARITY_STEP = 0.5
DIGITS = str.maketrans("0123456789", "qrstuvwxyz")
LINE = "abcdefghijklmnop"


def write_pieces(folder: Path, pieces: Mapping[str, Any]) -> list[Path]:
    """Write each piece as a script that hands over its content, with a stamp of them all."""
    texts = {
        name: json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        for name, content in pieces.items()
    }
    stamp = hashlib.sha256("\n".join(texts.values()).encode()).hexdigest()[:8]
    written = []
    for name, text in texts.items():
        path = folder / FOLDER / f"data-{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'stillNearSearch.take("{name}","{stamp}",{text});\n', encoding="utf-8")
        written.append(path)
    return written


def term_pieces(*kinds: Weighed) -> dict[str, dict[str, str]]:
    """The postings of every word and every idea, parted by a hash of the word."""
    rows = {
        word: _letter(rarity / RARITY_STEP) + encode(kind.postings[word])
        for kind in kinds
        for word, rarity in sorted(kind.rarity.items())
    }
    size = sum(len(word) + len(row) for word, row in rows.items())
    count = 1 if size <= ONE_PIECE else -(-size // PIECE)
    pieces: dict[str, dict[str, str]] = {f"terms-{at}": {} for at in range(count)}
    for word, row in rows.items():
        pieces[f"terms-{place(word, count)}"][word] = row
    return pieces


def vocabulary_pieces(rarity: Mapping[str, float]) -> dict[str, dict[str, str]]:
    """The words of the site by their first letter, to correct what is misspelled."""
    pieces: dict[str, dict[str, str]] = {}
    for word, rare in sorted(rarity.items()):
        piece = pieces.setdefault(f"vocabulary-{word[0]}", {})
        piece[word] = _letter(rare / RARITY_STEP)
    return pieces


def card_pieces(sections: list[Section]) -> tuple[dict[str, Any], list[int]]:
    """Texts of the sections in their order, and the first section of each piece."""
    pieces: dict[str, Any] = {}
    firsts: list[int] = []
    room = 0
    for number, section in enumerate(sections):
        size = len(section.text) + len(section.heading) + 40
        if size > room or not firsts:
            firsts.append(number)
            pieces[f"cards-{len(firsts) - 1}"] = []
            room = CARDS
        room -= size
        pieces[f"cards-{len(firsts) - 1}"].append(
            [section.url, section.page, section.heading, section.text]
        )
    return pieces, firsts


def place(word: str, count: int) -> int:
    """The piece a word stands in; the twin of ``place`` in pieces.js."""
    value = 5381
    for letter in word:
        value = (value * 33 + ord(letter)) % 4294967296
    return value % count


def encode(postings: Mapping[int, Posting]) -> str:
    """Postings as text. For each section: how far it is from the one before (q to z are the
    digits, one step is left out), its impact as a capital, and for each line of it that has
    the word two letters from a to p: which line, and how much of the line it is.

    There are no digits in it, since a number in a script of the site is read as one that is
    given to readers."""
    best: Iterable[int] = postings
    if len(postings) > MOST:
        best = sorted(postings, key=lambda number: -postings[number].impact)[:MOST]
    parts, before = [], -1
    for number in sorted(best):
        posting = postings[number]
        lines = "".join(
            LINE[min(at, 15)] + LINE[min(round(share * 15), 15)]
            for at, share in posting.lines.items()
        )
        gap = str(number - before).translate(DIGITS) if number - before > 1 else ""
        parts.append(f"{gap}{_letter(posting.impact * LEVELS)}{lines}")
        before = number
    return "".join(parts)


def _letter(value: float) -> str:
    return chr(65 + max(0, min(LEVELS, round(value))))
