#!/usr/bin/env python3
"""Make .venv hold exactly what a lock file names: prepare_env.py site|dev|ENGINE

Other generators have an environment of their own (.venv-zensical), so that a break in one
never blocks the site.
Runs on a bare Python 3.11 or newer with nothing installed. A second run costs a few
milliseconds. A half-made, moved or broken environment is made anew.
Exit codes: 0 ready, 1 could not be made (the sentence says why and what to do).
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
# Not the Python of an activated .venv: it cannot make itself anew.
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
# Which locks are enough for a level: dev holds all that site does.
COVERS = {
    "site": ("site", "dev"),
    "dev": ("dev",),
    "properdocs": ("properdocs",),
    "zensical": ("zensical",),
}
SHARED = frozenset({"site", "dev"})  # the two that live in .venv


def fingerprint(level: str) -> str:
    """What the environment must have been made from: lock, Python, place."""
    lock = (ROOT / "requirements" / f"{level}.txt").read_bytes()
    place = folder(level)
    return hashlib.sha256(lock + f"{sys.version}{sys.base_prefix}{place}".encode()).hexdigest()


def folder(level: str) -> Path:
    """The environment that a lock fills."""
    return ENV if level in SHARED else ENV.with_name(f"{ENV.name}-{level}")


def python(level: str) -> Path:
    """The Python of that environment."""
    return folder(level) / PYTHON.relative_to(ENV)


def stamp(level: str) -> Path:
    """The file that is written last, when everything is installed."""
    return folder(level) / f".made-from-{level}-lock"


def is_ready(level: str) -> bool:
    """Whether the environment was made, whole, from the lock file as it is now."""
    for name in COVERS[level]:
        path = stamp(name)
        if path.is_file() and path.read_text() == fingerprint(name):
            return works(python(level))
    return False


def works(program: Path) -> bool:
    """Whether this Python starts at all: the system's may have gone since."""
    try:
        return subprocess.run([program, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def make(level: str) -> None:
    """Make the environment from nothing, or add to a whole one that holds less."""
    place = folder(level)
    print(f"Preparing {place.name} from requirements/{level}.txt (the first time takes a minute)")
    # What is whole is only added to: somebody may be using it, as serve does while checking.
    if level not in SHARED or not is_ready("site"):
        run([BASE_PYTHON, "-m", "venv", "--clear", str(place)],
            "Python's venv could not be made. On Debian: apt-get install python3-venv")  # fmt: skip
    run([str(python(level)), "-m", "pip", "install", "-qq", "--disable-pip-version-check",
         "--no-input", "--require-hashes", "--only-binary", ":all:",
         "-r", str(ROOT / "requirements" / f"{level}.txt")],
        "The packages could not be installed. Is a package index in reach? Run it again.",
    )  # fmt: skip
    stamp(level).write_text(fingerprint(level))


def run(command: list[str], trouble: str) -> None:
    """Run a command; leave with one sentence when it fails."""
    if subprocess.run(command, cwd=ROOT).returncode:
        sys.exit(f"prepare_env: {trouble}")


def main(argv: list[str]) -> int:
    """Prepare the environment for the level named on the command line."""
    if len(argv) != 1 or argv[0] not in COVERS:
        sys.exit(f"usage: prepare_env.py {'|'.join(COVERS)}")
    if sys.version_info < (3, 11):  # noqa: UP036 - runs on whatever python3 is
        sys.exit("prepare_env: Python 3.11 or newer is needed. Try: make PYTHON=python3.12 …")
    if not is_ready(argv[0]):
        make(argv[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
