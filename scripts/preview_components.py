#!/usr/bin/env python3
"""Show every component in every state, on one page: preview_components.py [--build FOLDER]

Builds the site with one page more, overrides/components.md, in a folder of its own, through
the same gate, and serves it; with --build it only writes it into FOLDER. Nothing of it is ever
in site/. Exit codes: 0 built, 1 findings, 2 could not build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "pyproject.toml", "docs", "overrides", "scripts")
PAGE = "components.md"


def copy_with_page(target: Path) -> None:
    """The project in `target`, with the page in its menu."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part)
        else:
            shutil.copy(ROOT / part, target / part)
    shutil.copy(ROOT / "overrides" / PAGE, target / "docs" / PAGE)
    _replace(target / "mkdocs.yml", "\nnav:\n", f"\nnav:\n  - Components: {PAGE}\n")
    # What else stands on the front page only.
    doors = '{% include "styles/doors.css" %}'
    _replace(target / "overrides/article.html", "{% block styles %}", "{% block styles %}" + doors)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def main(argv: list[str]) -> int:
    """Build it, and serve it unless only the folder was asked for."""
    if argv and (argv[0] != "--build" or len(argv) != 2):
        print("usage: preview_components.py [--build FOLDER]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="still-near-preview-") as folder:
        project = Path(folder)
        copy_with_page(project)
        for script in ("write_notes.py", "build.py" if argv else "serve.py"):
            done = subprocess.run([sys.executable, f"scripts/{script}"], cwd=project)
            if done.returncode:
                return done.returncode
        if argv:
            shutil.copytree(project / "site", argv[1], dirs_exist_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
