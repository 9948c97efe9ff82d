"""Articles made up to measure with: as long and as varied as real ones, the same on each run.

Each is put together anew from the site's own paragraphs, with the parts, the marks, the boxes
and the front matter of a real one. Editors would sort so many by topic, so they are: one
group of the menu a topic, and a page that lists it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from .pool import Pool

PER_TOPIC = 50
PARTS = 13  # headings of the second level
SMALLER = 2  # of the third, in each
WORDS = 4300  # of prose, at most; the shortest has a quarter less
MOST_CLAIMS = 18  # a page: its notes may name 25 works
SYLLABLES = tuple(a + b for a in "bdfgklmnprstv" for b in "aeiou")
MARK = re.compile(r"\[\^([^\]]+)\]")
WORD = "](#word-"
NO_WORDS = re.compile(r"^## [^\n]* { #words }\n\n", re.MULTILINE)
TOP = """---
title: "{title}"
description: "“{title}” is one of the articles that are made up to measure how the site grows."
summary: Nobody is meant to read this page. It has the length and the parts of a real one.
template: article.html
kind: article
checked: "2026-11-24"
minutes: 1
related:
{related}
---

/// html | section.in-short

## In short {{ #in-short }}

{short}

///

//// html | nav.contents
    attrs: {{aria-label: On this page, data-search-skip: ""}}

/// details | On this page

[TOC]

///

////
"""
END = """
{card}

/// html | section.note-box

## How sure we are {{ #how-sure }}

The claims on this page carry one of [four labels](../../evidence.md#labels).

///

## Words on this page {{ #words }}

## Sources {{ #sources }}

Each note says how sure the claim is, and on what it rests.
"""
TOPIC = """---
title: "Topic {name}"
description: Topic {name} is one that made-up articles are sorted by. This page lists its own.
template: topic.html
kind: topic
---

Nobody is meant to read this page. It lists the articles of one topic.
"""


@dataclass(frozen=True)
class MadeUp:
    """So many articles, from one pool."""

    count: int
    pool: Pool

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path in docs and Markdown of each topic and article."""
        for number in range(self.count):
            if number % PER_TOPIC == 0:
                yield topic_path(number), TOPIC.format(name=name_of(number // PER_TOPIC))
            yield path_of(number), self.article(number)

    def nav(self) -> str:
        """The groups they add to the menu, as YAML."""
        lines = []
        for number in range(self.count):
            if number % PER_TOPIC == 0:
                topic = f"Topic {name_of(number // PER_TOPIC)}"
                lines += [f"  - {topic}:", f"      - {topic}: {topic_path(number)}"]
            lines.append(f'      - "{self.title(number)}": {path_of(number)}')
        return "\n".join(lines) + "\n"

    def title(self, number: int) -> str:
        """Its title and its name in the menu."""
        headings = self.pool.headings
        return f"{headings[number * 7 % len(headings)]} ({name_of(number)})"

    def article(self, number: int) -> str:
        """The Markdown of one article, before its notes are written."""
        random = Random(number)  # noqa: S311 - the same on each run is what it is for
        others = Random(f"{number} of {self.count}").choices(range(self.count), k=PARTS)  # noqa: S311
        near = number - number % PER_TOPIC + (number + 1) % PER_TOPIC
        related = [path_of(near if near < self.count else 0), "get-help.md"]
        if path_of(others[0]) not in related:
            related.insert(1, path_of(others[0]))
        pieces = iter(self._pieces(random))
        short = [_sentence(next(pieces)) for _ in range(6)]
        parts = self._parts(random, list(pieces))
        boxes = random.sample(self.pool.boxes, 3)
        links = (self._link(number, other) for other in others)
        body = [
            f"{part}\n\n{link}\n{f'{chr(10)}{boxes.pop()}{chr(10)}' if at % 5 == 1 else ''}"
            for at, (part, link) in enumerate(zip(parts, links, strict=True))
        ]
        top = TOP.format(
            title=self.title(number),
            related="\n".join(f"  - {path}" for path in related),
            short="\n".join(f"- {line}" for line in short),
        )
        text = f"{top}\n{chr(10).join(body)}{END.format(card=self.pool.card)}"
        text = _with_few_claims(text)
        return text if WORD in text else NO_WORDS.sub("", text)

    def _pieces(self, random: Random) -> list[str]:
        words, drawn = 0, list[str]()
        most = WORDS * random.uniform(0.75, 1)
        for piece in random.sample(self.pool.pieces, len(self.pool.pieces)):
            words += len(piece.split())
            drawn.append(piece)
            if words > most:
                break
        return drawn

    def _parts(self, random: Random, pieces: list[str]) -> list[str]:
        """The pieces under headings of two levels, about as many under each."""
        places = PARTS * (SMALLER + 1)
        titles = random.sample(self.pool.headings, places)
        parts: list[str] = []
        for at in range(places):
            part, smaller = divmod(at, SMALLER + 1)
            name = f"part-{part + 1}" + (f"-{smaller}" if smaller else "")
            under = pieces[len(pieces) * at // places : len(pieces) * (at + 1) // places]
            heading = f"{'###' if smaller else '##'} {titles[at]} {{ #{name} }}"
            text = "\n\n".join([heading, *under])
            if smaller:
                parts[-1] += f"\n\n{text}"
            else:
                parts.append(text)
        return parts

    def _link(self, number: int, other: int) -> str:
        path = posixpath.relpath(path_of(other), posixpath.dirname(path_of(number)))
        return f"There is more in [{self.title(other)}]({path}#part-{other % PARTS + 1})."


def name_of(number: int) -> str:
    """A number as a word: the gate takes numbers on pages for numbers to call."""
    word = ""
    for _ in range(3):
        number, at = divmod(number, len(SYLLABLES))
        word = SYLLABLES[at] + word
    return word.capitalize()


def path_of(number: int) -> str:
    """Where the Markdown of an article stands in docs."""
    return f"articles/topic-{name_of(number // PER_TOPIC).lower()}/{name_of(number).lower()}.md"


def topic_path(number: int) -> str:
    """Where the page stands that lists its topic."""
    return f"{posixpath.dirname(path_of(number))}/index.md"


def _sentence(piece: str) -> str:
    """The first sentence of a piece, without marks."""
    plain = re.sub(r"\[([^\]]+)\]\(#word-[^)]*\)", r"\1", MARK.sub("", piece)).split("\n")[0]
    return re.split(r"(?<=[.?!])\s", plain)[0]


def _with_few_claims(text: str) -> str:
    kept = list(dict.fromkeys(MARK.findall(text)))[:MOST_CLAIMS]
    return MARK.sub(lambda mark: mark[0] if mark[1] in kept else "", text)
