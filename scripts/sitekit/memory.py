"""What was found of the same bytes before, kept by a process that serves the site as it is written.

A build starts with nothing and keeps nothing; only ``remember()`` turns this on. A verdict is
used again for the very same bytes only: of the page, and of each file that was looked at to
reach it. When anything but a page's Markdown changes, all of it is forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from .html_view import Page

T = TypeVar("T")
ROUNDS = 2  # builds that pass before what nobody asked for goes


class _Memory:
    """Nothing is kept while `kept` is None."""

    kept: dict[Hashable, tuple[int, object]] | None = None
    world: str = ""
    round: int = 0


def remember(world: str) -> bool:
    """Begin a build that may use what earlier ones found, if they were of the same `world`.

    Whether there is such an earlier one.
    """
    is_same = _Memory.kept is not None and _Memory.world == world
    if _Memory.kept is None or _Memory.world != world:
        _Memory.kept, _Memory.world = {}, world
    _Memory.round += 1
    oldest = _Memory.round - ROUNDS
    _Memory.kept = {key: it for key, it in _Memory.kept.items() if it[0] >= oldest}
    return is_same


def forget() -> None:
    """Keep nothing from now on."""
    _Memory.kept = None


def world_of(parts: Iterable[Path]) -> str:
    """The contents of all files in `parts`, but for Markdown, as one hash."""
    told = hashlib.sha256()
    for part in parts:
        for path in sorted([part] if part.is_file() else part.rglob("*")):
            if path.suffix not in {".md", ".pyc"} and path.is_file():
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                told.update(f"{path} {digest}\n".encode())
    return told.hexdigest()


def recall(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave for the same `key` before; else what it gives now."""
    if _Memory.kept is None:
        return make()
    _, value = _Memory.kept.get(key) or (0, None)
    if key not in _Memory.kept:
        value = make()
    _Memory.kept[key] = (_Memory.round, value)
    return value  # type: ignore[return-value]


def drop(key: Hashable) -> None:
    """Do not use again what there was for `key`."""
    if _Memory.kept is not None:
        _Memory.kept.pop(key, None)


def recall_all(key: Hashable, look: Callable[..., Iterable[T]], *given: Any) -> tuple[T, ...]:
    """All that `look` gave for the same `key` before; else what it finds in what is `given`."""
    return recall(key, lambda: tuple(look(*given)))


def of_page(look: Callable[[Page], Iterable[T]], page: Page) -> tuple[T, ...]:
    """All that `look` finds on a page; it looks at nothing else."""
    if _Memory.kept is None:
        return tuple(look(page))
    return recall_all((_name(look), key_of(page)), look, page)


def of_page_and_files(
    look: Callable[[Page, Mapping[str, bytes]], Iterable[T]],
    page: Page,
    files: Mapping[str, bytes],
    *more: Hashable,
) -> tuple[T, ...]:
    """The same of a `look` that also reads some of the `files`; `more` is what else it knows."""
    if _Memory.kept is None:
        return tuple(look(page, files))
    key = (_name(look), key_of(page), more)
    _, before = _Memory.kept.get(key) or (0, None)
    if isinstance(before, _Seen) and before.still_so(files):
        _Memory.kept[key] = (_Memory.round, before)
        return before.value  # type: ignore[return-value]
    seen = _Seen(files)
    value = tuple(look(page, seen))
    seen.value, seen.files = value, {}
    _Memory.kept[key] = (_Memory.round, seen)
    return value


def of_file(look: Callable[[Path], Iterable[T]], path: Path) -> tuple[T, ...]:
    """All that `look` finds in a file; it looks at nothing else."""
    if _Memory.kept is None:
        return tuple(look(path))
    digest = hashlib.sha256(path.read_bytes()).digest()
    return recall_all((_name(look), path.name, digest), look, path)


def key_of(page: Page) -> Hashable:
    """What tells a page from every other, its bytes included."""
    return (page.path, page.base, page.guessed, page.digest)


class _Seen(Mapping[str, bytes]):
    """Files, and which of them were asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.asked: dict[str, bytes | None] = {}
        self.value: tuple[object, ...] = ()

    def still_so(self, files: Mapping[str, bytes]) -> bool:
        return all(files.get(name) == data for name, data in self.asked.items())

    def __getitem__(self, name: str) -> bytes:
        self.asked[name] = self.files.get(name)
        return self.files[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("ask for files by name, so that it is known which ones were looked at")

    def __len__(self) -> int:
        raise TypeError("the same")


def _name(look: Callable[..., object]) -> str:
    plain = look.func if isinstance(look, partial) else look
    return f"{plain.__module__}.{plain.__qualname__}"
