"""Build beside the published folder, and swap the new one in only when it passed.

The published folder is never opened for writing. A build that fails, or is killed,
leaves it as it was; what the killed build left behind goes at the next start.

Each build has a folder of its own beside the target, ``.site-new-…``, and the pages
stand one level down in it. Locks, not process ids, tell a build that runs from one
that was killed: the system lets go of a lock however its holder ends, while ids come
back, in a container the very same one.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..findings import CouldNotCheck

if sys.platform != "win32":
    import fcntl

LOCK = "lock"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Staging:
    """A fresh folder, to be published in the target's place or discarded."""

    def __init__(self, target: Path) -> None:
        """Recover from killed builds and make the folder (as ``.path``).

        Raises:
            CouldNotCheck: nothing can be written beside the target.
        """
        self.target = target.absolute()
        self._new = f".{self.target.name}-new-"
        self._old = f".{self.target.name}-old-"
        parent = self.target.parent
        with _said(f"no folder could be made in {parent}"):
            parent.mkdir(parents=True, exist_ok=True)
            with _one_at_a_time(parent):
                self._recover()
                self._work = Path(tempfile.mkdtemp(prefix=self._new, dir=parent))
                self._lock = _lock(self._work / LOCK)
            self.path = self._work / self.target.name
            self.path.mkdir()

    def publish(self) -> None:
        """Put the staged folder in the target's place, at once; drop what stood there.

        Raises:
            CouldNotCheck: the system refused; the target is as it was.
        """
        with _said(f"{self.target} could not be replaced"), _one_at_a_time(self.target.parent):
            if not _exchange(self.path, self.target):
                self._rename_twice()
        self.discard()

    def discard(self) -> None:
        """Remove the build's folder; the target stays as it is."""
        shutil.rmtree(self._work, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _rename_twice(self) -> None:
        """For a system that cannot exchange; a kill in between is what _recover mends."""
        old = self._work.with_name(self._work.name.replace(self._new, self._old, 1))
        with contextlib.suppress(FileNotFoundError):
            self.target.rename(old)
        try:
            self.path.rename(self.target)
        except OSError:
            with contextlib.suppress(FileNotFoundError):
                old.rename(self.target)
            raise
        with contextlib.suppress(FileNotFoundError):
            old.rename(self.path)  # so that a folder called old is always a whole one

    def _recover(self) -> None:
        """Put back what a kill left aside, and remove the folders of killed builds."""
        beside = sorted(self.target.parent.iterdir())
        for path in (path for path in beside if path.name.startswith(self._old)):
            # Nobody is between two renames now: that is done one at a time.
            if os.path.lexists(self.target):
                path.rename(Path(tempfile.mkdtemp(prefix=self._new, dir=path.parent)) / "old")
            else:
                path.rename(self.target)
        for path in self.target.parent.iterdir():
            if path.name.startswith(self._new) and (lock := _lock(path / LOCK)) is not None:
                shutil.rmtree(path, ignore_errors=True)
                os.close(lock)


@contextlib.contextmanager
def _said(what: str) -> Iterator[None]:
    """Turn the system's refusal into a sentence that names the place."""
    try:
        yield
    except OSError as error:
        raise CouldNotCheck(f"{what}: {error.strerror}") from error


@contextlib.contextmanager
def _one_at_a_time(parent: Path) -> Iterator[None]:
    """Keep builds that start or publish in the same instant out of each other's way."""
    lock = _lock(parent, wait=True)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _lock(path: Path, *, wait: bool = False) -> int | None:
    """Lock a folder or a file until the handle is closed; None when it is held, or cannot be.

    A missing file is made. Where the system has no locks, the folders of killed builds
    stay until `make clean`.
    """
    if sys.platform == "win32":
        return None
    handle = None
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single step; False where the system cannot, or one is missing."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = rename(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
        )
        return done == 0
    return False
