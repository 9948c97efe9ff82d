"""A copy of the whole project that a test may break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("mkdocs.yml", "pyproject.toml", "docs", "overrides", "scripts")


@dataclass(frozen=True)
class Project:
    """The copy, and what one would type in it."""

    root: Path

    @property
    def site(self) -> Path:
        """The folder it publishes to."""
        return self.root / "site"

    def write(self, path: str, text: str) -> Path:
        """Write a file of the copy, and the folders it stands in."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a text that must be there, everywhere it is."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no “{old}”"
        self.write(path, text.replace(old, new))

    def run(self, *command: str, **environment: str) -> Run:
        """Run Python with the given arguments in the copy."""
        env = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=env | {"NO_MKDOCS_2_WARNING": "1"} | environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def mkdocs_build(self, **environment: str) -> Run:
        """What ``mkdocs build --strict`` does."""
        return self.run("-m", "mkdocs", "build", "--strict", **environment)


@dataclass(frozen=True)
class Run:
    """How a command ended and what it said."""

    code: int
    said: str


def copy_project(target: Path) -> Project:
    """A fresh copy of the project in `target`."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target / part, ignore=ignore)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / part)
    return Project(target)
