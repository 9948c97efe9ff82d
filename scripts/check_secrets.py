#!/usr/bin/env python3
"""Look for passwords and keys in every file that git keeps: check_secrets.py [FILE...]

detect-secrets does the looking. A line that only looks like one ends with a comment:
pragma: allowlist secret. Exit codes: 0 none, 1 found, 2 could not look.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sitekit.findings import COULD_NOT_CHECK, Finding, report

ROOT = Path(__file__).resolve().parent.parent
# Checksums of what is public anyway.
LOCKS, CHECKSUMS = r"^requirements/.*\.txt$", r"^\s*sha256: .?[0-9a-f]{64}.?$"
MEND = (
    "Take it out, make a new one where it is used, and then clean the history. If it is none, put"
    " `# pragma: allowlist nextline secret` above it."
)
HOOK = "detect_secrets.pre_commit_hook"


def kept_files() -> list[str]:
    """Every file that is, or would be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return [name for name in done.stdout.split("\0") if (ROOT / name).is_file()]


def main(argv: list[str]) -> int:
    """Look, and name what was found."""
    files = argv or kept_files()
    if not files:
        print("check_secrets: git names no file; is this a clone of the project?", file=sys.stderr)
        return COULD_NOT_CHECK
    done = subprocess.run(
        [sys.executable, "-m", HOOK, "--json", "--exclude-files", LOCKS, "--exclude-lines",
         CHECKSUMS, *files],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode == 0:
        return report([], f"{len(files)} files looked at for secrets")
    try:
        results = json.loads(done.stdout)["results"]
    except (ValueError, KeyError):
        print(f"check_secrets: the search broke:\n{done.stderr}", file=sys.stderr)
        return COULD_NOT_CHECK
    found = [
        Finding(path, row["line_number"], "secret", f"looks like a {row['type']}", MEND)
        for path, rows in results.items()
        for row in rows
    ]
    return report(found, f"{len(files)} files looked at for secrets")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
