"""The files of a built folder: plain files only, and none that lies elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..findings import CouldNotCheck
from .limits import MAX_FILE, MAX_FOLDERS, MAX_TOTAL, MEGABYTE
from .names import SNIFFED, begins_like_page, is_page, is_text, may_be_page


def read_folder(folder: Path) -> dict[str, bytes | None]:
    """Every file of a folder, by its path in it; the bytes of pages, styles and scripts.

    Raises:
        CouldNotCheck: something in it is no plain file, leads out, or cannot be read.
    """
    contents: dict[str, bytes | None] = {}
    total = 0
    for name, path in _files(folder):
        data = _wanted(name, path)
        contents[name] = data
        total += len(data or b"")
        if total > MAX_TOTAL:
            raise CouldNotCheck(f"{folder}: holds more than {MAX_TOTAL // MEGABYTE} MB of pages")
    return contents


def read_file(path: Path, at_most: int = MAX_FILE) -> bytes:
    """The bytes of one file.

    Raises:
        CouldNotCheck: it cannot be read, or is larger than that.
    """
    data = _first_bytes(path, at_most + 1)
    if len(data) > at_most:
        raise CouldNotCheck(f"{path}: is larger than {at_most // MEGABYTE} MB")
    return data


def _wanted(name: str, path: Path) -> bytes | None:
    if is_page(name) or is_text(name):
        return read_file(path)
    if may_be_page(name) and begins_like_page(name, _first_bytes(path, SNIFFED)):
        return read_file(path)
    return None


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(count)
    except OSError as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error.strerror})") from error


def _files(top: Path) -> Iterator[tuple[str, Path]]:
    pending = [(top, 0)]
    real_top = top.resolve()
    while pending:
        folder, depth = pending.pop()
        if depth > MAX_FOLDERS:
            raise CouldNotCheck(f"{top}: folders stand more than {MAX_FOLDERS} deep in it")
        for entry in _entries(folder):
            path = Path(entry.path)
            name = _readable_name(path.relative_to(top))
            if entry.is_dir(follow_symlinks=False):
                pending.append((path, depth + 1))
            elif entry.is_symlink():
                _check_link(name, path, real_top)
                yield name, path
            elif entry.is_file(follow_symlinks=False):
                yield name, path
            else:
                raise CouldNotCheck(f"{name}: is neither a file nor a folder")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise CouldNotCheck(f"{folder}: cannot be read ({error.strerror})") from error


def _readable_name(path: Path) -> str:
    """The name servers make an address of: bytes that are no UTF-8 have none."""
    try:
        return path.as_posix().encode().decode()
    except UnicodeEncodeError:
        raise CouldNotCheck(f"{path.as_posix()!a}: its name is not UTF-8") from None


def _check_link(name: str, path: Path, real_top: Path) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise CouldNotCheck(f"{name}: a link that leads nowhere") from error
    if not target.is_relative_to(real_top):
        raise CouldNotCheck(f"{name}: a link that leads out of the built folder")
    if not target.is_file():
        raise CouldNotCheck(f"{name}: a link to a folder; servers differ in following it")
