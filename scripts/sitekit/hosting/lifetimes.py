"""Which files may be kept forever: those whose names are made from what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable

HASH = re.compile(r"[-.]([0-9a-f]{8,64})\.[a-z0-9]+$")


def named_by_contents(paths: Iterable[str], read: Callable[[str], bytes]) -> list[str]:
    """The files whose name holds the beginning of their SHA-256; others may change under it."""
    return [path for path in sorted(paths) if _is_named_by(path, read)]


def _is_named_by(path: str, read: Callable[[str], bytes]) -> bool:
    found = HASH.search(path)
    return found is not None and hashlib.sha256(read(path)).hexdigest().startswith(found[1])


def as_rules(kept: Iterable[str], files: Iterable[str]) -> list[str]:
    """The kept files as few patterns: a folder that holds nothing else is one, ending in ``*``."""
    chosen = set(kept)
    mixed = {folder for path in set(files) - chosen for folder in _folders(path)}
    rules = {
        next((f"{folder}/*" for folder in _folders(path) if folder not in mixed), path)
        for path in chosen
    }
    return sorted(rules)


def _folders(path: str) -> list[str]:
    """The folders a file stands in, the outermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: at + 1]) for at in range(len(parts))]
