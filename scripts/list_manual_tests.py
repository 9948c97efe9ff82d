#!/usr/bin/env python3
"""List what only people can test and nobody has tested lately: list_manual_tests.py

Exit codes: 0 nothing is due, 1 something is, 2 a sheet could not be read.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck
from sitekit.manual_tests import read_sheets

SHEETS = Path(__file__).resolve().parent.parent / "tests" / "manual"


def main() -> int:
    """Print a line for each sheet that is due, with its last run."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    try:
        sheets = read_sheets(SHEETS)
    except CouldNotCheck as error:
        print(error, file=sys.stderr)
        return COULD_NOT_CHECK
    due = [sheet for sheet in sheets if sheet.due(today)]
    for sheet in due:
        last = sheet.last
        told = f"{last.when} by {last.who}: {last.result}" if last else "never run"
        print(f"{sheet.id}: {sheet.needs} ({len(sheet.steps)} steps; {told})")
    print(f"{len(due)} of {len(sheets)} sheets are due.")
    return FINDINGS if due else CLEAN


if __name__ == "__main__":
    sys.exit(main())
