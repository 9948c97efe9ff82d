"""What a release needs before it may be made, and the entry it gets in the changelog."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .findings import Finding

UNRELEASED = "## Unreleased"
OPENED_WITHIN = datetime.timedelta(days=90)
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
VERSION_LINE = re.compile(r'^version = "([^"]+)"$', re.MULTILINE)
FACTS, CHANGELOG, PROJECT = "scripts/data/crisis-facts.yml", "CHANGELOG.md", "pyproject.toml"


def check_version(text: str, new: str) -> Iterator[Finding]:
    """A version that is none, or does not come after the one in `text` (``pyproject.toml``)."""
    found, wanted = VERSION_LINE.search(text), VERSION.fullmatch(new)
    mend = "Name the next one: MAJOR.MINOR.PATCH, such as 0.2.0."
    if not found or not wanted:
        yield Finding(PROJECT, 0, "release-version", f"{new!r} is no version, or it has none", mend)
        return
    now = VERSION.fullmatch(found[1])
    if now and tuple(map(int, now.groups())) > tuple(map(int, wanted.groups())):
        yield Finding(PROJECT, 0, "release-version", f"{new} comes before {found[1]}", mend)


def check_opened(
    opened: Iterable[tuple[str, datetime.date | None]], today: datetime.date
) -> Iterator[Finding]:
    """Crisis facts whose source no person has opened lately; `opened` is id and day of each."""
    for name, day in opened:
        if day is None or not today - OPENED_WITHIN <= day <= today:
            told = f"last opened {day}" if day else "never opened by a person"
            mend = "Open its source, compare, set opened_live_on: make facts lists them."
            yield Finding(FACTS, 0, "release-fact", f"{name}: {told}", mend)


def check_changelog(text: str) -> Iterator[Finding]:
    """A changelog that has nothing to tell."""
    if not entry(text):
        mend = f"Say under “{UNRELEASED}” what readers and maintainers get."
        yield Finding(CHANGELOG, 0, "release-changelog", "nothing is unreleased", mend)


def entry(text: str) -> str:
    """What stands under “Unreleased”."""
    _, found, rest = text.partition(f"{UNRELEASED}\n")
    return rest.partition("\n## ")[0].strip() if found else ""


def with_release(text: str, version: str, day: datetime.date) -> str:
    """The changelog with what was unreleased under `version`, and room for what comes."""
    return text.replace(f"{UNRELEASED}\n", f"{UNRELEASED}\n\n## {version} ({day})\n", 1)


def with_version(text: str, version: str) -> str:
    """``pyproject.toml`` with that version."""
    return VERSION_LINE.sub(f'version = "{version}"', text, count=1)


def sums(folder: Path) -> str:
    """The SHA-256 of each file in `folder`, as ``sha256sum --check`` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    )
