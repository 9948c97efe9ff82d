#!/usr/bin/env python3
"""Start a new article or guide: new_page.py FOLDER/NAME.md "Title" ["Name in the menu"]

Writes docs/FOLDER/NAME.md with valid front matter and the parts every page has, and adds
it to the menu behind the other pages of its folder. In `articles/` it is an article,
elsewhere a guide. Exit codes: 0 written, 2 could not (nothing was changed).
"""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path, PurePosixPath

from sitekit.content.claims import read_topics
from sitekit.content.config import CONFIG, menu
from sitekit.content.files import PAGE, read_source
from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.finishing import DATA

ROOT = Path(__file__).resolve().parent.parent
MOULD = """---
title: "{title}"
description: One or two sentences for search engines. Who is the page for, what does it give them?
summary: One or two short sentences under the heading. They say what the reader finds here.
template: article.html
kind: {kind}
checked: "{today}"
minutes: 1
related:
  - {related}
  - get-help.md
---

/// html | section.in-short

## In short {{ #in-short }}

- Afraid of your partner? Read [when patience is not the answer]({safety}).
- The one thing to know.
- The one thing to do first.

///

//// html | nav.contents
    attrs: {{aria-label: On this page, data-search-skip: ""}}

/// details | On this page

[TOC]

///

////

## The first part {{ #first-part }}

Say one thing in two or three short sentences. Then put the mark of its claim behind it.[^{claim}]

> “Give a line a reader could say.”

/// html | section.note-box

## How sure we are {{ #how-sure }}

Say what rests on [research, practice or everyday talk]({evidence}#labels).

///

## Words on this page {{ #words }}

## Sources {{ #sources }}

Each note says how sure the claim is, and on what it rests.
"""


def new_page(path: str, title: str) -> str:
    """The text of the new page, ready to build."""
    claims = [claim for topic in read_topics(DATA / "claims") for claim in topic.claims]
    up = "../" * path.count("/")
    return MOULD.format(
        title=title.replace('"', "”"),
        kind="article" if path.startswith("articles/") else "guide",
        today=datetime.date.today(),
        related="articles/emotional-distance.md",
        safety=f"{up}safety/when-patience-is-not-the-answer.md",
        evidence=f"{up}evidence.md",
        claim=next(claim.id for claim in claims if claim.label == "practice"),
    )


def with_menu_entry(config: str, path: str, name: str) -> str:
    """The configuration with the page behind the last one of its folder.

    Raises:
        CouldNotCheck: no page of the folder is in the menu yet.
    """
    folder = PurePosixPath(path).parent.as_posix()
    entries = list(re.finditer(rf"^( +- ).*: {re.escape(folder)}/[a-z0-9-]+\.md\n", config, re.M))
    if not entries:
        raise CouldNotCheck(
            f"{CONFIG}: no page of {folder}/ is in nav. Add one by hand: - {name}: {path}"
        )
    last = entries[-1]
    return f"{config[: last.end()]}{last[1]}{name}: {path}\n{config[last.end() :]}"


def write_page(path: str, title: str, name: str) -> None:
    """Write the page and its line in the menu.

    Raises:
        CouldNotCheck: it is there already, or has a name no address would suit.
    """
    target = ROOT / "docs" / path
    if not PAGE.fullmatch(PurePosixPath(path).name) or "/" not in path or ":" in name:
        raise CouldNotCheck(f"{path}: name it like both-sides/how-to-pause.md; no colon in {name}")
    if target.exists() or path in menu(ROOT):
        raise CouldNotCheck(f"docs/{path}: is there already")
    text, config = new_page(path, title), with_menu_entry(read_source(ROOT / CONFIG), path, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    (ROOT / CONFIG).write_text(config, encoding="utf-8")


def main(argv: list[str]) -> int:
    """Write what was asked for."""
    if not 2 <= len(argv) <= 3 or not 3 <= len(argv[1]) <= 65:
        print(f"usage: {(__doc__ or '').partition(': ')[2].partition(chr(10))[0]}", file=sys.stderr)
        return COULD_NOT_CHECK
    path = argv[0].removeprefix("docs/")
    try:
        write_page(path, argv[1], argv[-1])
    except CouldNotCheck as error:
        print(f"new_page: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    print(f"Written: docs/{path}, and its line in {CONFIG}. Run make notes, then make serve.")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
