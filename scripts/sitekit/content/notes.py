"""What a tool writes into the Markdown: labels and notes of claims, words, generated lists.

Writers put ``[^claim]`` behind a sentence and ``(#word-term)`` behind a term. Everything
that follows from the data is written by ``scripts/write_notes.py``: plain Markdown to
every generator. Here it is checked to be what the data says.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..findings import Finding
from ..memory import recall_all
from . import glossary
from .bibliography import Reference, read_bibliography
from .claims import LABELS, Claim, Topic, check_claims, read_topics
from .config import menu
from .evidence_page import claims_and_works
from .files import markdown_files, read_source
from .front_matter import split
from .labels import MARK, claim_marks, labeled
from .reading_time import with_minutes

EVIDENCE, GLOSSARY = "evidence.md", "glossary.md"
WRITTEN_BELOW = "<!-- written by make notes from here on -->"
NOTE = re.compile(r"\[\^[^\]\s]+\]:")
WORDS = re.compile(r"(^## [^\n]*\{ #words \}\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SOURCES = re.compile(r"^## [^\n]*\{ #sources \}\n(?!.*^## )", re.MULTILINE | re.DOTALL)
MOST_WORKS = 25  # in the notes of one page, which name the first work of each claim
MEND_WRITE = "Run: make notes"


@dataclass(frozen=True)
class Library:
    """All that pages refer to, and the pages that do."""

    pages: Mapping[str, str]  # path inside docs: its text, front matter included
    names: Mapping[str, str]  # path inside docs: its name in the menu
    works: Mapping[str, Reference]
    topics: tuple[Topic, ...]
    terms: Mapping[str, glossary.Term]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for topic in self.topics for claim in topic.claims}

    @cached_property
    def made_on(self) -> dict[str, dict[str, str]]:
        """For each claim that is made, the pages that make it, with their names."""
        found: dict[str, dict[str, str]] = {}
        for path, text in self.pages.items():
            for name in claim_marks(_prose(text)):
                found.setdefault(name, {})[path] = self.names.get(path, path)
        return found


def read_library(root: Path, data: Path) -> Library:
    """Read the pages under `root` and what stands in the folder `data`.

    Raises:
        CouldNotCheck: a file is missing, unreadable or misshapen.
    """
    docs = root / "docs"
    return Library(
        pages={
            path.relative_to(docs).as_posix(): read_source(path) for path in markdown_files(docs)
        },
        names=menu(root),
        works=read_bibliography(data / "bibliography.yml"),
        topics=read_topics(data / "claims"),
        terms=glossary.read_glossary(data / "glossary.yml"),
    )


def with_notes(path: str, text: str, library: Library) -> str:
    """`text` with everything written anew that follows from the data."""
    top, found, _ = text.partition(WRITTEN_BELOW)
    if found and path in {EVIDENCE, GLOSSARY}:
        return f"{top}{found}\n\n{_generated(path, library)}"
    bare = _prose(text)
    prose = labeled(bare, library.claims)
    prose = WORDS.sub(lambda part: part[1] + _words(path, prose, library), prose)
    keys = [name for name in claim_marks(bare) if name in library.claims]
    if not keys and prose.rstrip() == text.rstrip():
        return with_minutes(text)
    notes = "".join(_note(path, library.claims[name], library) for name in keys)
    return with_minutes(prose.rstrip() + "\n" + (f"\n{notes}" if notes else ""))


def _note(path: str, claim: Claim, library: Library) -> str:
    evidence = _relative(path, EVIDENCE)
    label, more = LABELS[claim.label].capitalize(), len(claim.sources) - 1
    best = next((library.works[key].short() for key in claim.sources if key in library.works), "")
    # One link: the claim's own entry names every work, and says what it found.
    link = f"[{best or 'What it rests on'}]({evidence}#claim-{claim.id})"
    said = f": {link}{f', and {more} more' if more > 0 else ''}." if best else f". {link}"
    return f"[^{claim.id}]: {label}{said}\n"


def _words(path: str, prose: str, library: Library) -> str:
    listed = glossary.words_list(
        glossary.MARK.findall(prose), dict(library.terms), _relative(path, GLOSSARY)
    )
    return f"\n{listed}\n" if listed else "\n"


def _generated(path: str, library: Library) -> str:
    if path == GLOSSARY:
        return glossary.all_words(dict(library.terms), dict(library.names))
    return claims_and_works(library.topics, library.works, library.made_on)


def _relative(path: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def _prose(text: str) -> str:
    """The page without the notes at its very end; a note further up is left to a person."""
    lines = text.splitlines(keepends=True)
    end = at = len(lines)
    while at > 0:
        line = lines[at - 1]
        at -= 1
        if NOTE.match(line):
            end = at
        elif line.strip() and not line[0].isspace():
            break  # the last line of the prose
    return "".join(lines[:end])


def check_notes(library: Library) -> list[Finding]:
    """Marks without a claim or a term behind them, and what is out of date."""
    cited = frozenset(library.made_on)
    found = [*check_claims(library.topics, library.works, cited)]
    for path, text in library.pages.items():
        if path in {EVIDENCE, GLOSSARY}:  # they follow from all the others
            found += _check_page(path, text, library)
        else:
            found += recall_all(("notes", path, text), _check_page, path, text, library)
    return found


def _check_page(path: str, text: str, library: Library) -> Iterator[Finding]:
    shown, prose = f"docs/{path}", _prose(text)
    for number, line in enumerate(prose.splitlines(), 1):
        yield from _check_line(shown, number, line, library)
    terms = glossary.MARK.findall(prose)
    if terms and not WORDS.search(prose):
        mend = "Add a heading before the sources: ## Words on this page { #words }"
        yield Finding(shown, 0, "word-list", f"it marks {terms[0]} and has no list", mend)
    marks = claim_marks(prose)
    if marks and not SOURCES.search(prose):
        mend = "End it with: ## Sources { #sources }, and a sentence; the notes stand below."
        yield Finding(shown, 0, "note-heading", "its notes have no heading", mend)
    if with_notes(path, text, library) != text:
        message = "the labels, notes or lists in it are not what the data says"
        yield Finding(shown, prose.count("\n") + 1, "notes-stale", message, MEND_WRITE)
    made = [library.claims[name] for name in marks if name in library.claims]
    if re.search(r"^kind: *(article|guide)$", split(text)[0], re.MULTILINE) and not made:
        mend = "Put [^claim] behind what it states; see scripts/data/claims."
        yield Finding(shown, 1, "claim-none", "it says nowhere what it rests on", mend)
    works = {key for claim in made for key in claim.sources[:1]}
    if len(works) > MOST_WORKS:
        mend = "Put the works first that carry several claims; the evidence page names all."
        yield Finding(shown, 0, "source-many", f"its notes cite {len(works)} works", mend)


def _check_line(path: str, number: int, line: str, library: Library) -> Iterator[Finding]:
    if "[" not in line:
        return
    if NOTE.match(line):
        mend = "Move the note to the very end of the file, then run: make notes"
        yield Finding(path, number, "note-misplaced", "text follows this note", mend)
    for name in MARK.findall(line):
        if name not in library.claims:
            mend = "Use the id of a claim in scripts/data/claims, or add the claim there."
            yield Finding(path, number, "claim-unknown", f"no claim {name}", mend)
    for name in glossary.MARK.findall(line):
        if name not in library.terms:
            mend = "Use the id of a term in scripts/data/glossary.yml, or add the term there."
            yield Finding(path, number, "word-unknown", f"no term {name}", mend)
