#!/usr/bin/env python3
"""Write into the pages what follows from the data: write_notes.py

Behind each ``[^claim]`` its label, at the foot of the page its note, the words a page
explains, the evidence page's claims and works, and the glossary. Exit codes: 0 written,
1 a page refers to what is not in the data, 2 the data could not be read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit.content.notes import check_notes, read_library, with_notes
from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.finishing import DATA

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write, then say what is still wrong."""
    try:
        library = read_library(ROOT, DATA)
        if misplaced := [it for it in check_notes(library) if it.rule == "note-misplaced"]:
            return report(misplaced, "notes (nothing was written)")
        for path, old in library.pages.items():
            if (new := with_notes(path, old, library)) != old:
                (ROOT / "docs" / path).write_text(new, encoding="utf-8")
                print(f"written: docs/{path}")
        return report(check_notes(read_library(ROOT, DATA)), "notes")
    except CouldNotCheck as error:
        print(error, file=sys.stderr)
        return COULD_NOT_CHECK


if __name__ == "__main__":
    sys.exit(main())
