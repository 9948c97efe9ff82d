"""Packed copies beside the files of a release, so that a small server need not pack each time.

Only for a folder that passed its checks and is not changed any more: a server sends the copy
in place of the file.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

from ..findings import CouldNotCheck
from .settings import Settings

SUFFIX = ".gz"
SMALL = 256  # bytes; less is not worth it


def pack(folder: Path, files: Iterable[str], settings: Settings) -> int:
    """Write a packed copy beside each file that gets smaller; return how many there are."""
    count = 0
    for name in files:
        kind = settings.types.get(Path(name).suffix.removeprefix("."))
        data = (folder / name).read_bytes()
        if kind is not None and kind.packed and len(data) > SMALL:
            (folder / f"{name}{SUFFIX}").write_bytes(gzip.compress(data, 9, mtime=0))
            count += 1
    return count


def packed_copies(folder: Path, files: frozenset[str]) -> frozenset[str]:
    """The packed copies in a folder.

    Raises:
        CouldNotCheck: one holds something else than the file it would be sent for.
    """
    copies = {name for name in files if name.endswith(SUFFIX) and name[: -len(SUFFIX)] in files}
    for name in sorted(copies):
        try:
            same = (
                gzip.decompress((folder / name).read_bytes())
                == (folder / name[: -len(SUFFIX)]).read_bytes()
            )
        except (OSError, EOFError, zlib.error):
            same = False
        if not same:
            raise CouldNotCheck(f"{name}: holds something else than its file. Make it anew: --pack")
    return frozenset(copies)
