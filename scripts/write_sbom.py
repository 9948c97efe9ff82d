#!/usr/bin/env python3
"""Print what the site is made with, for machines or people: write_sbom.py [--table]

A CycloneDX bill of materials for a release: each package and file with version, license
and checksums, what readers get marked as required. With --table, the licenses as a list.
The same sources give the same bytes; SOURCE_DATE_EPOCH dates it.
Exit codes: 0 printed, 2 could not.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.supply.parts import parts
from sitekit.supply.sbom import bill

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str]) -> int:
    """Print the bill, or the list."""
    if argv not in ([], ["--table"]):
        print("usage: write_sbom.py [--table]", file=sys.stderr)
        return COULD_NOT_CHECK
    try:
        found = parts(ROOT)
    except CouldNotCheck as error:
        print(f"write_sbom: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    if argv:
        for part in found:
            place = "in the pages" if part.shipped else "in the build"
            print(f"{part.name:28} {part.version:14} {place}  {part.license}")
        return CLEAN
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    print(bill(project["name"], project["version"], project["license"], found), end="")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
