"""Where files come from: a folder or an archive that gives them one at a time, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from typing import Protocol

from ..findings import CouldNotCheck
from .limits import MAX_FILE, MEGABYTE

# The first bytes of the file of this name, at most so many.
Read = Callable[[str, int], bytes]


class Source(Protocol):
    """Files of which names are known at once, and bytes when they are asked for."""

    @property
    def names(self) -> Collection[str]:
        """The name of every file."""

    def opened(self) -> AbstractContextManager[Read]:
        """What reads a file by its name, for as long as the context lasts."""


def read_whole(read: Read, name: str) -> bytes:
    """All bytes of one file.

    Raises:
        CouldNotCheck: it cannot be read, or is too large.
    """
    data = read(name, MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise CouldNotCheck(f"{name}: is larger than {MAX_FILE // MEGABYTE} MB")
    return data
