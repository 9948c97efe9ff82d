"""What was measured of one site, at one number of articles."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median

MEGABYTE = 1_000_000
BESIDE = frozenset({"markdown"})  # measured, and no step of a build
MADE_UP = "articles/topic-*/*/index.html"
SEARCHES = ("assets/search*", "assets/search/**/*", "search/*.json", "search/*.js")


@dataclass(frozen=True)
class Row:
    """One site. Seconds are the processor's, megabytes the most that any step held at once.

    Bytes of pages and of the search are those of gzip -9: what goes over the network.
    """

    site: str  # "ours" or "stock"
    articles: int
    seconds: dict[str, float] = field(default_factory=dict)  # by step, in their order
    peak_megabytes: float = 0
    output_megabytes: float = 0
    article_bytes: int = 0  # the one in the middle
    heaviest_bytes: int = 0  # of all pages
    search_bytes: int = 0
    after_edit_seconds: float | None = None  # of the clock: from saving a page to seeing it
    on: str = ""  # the day

    @property
    def all_seconds(self) -> float:
        """The whole build."""
        return sum(spent for step, spent in self.seconds.items() if step not in BESIDE)


def weighed(row: Row, folder: Path) -> Row:
    """The row with what a built folder weighs."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = {path: _zipped(path) for path in files if path.suffix == ".html"}
    made_up = {path: pages[path] for path in folder.glob(MADE_UP)}
    search = {path for like in SEARCHES for path in folder.glob(like) if path.is_file()}
    return replace(
        row,
        output_megabytes=round(sum(path.stat().st_size for path in files) / MEGABYTE, 1),
        article_bytes=round(median(made_up.values())),
        heaviest_bytes=max(pages.values()),
        search_bytes=sum(_zipped(path) for path in search if path.suffix in {".js", ".json"}),
    )


def read_rows(path: Path) -> list[Row]:
    """The rows of a file, or none when there is no such file."""
    rows = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return [Row(**row) for row in rows]


def write_rows(path: Path, rows: list[Row]) -> None:
    """Save the rows, by site and number of articles."""
    told = [asdict(row) for row in sorted(rows, key=lambda row: (row.site, row.articles))]
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def with_new(rows: list[Row], new: list[Row]) -> list[Row]:
    """The saved rows, each of which a new one takes the place of."""
    done = {(row.site, row.articles) for row in new}
    return [row for row in rows if (row.site, row.articles) not in done] + new


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
