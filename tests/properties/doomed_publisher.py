"""Publish one generation and be killed on the way: doomed_publisher.py TARGET TEXT STEP WAY

A step is one thing asked of the file system, by Python's own count (its audit events).
WAY is `exchange` or `two-renames`, for systems that cannot exchange two folders.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from sitekit.output import staging

COUNTED = ("open", "os.", "shutil.", "tempfile.", "fcntl.", "ctypes.dlsym")
NAMES = ("index.html", "a/index.html", "a/b.css")
WAYS = ("exchange", "two-renames")


def fill(folder: Path, text: str) -> None:
    """Write one generation of a site."""
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)


def generation(folder: Path) -> str | None:
    """Which generation stands there, whole; None when nothing does."""
    if not os.path.lexists(folder):
        return None
    files = {path.relative_to(folder).as_posix(): path.read_text()
             for path in folder.rglob("*") if path.is_file()}  # fmt: skip
    texts = set(files.values())
    assert set(files) == set(NAMES), f"not whole: {sorted(files)}"
    assert len(texts) == 1, f"not of one build: {files}"
    return texts.pop()


def killed_at(step: int, target: Path, text: str, way: str) -> bool:
    """Publish in a process of its own; say whether it was killed before it came to its end."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run([sys.executable, "-S", __file__, target, text, str(step), way],
                          env=os.environ | {"PYTHONPATH": path}, timeout=60)  # fmt: skip
    assert done.returncode in {0, -signal.SIGKILL}
    return done.returncode != 0


def main(target: str, text: str, step: str, way: str) -> None:
    """Build and publish, with SIGKILL at the given step."""
    left = int(step)

    def tick(event: str, _: object) -> None:
        nonlocal left
        if event.startswith(COUNTED):
            left -= 1
            if left == -1:
                os.kill(os.getpid(), signal.SIGKILL)

    if way == "two-renames":
        vars(staging)["_exchange"] = lambda *_: False
    sys.addaudithook(tick)
    made = staging.Staging(Path(target))
    fill(made.path, text)
    made.publish()


if __name__ == "__main__":
    main(*sys.argv[1:])
