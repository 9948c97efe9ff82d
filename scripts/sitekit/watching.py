"""Build again when a source changes, for an engine whose own server checks nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

PAUSE = 0.5  # seconds between two looks


def seen(parts: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Every file of the sources with its time and size."""
    files = (path for part in parts for path in ([part] if part.is_file() else part.rglob("*")))
    stats = {path: path.stat() for path in files if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats.items()}


def rebuild_on_change(
    parts: tuple[Path, ...], build: Callable[[], object], stop: threading.Event
) -> None:
    """Call `build` after each change of a file in `parts`, until `stop` is set."""
    before = seen(parts)
    while not stop.wait(PAUSE):
        now = _seen_or(parts, before)
        if now != before:
            before = now
            build()


def _seen_or(
    parts: tuple[Path, ...], before: dict[Path, tuple[int, int]]
) -> dict[Path, tuple[int, int]]:
    try:
        return seen(parts)
    except OSError:  # a file went while we looked; the next look sees the rest
        return before
