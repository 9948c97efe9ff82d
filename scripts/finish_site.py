#!/usr/bin/env python3
"""What comes after the generator, on any built folder: finish_site.py FOLDER

Leaves out unused files, writes the search index and the offline editions, then checks it
all. Exit codes: 0 clean, 1 findings, 2 could not finish or check.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.finishing import base_path, finish
from sitekit.pipeline import check


def main(argv: list[str]) -> int:
    """Finish the folder named on the command line."""
    if len(argv) != 1:
        print("usage: finish_site.py FOLDER", file=sys.stderr)
        return COULD_NOT_CHECK
    folder, site_url = Path(argv[0]), os.environ.get("SITE_URL")
    try:
        print(finish(folder, site_url))
        return report(check(folder, base_path(site_url)), f"pages of {folder}")
    except CouldNotCheck as error:
        print(f"finish_site: {error}", file=sys.stderr)
        return COULD_NOT_CHECK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
