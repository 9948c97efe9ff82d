#!/usr/bin/env python3
"""Everything fast, before a commit: style, types, secrets, unit tests, a build, the words.

Runs each step even when one before it failed, then says which did. Exit codes: 0 all
passed, 1 at least one did not.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = {
    "style": ["ruff", "check", "--quiet", "."],
    "layout": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy"],
    "secrets": ["scripts/check_secrets.py"],
    "unit tests": ["pytest", "--quiet", "tests/unit", "tests/shape"],
    "build": ["scripts/build.py"],
    "pages": ["scripts/check_site.py"],
}


def run(step: list[str]) -> bool:
    """Run one step: a module of the environment, or a script of ours."""
    module = [] if step[0].endswith(".py") else ["-m"]
    return subprocess.run([sys.executable, *module, *step], cwd=ROOT).returncode == 0


def main() -> int:
    """Run every step and sum up."""
    failed = []
    for name, step in STEPS.items():
        print(f"== {name}", flush=True)
        if name == "pages" and "build" in failed:
            print("not checked: the build failed")
        elif not run(step):
            failed.append(name)
    print(f"Not in order: {', '.join(failed)}" if failed else "All in order.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
