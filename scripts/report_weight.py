#!/usr/bin/env python3
"""What each page weighs, and how much it grew: report_weight.py [FOLDER] [--save]

Bytes of gzip -9. Growth is told against scripts/data/weights.json, which --save writes
anew. Exit codes: 0 within the budgets, 1 over one, 2 could not weigh.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from sitekit.budgets.limits import budget_of, check_weights, read_budgets, weights
from sitekit.findings import COULD_NOT_CHECK, CouldNotCheck, report
from sitekit.finishing import DATA, base_path
from sitekit.pages import read_output
from sitekit.pipeline import BUDGETS

SITE = Path(__file__).resolve().parent.parent / "site"
BASELINE = DATA / "weights.json"
HEADING = f"{'page':<55}{'html':>8}{'of budget':>11}{'first screen':>14}{'requests':>10}{'grew':>8}"


def read_baseline() -> dict[str, dict[str, int]]:
    """What each page weighed when the baseline was saved."""
    try:
        saved: dict[str, dict[str, int]] = json.loads(BASELINE.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CouldNotCheck(f"{BASELINE}: {error}. Write it with --save.") from error
    return saved


def main(argv: list[str]) -> int:
    """Print the table, then every page over its budget."""
    folder = Path(next((word for word in argv if not word.startswith("-")), SITE))
    try:
        output = read_output(folder, base_path(os.environ.get("SITE_URL")))
        budgets, weighed = read_budgets(BUDGETS), weights(folder, output)
        if "--save" in argv:
            told = {path: asdict(weight) for path, weight in sorted(weighed.items())}
            BASELINE.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        before = read_baseline()
        findings = check_weights(folder, output, budgets)
    except CouldNotCheck as error:
        print(f"report_weight: could not weigh {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    print(HEADING)
    for path, weight in sorted(weighed.items(), key=lambda one: -one[1].html):
        used = weight.html / budget_of(path, budgets).html
        old = before.get(path, {}).get("html")
        grew = "new" if old is None else f"{weight.html - old:+,}"
        print(
            f"{path:<55}{weight.html:>8,}{used:>11.0%}{weight.first_screen:>14,}"
            f"{weight.requests:>10}{grew:>8}"
        )
    return report(findings, f"{len(weighed)} pages of {folder} on the scales")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
