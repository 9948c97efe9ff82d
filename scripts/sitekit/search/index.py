"""Search for a built folder: one script with its program, and its data in pieces beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..memory import recall
from .asked import lines_by_section, read_asked
from .crisis_words import read_crisis_words, write_crisis_words
from .help import read_help
from .language import read_language
from .matters import learn_matters, read_matters
from .pieces import FOLDER, card_pieces, term_pieces, vocabulary_pieces, write_pieces
from .prominence import prominence_of, read_prominence
from .rows import row_of
from .sections import Section
from .spelled import spellings
from .weigh import documents, weigh

Lighter = Callable[[str], str]
PROGRAM = f"{FOLDER}/finder.js"
# In this order: each uses what stands before it.
SOURCES = (
    "crisis.js",
    "words.js",
    "language.js",
    "pieces.js",
    "spelling.js",
    "query.js",
    "rank.js",
    "matters.js",
    "honest.js",
    "passage.js",
    "finder.js",
    "panel.js",
)


def write_search(
    folder: Path, sections: list[Section], data: Path, sources: Path, lighter: Lighter
) -> list[Path]:
    """Write all that search needs into a built folder; return the files.

    `data` holds the language and the readers' lines, `sources` the scripts, which `lighter`
    relieves of what only their authors need.

    Raises:
        CouldNotCheck: the data is malformed, or something in it leads to no section.
    """
    asked = lines_by_section(read_asked(data / "asked"), sections)
    pieces = write_pieces(folder, index_pieces(sections, asked, data))
    return [write_program(folder, data, sources, lighter), *pieces]


def write_program(folder: Path, data: Path, sources: Path, lighter: Lighter) -> Path:
    """Write the program with the crisis words, without which there is no search."""
    make = partial(_program, folder / PROGRAM, data, sources, lighter)
    made = recall(("search program", data, sources), make)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    (folder / PROGRAM).write_bytes(made)
    return folder / PROGRAM


def _program(target: Path, data: Path, sources: Path, lighter: Lighter) -> bytes:
    program = write_crisis_words(read_crisis_words(data / "crisis-words.yml"), target)
    with program.open("a", encoding="utf-8") as script:
        for name in SOURCES:
            script.write(lighter((sources / name).read_text(encoding="utf-8")) + "\n")
    return program.read_bytes()


def index_pieces(
    sections: list[Section], asked: Mapping[str, list[str]], data: Path
) -> dict[str, Any]:
    """The data of search by the names of its pieces; `asked` are the lines of each section."""
    path = data / "language.yml"
    language = recall(("language", path), partial(read_language, path))
    prominence = read_prominence(data / "prominence.yml")
    docs = documents(sections, asked, lambda url: prominence_of(url, prominence))
    words = weigh(docs, language.terms, language.light)
    read = read_matters(data / "matters.yml")
    matters = learn_matters(read, sections, asked, language)
    spelled = spellings(docs, language, [line for it in read for line in it.asked])
    pieces: dict[str, Any] = dict(term_pieces(spelled, matters.rows, words))
    about: dict[str, Any] = {"pieces": len(pieces), "help": read_help(data / "help.yml", sections)}
    about["matters"] = [row_of(places).text() for places in matters.sections]
    if len(pieces) > 1:
        vocabulary = vocabulary_pieces(spelled, words.rarity)
        about["letters"] = "".join(name[-1] for name in vocabulary)
        pieces |= vocabulary
    cards, about["firsts"] = card_pieces(sections)
    return pieces | cards | {"language": about | language.lists.model_dump()}
