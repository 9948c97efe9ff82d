"""The index as plain scripts that any page can load, also from a disk, piece by piece.

A small site has one piece of words and a few of texts. A large one has many, so that a
query loads only the pieces with its words, and the texts of what it found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .rows import Row, letter
from .sections import Section
from .weigh import Weighed

FOLDER = "assets/search"
ONE_PIECE = 300_000  # letters of postings that still go into one piece
PIECE = 4_000  # letters of postings in each of many
CARDS = 5_000  # letters of texts in a piece of many
FEW_CARDS = 100_000  # letters of texts in a piece, as long as three are enough
TEXT = 260  # letters of a section that a result can show a part of
RARITY_STEP = 0.5
UNSEEN = 12  # the rarity, in steps, of a word that only lines about matters have
MATTERS = "/"  # what parts the sections of a word from its matters


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


def term_pieces(
    spelled: Mapping[str, str], matters: Mapping[str, Row], words: Weighed
) -> dict[str, Any]:
    """The postings of every word, and of every idea, parted by a hash of the stem.

    Behind a stroke stands what the word says about the matters. `spelled` gives the word that
    readers know for each stem: it is what slips are mended by.
    """
    rows = {
        stem: letter(rarity / RARITY_STEP) + words.rows[stem].text()
        for stem, rarity in sorted(words.rarity.items())
    }
    for stem, said in sorted(matters.items()):
        rows[stem] = rows.get(stem, letter(UNSEEN)) + MATTERS + said.text()
    size = sum(len(stem) + len(row) for stem, row in rows.items())
    count = 1 if size <= ONE_PIECE else -(-size // PIECE)
    pieces: dict[str, Any] = {f"terms-{at}": {"rows": {}} for at in range(count)}
    for stem, row in rows.items():
        pieces[f"terms-{place(stem, count)}"]["rows"][spelled.get(stem, stem)] = row
    return pieces


def vocabulary_pieces(
    spelled: Mapping[str, str], rarity: Mapping[str, float]
) -> dict[str, list[str]]:
    """The words of the site by their first letter, common ones first."""
    pieces: dict[str, list[str]] = {}
    for stem in sorted(rarity, key=lambda stem: (rarity[stem], stem)):
        if (word := spelled.get(stem, stem))[0] != "=":
            pieces.setdefault(f"vocabulary-{word[0]}", []).append(word)
    return pieces


def card_pieces(sections: list[Section]) -> tuple[dict[str, Any], list[int]]:
    """What results show of the sections, in their order, and the first section of each piece.

    What is as in the card before is left empty: a page's address and its title.
    """
    cards = [_card(section) for section in sections]
    sizes = [sum(map(len, card)) for card in cards]
    most = FEW_CARDS if sum(sizes) <= 3 * FEW_CARDS else CARDS
    pieces: dict[str, Any] = {}
    firsts: list[int] = []
    room = 0
    for number, (card, size) in enumerate(zip(cards, sizes, strict=True)):
        if size > room or not firsts:
            firsts.append(number)
            room = most
        room -= size
        piece = pieces.setdefault(f"cards-{len(firsts) - 1}", [])
        known = number > firsts[-1] and card[:2] == cards[number - 1][:2]
        piece.append(["", "", *card[2:]] if known else card)
    return pieces, firsts


def _card(section: Section) -> list[str]:
    page, _, fragment = section.url.partition("#")
    heading = "" if section.heading == section.page else section.heading
    return [page, section.page, fragment, heading, _beginning(section.text)]


def _beginning(text: str) -> str:
    """As many whole sentences as a card may hold, or else words."""
    if len(text) <= TEXT:
        return text
    sentence = max(text.rfind(end, 0, TEXT) for end in (". ", "? ", "! ", ".” ", "?” "))
    if sentence > TEXT // 2:
        return text[: text.index(" ", sentence)]
    return text[: text.rfind(" ", 0, TEXT)] + " …"


def place(word: str, count: int) -> int:
    """The piece a word stands in; the twin of ``place`` in pieces.js."""
    value = 5381
    for sign in word:
        value = (value * 33 + ord(sign)) % 4294967296
    return value % count
