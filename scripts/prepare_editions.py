#!/usr/bin/env python3
"""Make sure the system has what the offline editions are made and checked with.

    prepare_editions.py site|dev

PDFs are drawn with Pango (site); the e-book is checked by epubcheck, which runs on Java
(dev). As root on a system with apt-get what is missing is installed.
Exit codes: 0 all there, 1 something is missing (the sentence says how to get it).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from sitekit import system_packages
from sitekit.findings import CouldNotCheck
from sitekit.offline.paper_edition import load_weasyprint


@dataclass(frozen=True)
class Need:
    """Something of the system: what for, the packages of Debian, and how to look for it."""

    name: str
    why: str
    packages: tuple[str, ...]
    is_there: Callable[[], bool]


def has_pango() -> bool:
    """Whether WeasyPrint finds its libraries; asked in a process of its own, anew each time."""
    return subprocess.run(
        [sys.executable, __file__, "--try-pango"], capture_output=True
    ).returncode == 0  # fmt: skip


def has_java() -> bool:
    """Whether there is a Java that starts."""
    java = shutil.which("java")
    return (
        java is not None and subprocess.run([java, "-version"], capture_output=True).returncode == 0
    )


NEEDS = {
    "site": (
        Need("Pango", "draws the PDFs", ("libpango-1.0-0", "libpangoft2-1.0-0",
             "libharfbuzz-subset0"), has_pango),
    ),
    "dev": (Need("Java", "runs epubcheck", ("default-jre-headless",), has_java),),
}  # fmt: skip


def install(need: Need) -> None:
    """Install the system's own where that needs nobody's password."""
    if system_packages.can_install():
        said = f"No {need.name} found: installing the system's (a minute)"
        system_packages.install(need.packages, said)


def main(argv: list[str]) -> int:
    """Look for what the level named on the command line needs, or get it, or say how to."""
    if argv == ["--try-pango"]:
        return try_pango()
    if len(argv) != 1 or argv[0] not in NEEDS:
        sys.exit("usage: prepare_editions.py site|dev")
    needs = NEEDS["site"] + (NEEDS["dev"] if argv[0] == "dev" else ())
    for need in needs:
        if not need.is_there():
            install(need)
        if not need.is_there():
            print(f"prepare_editions: {need.name} is missing, which {need.why}. Install it with"
                  f" your system's package manager (Debian: {' '.join(need.packages)}).",
                  file=sys.stderr)  # fmt: skip
            return 1
    return 0


def try_pango() -> int:
    """Exit code 0 when WeasyPrint starts."""
    try:
        load_weasyprint()
    except CouldNotCheck:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
