#!/usr/bin/env python3
"""Ask whether a locked package has a known weakness: audit_packages.py

pip-audit asks the public advisory service about each locked version. Exit codes: 0 none
is known, or the service could not be reached (a notice says so: then nothing was
checked); 1 at least one is known; 2 the audit itself broke.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "dev.txt"  # holds everything
UNREACHED = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|ServiceError|HTTPError|ProxyError"
)


@dataclass(frozen=True)
class Audit:
    """What the service said."""

    known: list[str]
    asked: int
    unanswered: int


def ask() -> tuple[Any, str]:
    """The report of pip-audit, None if there is none, and its last words."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "-r", str(LOCK), "--disable-pip",
             "--progress-spinner", "off", "--format", "json", "--output", str(target)],
            capture_output=True, text=True,
        )  # fmt: skip
        said = done.stderr.strip()
        return (json.loads(target.read_text(encoding="utf-8")) if target.is_file() else None), said


def read(rows: list[dict[str, Any]]) -> Audit:
    """Sort the rows of a report: a package that was passed over was not checked."""
    answered = [row for row in rows if "skip_reason" not in row]
    known = [
        f"{row['name']} {row['version']}: {weak['id']}, mended in"
        f" {', '.join(weak['fix_versions']) or 'no release yet'}"
        for row in answered
        for weak in row.get("vulns", [])
    ]
    return Audit(known, len(answered), len(rows) - len(answered))


def notice(text: str) -> None:
    """Say it so that it is seen in a workflow's summary, too."""
    print(f"::warning title=audit::{text}" if os.environ.get("GITHUB_ACTIONS") else text)


def main() -> int:
    """Ask, and sum up."""
    report, said = ask()
    if report is None and not UNREACHED.search(said):
        print(f"audit_packages: pip-audit broke:\n{said}", file=sys.stderr)
        return COULD_NOT_CHECK
    audit = read(report["dependencies"] if report else [])
    if not audit.asked:
        notice("The advisory service could not be reached: no package was checked.")
        return CLEAN
    for line in audit.known:
        print(line)
    if audit.unanswered:
        notice(f"The advisory service does not know {audit.unanswered} packages.")
    print(f"{audit.asked} packages checked: {len(audit.known)} known weaknesses")
    return FINDINGS if audit.known else CLEAN


if __name__ == "__main__":
    sys.exit(main())
