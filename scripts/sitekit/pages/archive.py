"""The files of a zip, read into memory: nothing is unpacked, and nothing is trusted."""

from __future__ import annotations

import lzma
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from ..findings import CouldNotCheck
from .limits import MAX_FILE, MAX_RATIO, MAX_TOTAL, MEGABYTE

# Everything the standard library raises on a damaged or a hostile zip.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError,
    NotImplementedError, ValueError, OverflowError, IndexError,
)  # fmt: skip


def read_archive(archive: Path) -> dict[str, bytes]:
    """Every file of a zip and its bytes, each proved by its checksum.

    Raises:
        CouldNotCheck: damaged, encrypted, too large, or with a name that leads elsewhere.
    """
    contents: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(archive) as opened:
            _check_total(archive, opened)
            for entry in opened.infolist():
                _check_entry(archive, entry)
                if entry.is_dir():
                    continue
                if entry.filename in contents:
                    raise CouldNotCheck(f"{archive}: holds {entry.filename!a} twice")
                contents[entry.filename] = opened.read(entry)
    except BROKEN as error:
        raise CouldNotCheck(f"{archive}: cannot be read as a zip ({error})") from error
    return contents


def below_one_folder(archive: Path, contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files by their path in the one folder they all stand in."""
    tops = {name.partition("/")[0] for name in contents}
    if len(tops) != 1 or not all("/" in name for name in contents):
        raise CouldNotCheck(f"{archive}: its files do not stand in one folder")
    return {name.partition("/")[2]: data for name, data in contents.items()}


def _check_total(archive: Path, opened: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in opened.infolist()) > MAX_TOTAL:
        raise CouldNotCheck(f"{archive}: unpacks to more than {MAX_TOTAL // MEGABYTE} MB")


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
