"""Pack files into a zip: the same files give the same bytes, whatever the day and the folder."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from ..findings import CouldNotCheck

EARLIEST = (1980, 1, 1, 0, 0, 0)  # no zip knows an earlier day
# What Windows cannot write to a disk. A long path grows by that of the folder it lands in.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
LONGEST = 120


def pack(target: Path, files: Mapping[str, bytes], moment: datetime) -> None:
    """Write `files`, by their names, into the zip at `target`. Names keep their order.

    A file called mimetype is stored as it is, as readers of e-books want it.

    Raises:
        CouldNotCheck: a name that some system cannot write to its disk.
    """
    check_names(files)
    stamp = max(time.struct_time(moment.timetuple())[:6], EARLIEST)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, date_time=stamp)
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # also where this runs on another
            archive.writestr(info, data, compresslevel=9)


def check_names(files: Mapping[str, bytes]) -> None:
    """Let through names that every system can write, and tell apart."""
    seen: dict[str, str] = {}
    for name in files:
        parts = PurePosixPath(name).parts
        if len(name) > LONGEST or any(RESERVED.match(it) or FORBIDDEN.search(it) for it in parts):
            raise CouldNotCheck(f"{name!a}: Windows cannot write a file of this name")
        if (other := seen.setdefault(name.lower(), name)) != name:
            raise CouldNotCheck(f"{name!a} and {other!a} are one name to Windows and macOS")
