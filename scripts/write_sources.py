#!/usr/bin/env python3
"""Write the source notes of every page from the bibliography: write_sources.py

A page cites a work as ``[^key]``; the note it prints is written at its end.
Exit codes: 0 written, 1 a page cites what may not be cited, 2 no bibliography.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit.content.files import markdown_files, read_source
from sitekit.content.sources import check_sources, read_bibliography, with_notes
from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.pipeline import BIBLIOGRAPHY

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Write the notes, then say what is still wrong."""
    try:
        references = read_bibliography(BIBLIOGRAPHY)
    except CouldNotCheck as error:
        print(error, file=sys.stderr)
        return COULD_NOT_CHECK
    findings = check_sources(DOCS, references)
    if any(finding.rule == "source-misplaced" for finding in findings):
        return report(findings, "sources (nothing was written)")
    for path in markdown_files(DOCS):
        old = read_source(path)
        if (new := with_notes(old, references)) != old:
            path.write_text(new, encoding="utf-8")
            print(f"written: {path.relative_to(DOCS.parent)}")
    return report(check_sources(DOCS, references), "sources")


if __name__ == "__main__":
    sys.exit(main())
