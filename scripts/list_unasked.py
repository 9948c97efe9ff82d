#!/usr/bin/env python3
"""Sections that have no readers' lines yet: list_unasked.py [FOLDER], site/ unless told.

Nothing is wrong with them; search finds the others sooner. Where the lines stand:
scripts/sitekit/search/README.md. Exit codes: 0 listed, 2 could not list.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.finishing import DATA
from sitekit.pages import read_output
from sitekit.search.asked import lines_by_section, read_asked
from sitekit.search.sections import read_sections

SITE = Path(__file__).resolve().parent.parent / "site"


def main(argv: list[str]) -> int:
    """Print each section without lines, and how many have some."""
    try:
        sections = read_sections(read_output(Path(argv[0]) if argv else SITE))
        asked = lines_by_section(read_asked(DATA / "search" / "asked"), sections)
    except CouldNotCheck as error:
        print(f"list_unasked: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    for section in sections:
        if section.url not in asked:
            print(f"{section.url}: {section.heading}")
    print(f"{len(asked)} of {len(sections)} sections have lines that readers might type")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
