"""The files of a built folder: plain files only, and none that lies elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..findings import CouldNotCheck
from .limits import MAX_FILE, MAX_FOLDERS, MEGABYTE
from .source import Read


@dataclass(frozen=True)
class Folder:
    """A built folder, walked once: every name in it was proved to be a plain file."""

    top: Path
    names: frozenset[str]

    @contextmanager
    def opened(self) -> Iterator[Read]:
        """What reads a file of the folder."""
        yield lambda name, at_most: _first_bytes(self.top / name, at_most)


def walk_folder(top: Path) -> Folder:
    """Every file of a folder.

    Raises:
        CouldNotCheck: something in it is no plain file, leads out, or cannot be read.
    """
    return Folder(top, frozenset(_files(top)))


def read_file(path: Path, at_most: int = MAX_FILE) -> bytes:
    """The bytes of one file.

    Raises:
        CouldNotCheck: it cannot be read, or is larger than that.
    """
    data = _first_bytes(path, at_most + 1)
    if len(data) > at_most:
        raise CouldNotCheck(f"{path}: is larger than {at_most // MEGABYTE} MB")
    return data


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size  # no more room is taken than that
            return opened.read(min(count, size + 1))
    except OSError as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error.strerror})") from error


def _files(top: Path) -> Iterator[str]:
    pending = [("", 0)]
    real_top = top.resolve()
    while pending:
        folder, depth = pending.pop()
        if depth > MAX_FOLDERS:
            raise CouldNotCheck(f"{top}: folders stand more than {MAX_FOLDERS} deep in it")
        for entry in _entries(top / folder):
            name = _readable(f"{folder}{entry.name}")
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{name}/", depth + 1))
                continue
            if entry.is_symlink():
                _check_link(name, top / name, real_top)
            elif not entry.is_file(follow_symlinks=False):
                raise CouldNotCheck(f"{name}: is neither a file nor a folder")
            yield name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise CouldNotCheck(f"{folder}: cannot be read ({error.strerror})") from error


def _readable(name: str) -> str:
    """The name servers make an address of: bytes that are no UTF-8 have none."""
    try:
        return name.encode().decode()
    except UnicodeEncodeError:
        raise CouldNotCheck(f"{name!a}: its name is not UTF-8") from None


def _check_link(name: str, path: Path, real_top: Path) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise CouldNotCheck(f"{name}: a link that leads nowhere") from error
    if not target.is_relative_to(real_top):
        raise CouldNotCheck(f"{name}: a link that leads out of the built folder")
    if not target.is_file():
        raise CouldNotCheck(f"{name}: a link to a folder; servers differ in following it")
