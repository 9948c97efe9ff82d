"""Every package and file that others made and this site is built with or shows."""

from __future__ import annotations

import importlib.metadata
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..findings import CouldNotCheck

PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*?)(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
NOT_SAID = "not said"
NOT_HERE = "not installed here"
SHORT = 60  # characters; longer ones are the license itself


@dataclass(frozen=True)
class Part:
    """One thing that others made."""

    name: str
    version: str
    license: str
    hashes: tuple[str, ...]  # SHA-256 of every file it may come in
    kind: str  # pypi or npm
    shipped: bool  # whether readers get it, or only the build


def parts(root: Path) -> list[Part]:
    """Everything the published site is made with, what readers get first.

    Raises:
        CouldNotCheck: a lock or a list cannot be read, or an entry lacks a field.
    """
    return [*_files_for_readers(root), *packages(root / "requirements" / "site.txt")]


def packages(lock: Path) -> list[Part]:
    """Every package of a lock file, with the license that the installed one names."""
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError as error:
        raise CouldNotCheck(f"{lock}: cannot be read ({error.strerror})") from error
    found = [
        Part(name, version, license_of(name), tuple(HASH.findall(rest)), "pypi", shipped=False)
        for name, version, rest in PINNED.findall(text)
    ]
    if not found or not all(part.hashes for part in found):
        raise CouldNotCheck(f"{lock}: no packages in it, or some without a hash. Run: make lock")
    return found


def license_of(package: str) -> str:
    """The license an installed package names, in its own words."""
    try:
        said = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return NOT_HERE  # only needed on another system
    for field in ("License-Expression", "License"):
        words = said[field].strip() if field in said else ""
        if words not in {"", "UNKNOWN"} and len(words) <= SHORT:
            return words
    classed = [row for row in said.get_all("Classifier") or [] if row.startswith("License ::")]
    return classed[-1].rpartition(" :: ")[2] if classed else NOT_SAID


def vendored(root: Path) -> dict[Path, dict[str, Any]]:
    """Every file that was copied into the project, with what is said of it."""
    found: dict[Path, dict[str, Any]] = {}
    for top in ("overrides", "docs", "scripts", "tests"):
        for listed in sorted((root / top).rglob("vendor/vendor.yml")):
            rows = yaml.safe_load(listed.read_text(encoding="utf-8"))
            found |= {listed.parent / name: facts for name, facts in rows.items()}
    return found


def _files_for_readers(root: Path) -> list[Part]:
    try:
        return [
            Part(
                row["name"],
                str(row["version"]),
                row["license"],
                (row["sha256"],),
                "npm",
                shipped=True,
            )
            for path, row in vendored(root).items()
            if path.is_relative_to(root / "overrides")
        ]
    except (KeyError, TypeError, yaml.YAMLError) as error:
        raise CouldNotCheck(f"a vendor.yml lacks {error}") from error
