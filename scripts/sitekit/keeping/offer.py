"""The page that offers to keep the site: it says the room it takes, and has a worker beside it."""

from __future__ import annotations

import re
from pathlib import Path

from ..findings import Finding
from ..html_view import Page
from ..pages import Output
from .worker import PAGE_SCRIPT, WORKER, kept_bytes, worker_text

OFFER, SIZE = b"data-keep-here", "data-keep-size"
PLACE = re.compile(rf'<span {SIZE}(?:="[^"]*")?>([^<]*)</span>')
FIGURE = re.compile(r"SIZE|\d+\.\d MB")
WRITTEN_TWICE = 2  # the figure takes room as well
MEND = "Build it again with scripts/build.py; nothing may change a file after the worker is made."


def forget_worker(folder: Path) -> None:
    """Take away what an earlier run made."""
    (folder / WORKER).unlink(missing_ok=True)


def write_worker(folder: Path, output: Output, theme: Path) -> None:
    """Say on the page that offers it what is kept, and write the worker. Twice changes nothing."""
    offers = _offers(output)
    for _ in range(WRITTEN_TWICE):
        size = _size(kept_bytes(folder, output))
        for page in offers:
            (folder / page.path).write_text(_saying(size, page), encoding="utf-8")
    if offers:
        (folder / WORKER).write_text(worker_text(folder, output, theme), encoding="utf-8")


def check_worker(folder: Path, output: Output, theme: Path) -> list[Finding]:
    """Whether the worker keeps this very folder, letter by letter as the build makes it."""
    offers = _offers(output)
    found = _of_worker(folder, output, theme if offers else None)
    for page in offers:
        found += _of_offer(page, folder, output)
    return [Finding(path, 0, "keep-worker", message, MEND) for path, message in found]


def _saying(size: str, page: Page) -> str:
    return PLACE.sub(lambda place: FIGURE.sub(size, place[0]), page.data.decode())


def _of_worker(folder: Path, output: Output, theme: Path | None) -> list[tuple[str, str]]:
    there = output.texts.get(WORKER)
    if theme is None:
        return [(WORKER, "no page offers to keep the site")] if there is not None else []
    if there is None:
        return [(WORKER, "a page offers to keep the site, and nothing does it")]
    if there != worker_text(folder, output, theme).encode():
        return [(WORKER, "it is not the worker of these files")]
    return []


def _of_offer(page: Page, folder: Path, output: Output) -> list[tuple[str, str]]:
    said = [found[1] for found in PLACE.finditer(page.data.decode())]
    size = _size(kept_bytes(folder, output))
    wrong = []
    if not said or any(size not in words for words in said):
        wrong.append((page.path, f"it does not say that what is kept takes {size}"))
    if PAGE_SCRIPT not in output.files:
        wrong.append((page.path, f"its program, {PAGE_SCRIPT}, is missing"))
    return wrong


def _offers(output: Output) -> list[Page]:
    """The pages of the site with an offer; one that was taken home has no site to keep."""
    return [page for page in output.pages
            if OFFER in page.data and not output.stands_alone(page.path)]  # fmt: skip


def _size(count: int) -> str:
    return f"{max(count / 1_000_000, 0.1):.1f} MB"
