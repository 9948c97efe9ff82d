"""The files of a zip, read one at a time: nothing is unpacked, and nothing is trusted."""

from __future__ import annotations

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..findings import CouldNotCheck
from .limits import MAX_FILE, MAX_RATIO, MAX_UNPACKED, MEGABYTE
from .source import Read

# Everything the standard library raises on a damaged or a hostile zip.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError,
    NotImplementedError, ValueError, OverflowError, IndexError, KeyError,
)  # fmt: skip

NESTED = re.compile(r"\.(?:zip|epub)$", re.IGNORECASE)


@dataclass(frozen=True)
class Archive:
    """A zip whose every entry was proved: its name, its size and its checksum."""

    path: Path
    entries: Mapping[str, str]  # the name of each file, and of its entry

    @property
    def names(self) -> frozenset[str]:
        """The name of every file."""
        return frozenset(self.entries)

    @contextmanager
    def opened(self) -> Iterator[Read]:
        """What reads a file of the zip."""
        with _readable(self.path):
            opened = zipfile.ZipFile(self.path)

        def read(name: str, at_most: int) -> bytes:
            with _readable(self.path), opened.open(self.entries[name]) as entry:
                return entry.read(at_most)

        with opened:
            yield read


def open_archive(path: Path) -> Archive:
    """The files of a zip.

    Raises:
        CouldNotCheck: damaged, encrypted, too large, or with a name that leads elsewhere.
    """
    names: set[str] = set()
    with _readable(path), zipfile.ZipFile(path) as opened:
        _check_total(path, opened)
        for entry in opened.infolist():
            _check_entry(path, entry)
            if entry.filename in names:
                raise CouldNotCheck(f"{path}: holds {entry.filename!a} twice")
            if not entry.is_dir():
                names.add(entry.filename)
        if damaged := opened.testzip():
            raise CouldNotCheck(f"{path}: its entry {damaged!a} is damaged")
    return Archive(path, {name: name for name in names})


def below_one_folder(archive: Archive) -> Archive:
    """The files by their path in the one folder they all stand in."""
    tops = {name.partition("/")[0] for name in archive.names}
    if len(tops) != 1 or not all("/" in name for name in archive.names):
        raise CouldNotCheck(f"{archive.path}: its files do not stand in one folder")
    if inner := sorted(name for name in archive.names if NESTED.search(name)):
        raise CouldNotCheck(f"{archive.path}: {inner[0]!a} in it is packed once more")
    below = {name.partition("/")[2]: entry for name, entry in archive.entries.items()}
    return Archive(archive.path, below)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise CouldNotCheck(f"{path}: cannot be read as a zip ({error})") from error


def _check_total(archive: Path, opened: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in opened.infolist()) > MAX_UNPACKED:
        raise CouldNotCheck(f"{archive}: unpacks to more than {MAX_UNPACKED // MEGABYTE} MB")


def _check_entry(archive: Path, entry: zipfile.ZipInfo) -> None:
    name = f"{archive}: its entry {entry.orig_filename!a}"
    parts = PurePosixPath(entry.orig_filename).parts
    if (
        re.search(r"[\\\x00]|^/|^[A-Za-z]:|^$|//", entry.orig_filename)
        or {"..", "."} & set(entry.orig_filename.split("/"))
        or not parts
    ):
        raise CouldNotCheck(f"{name} has a name that leads elsewhere")
    if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise CouldNotCheck(f"{name} is a link or a device")
    if entry.flag_bits & 1:
        raise CouldNotCheck(f"{name} is encrypted")
    if entry.file_size > MAX_FILE:
        raise CouldNotCheck(f"{name} is larger than {MAX_FILE // MEGABYTE} MB")
    if entry.file_size > max(MEGABYTE, MAX_RATIO * entry.compress_size):
        raise CouldNotCheck(f"{name} unpacks to more than {MAX_RATIO} times its size")
