"""Which state of the site an edition holds: its version, and the day of its last change.

Nothing here asks the clock, so that the same sources give the same bytes on any day.
"""

from __future__ import annotations

import calendar
import os
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ..findings import CouldNotCheck
from ..pages import Output

EPOCH = "SOURCE_DATE_EPOCH"  # reproducible-builds.org


@dataclass(frozen=True)
class Stamp:
    """A version, and the moment its sources were last changed (in UTC)."""

    version: str
    moment: datetime

    @property
    def day(self) -> str:
        """The day as readers write it: November 24, 2026."""
        return f"{calendar.month_name[self.moment.month]} {self.moment.day}, {self.moment.year}"

    @property
    def words(self) -> dict[str, str]:
        """Both, by the names under which templates of editions ask for them."""
        return {"version": self.version, "day": self.day}


def read_stamp(root: Path, output: Output) -> Stamp:
    """The stamp of the sources in `root`, from which `output` was built.

    The day is that of SOURCE_DATE_EPOCH, else that of the last commit; where there is
    neither, the last day on which a page was checked.

    Raises:
        CouldNotCheck: there is no version, or no day.
    """
    path = root / "pyproject.toml"
    try:
        version = tomllib.loads(path.read_text(encoding="utf-8"))["project"]["version"]
        seconds = os.environ.get(EPOCH) or _last_commit(root)
        moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else _last_check(output)
    except (OSError, KeyError, ValueError, OverflowError) as error:
        raise CouldNotCheck(f"{path} or {EPOCH}: no version or no day ({error})") from error
    return Stamp(str(version), moment)


def _last_commit(root: Path) -> str:
    """Seconds since 1970, or nothing when these are no sources of a repository."""
    if not (root / ".git").exists():
        return ""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _last_check(output: Output) -> datetime:
    days = [
        date.fromisoformat(node.attributes.get("datetime") or "")
        for page in output.pages
        for node in page.tree.css(".review-note time[datetime]")
    ]
    day = max(days, default=date(1980, 1, 1))  # the first that a zip can hold
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
