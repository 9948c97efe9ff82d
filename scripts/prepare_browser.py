#!/usr/bin/env python3
"""Make sure there is a Chromium for the browser tests, and say which one is taken.

Looks for one first; as root on a system with apt-get it installs the system's own.
Exit codes: 0 there is one, 1 there is none (the sentence says how to get it).
"""

from __future__ import annotations

import os
import subprocess
import sys

from sitekit import system_packages
from sitekit.chromium import find_browser

BROWSER = ("chromium", "fonts-dejavu-core")  # without a font no text has a size
DRIVER = ("libatomic1",)  # small systems lack it, and Playwright's own program needs it
NO_DRIVER = (
    "prepare_browser: Playwright does not start here (`.venv/bin/playwright --version` says why)."
    " Install what it lacks, on Debian most often libatomic1."
)
HOW = (
    "prepare_browser: no Chromium was found and none could be installed. Run"
    " `.venv/bin/playwright install --with-deps chromium`, or install one with your system's"
    " package manager, or set CHROMIUM to its path."
)


def driver_starts() -> bool:
    """Whether the program that drives browsers for Playwright runs on this system."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


def install(name: str, packages: tuple[str, ...]) -> None:
    """Install the system's own where that needs nobody's password."""
    if system_packages.can_install():
        said = f"No {name} found: installing the system's (a few minutes)"
        system_packages.install(packages, said)


def main() -> int:
    """Find a browser, or get one, or say how to."""
    named = os.environ.get("CHROMIUM")
    if named and not os.access(named, os.X_OK):
        print(f"prepare_browser: CHROMIUM={named} is not a program. Unset it, or run"
              " `.venv/bin/playwright install --with-deps chromium`.", file=sys.stderr)  # fmt: skip
        return 1
    if not driver_starts():
        install("library for Playwright", DRIVER)
        if not driver_starts():
            print(NO_DRIVER, file=sys.stderr)
            return 1
    if find_browser() is None:
        install("Chromium", BROWSER)
    found = find_browser()
    if found is None:
        print(HOW, file=sys.stderr)
        return 1
    print(f"Browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
