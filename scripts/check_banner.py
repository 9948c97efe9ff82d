#!/usr/bin/env python3
"""The gate, by hand: is the crisis line right on every page? check_banner.py [TARGET...]

A TARGET is a built folder or a zip of one (default: site/). Exit codes: 0 every page
passed, 1 findings, 2 could not check (missing, empty, unreadable, no page in it).
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit.banner.gate import check_banners
from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.pages import read_output

SITE = Path(__file__).resolve().parent.parent / "site"


def check_target(target: Path) -> int:
    """Check one target and say what was found."""
    try:
        output = read_output(target)
    except CouldNotCheck as error:
        print(f"check_banner: could not check {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    return report(check_banners(output), f"crisis line on {len(output.pages)} pages of {target}")


def main(argv: list[str]) -> int:
    """Check every target; the worst result is the exit code."""
    return max((check_target(Path(name)) for name in argv or [str(SITE)]), default=CLEAN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
