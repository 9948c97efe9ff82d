"""Build beside the published folder, and swap the new one in only when it passed.

The published folder is never opened for writing. A build that fails, or is killed,
leaves it as it was; what the killed build left behind goes at the next start.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Staging:
    """A fresh folder beside `target`, to be published in its place or discarded."""

    def __init__(self, target: Path) -> None:
        """Recover from killed builds and make the folder (as ``.path``)."""
        self.target = target.absolute()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._prefix = f".{self.target.name}-"
        self._recover()
        name = f"{self._prefix}new-{os.getpid()}-"
        self.path = Path(tempfile.mkdtemp(prefix=name, dir=self.target.parent))
        self.path.chmod(0o755)

    def publish(self) -> None:
        """Put the staged folder in the target's place, at once; drop what stood there."""
        old = self.path.with_name(f"{self._prefix}old-{os.getpid()}-{self.path.name[-8:]}")
        if not self.target.exists():
            self.path.rename(self.target)
            return
        if not _exchange(self.path, self.target):
            self.target.rename(old)  # a kill between these two lines is what _recover mends
            self.path.rename(self.target)
        else:
            self.path.rename(old)
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove the staged folder; the target stays as it is."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _recover(self) -> None:
        leftovers = sorted(self.target.parent.glob(f"{self._prefix}*-*-*"))
        for path in leftovers:
            kind, pid = path.name.removeprefix(self._prefix).split("-")[:2]
            if pid.isdigit() and _is_running(int(pid)):
                continue
            if kind == "old" and not self.target.exists():
                path.rename(self.target)
            else:
                shutil.rmtree(path, ignore_errors=True)


def _is_running(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError as error:
        return error.errno == errno.EPERM
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    with contextlib.suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        done: int = rename(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
        )
        return done == 0
    return False
