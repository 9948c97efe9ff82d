"""Search for a built folder: one script with its program, and its data in pieces beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .asked import lines_by_section, read_asked
from .ideas import weigh_ideas
from .language import read_language
from .pieces import FOLDER, card_pieces, term_pieces, vocabulary_pieces, write_pieces
from .prominence import prominence_of, read_prominence
from .sections import Section
from .spelled import spellings
from .weigh import documents, weigh

PROGRAM = f"{FOLDER}/finder.js"
# In this order: each uses what stands before it.
SOURCES = (
    *("crisis.js", "words.js", "pieces.js", "language.js", "spelling.js", "query.js", "rank.js"),
    *("passage.js", "finder.js", "panel.js"),
)


def write_search(folder: Path, sections: list[Section], data: Path, sources: Path) -> list[Path]:
    """Write all that search needs into a built folder; return the files.

    `data` holds the language and the readers' lines, `sources` the scripts.

    Raises:
        CouldNotCheck: the data is malformed, or a line leads to no section.
    """
    language = read_language(data / "language.yml")
    prominence = read_prominence(data / "prominence.yml")
    asked = lines_by_section(read_asked(data / "asked"), sections)
    docs = documents(sections, asked, lambda url: prominence_of(url, prominence))
    words, ideas = weigh(docs, language.terms, language.light), weigh_ideas(docs, language)
    spelled = spellings(docs, language)
    pieces: dict[str, Any] = dict(term_pieces(spelled, words, ideas))
    split = len(pieces) > 1
    cards, firsts = card_pieces(sections)
    meta = {"pieces": len(pieces), "firsts": firsts}
    pieces |= vocabulary_pieces(spelled, words.rarity) if split else {}
    pieces |= cards
    pieces["language"] = meta | language.lists.model_dump()
    written = write_pieces(folder, pieces)
    program = folder / PROGRAM
    program.write_text(
        "".join(
            (sources / name).read_text(encoding="utf-8")
            for name in SOURCES
            if (sources / name).exists()
        ),
        encoding="utf-8",
    )
    return [program, *written]
