"""The words and styles that only editions have, from a folder of the theme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..findings import CouldNotCheck
from .stamp import Stamp


@dataclass(frozen=True)
class Words:
    """Templates of Python's ``string.Template``, and the stamp that goes into them."""

    folder: Path
    stamp: Stamp

    def of(self, name: str) -> str:
        """The text of a file.

        Raises:
            CouldNotCheck: it is missing.
        """
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except OSError as error:
            raise CouldNotCheck(f"{self.folder / name}: {error.strerror}") from error
