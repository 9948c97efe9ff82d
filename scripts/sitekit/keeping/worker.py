"""The program that keeps the site in a reader's browser, and the files it names.

It is a fixed program (overrides/scripts/keep-worker.js) below one line of data: each file of
the built folder with its SHA-256. It fetches these, keeps them only when every one has that
hash, and sends nothing else. Its version is made from its own text, so that a browser sees a
new one whenever a page, or the program, has changed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from ..findings import CouldNotCheck
from ..pages import Output

WORKER = "keep-worker.js"  # on top: a worker rules over the folder it stands in
PROGRAM = "scripts/keep-worker.js"  # in the theme
PAGE_SCRIPT = "scripts/keep-here.js"  # in the theme and in the output
# A server's business, and what no page shows.
LEFT_OUT = frozenset(
    {WORKER, "sitemap.xml", "robots.txt", "feed.xml", "llms.txt", "assets/share-picture.png"}
    | {"CNAME", "_headers", "_redirects"}
)


def kept_files(output: Output) -> list[str]:
    """The files that a browser keeps: all pages, the 404 page as well, and what they show."""
    return sorted(path for path in output.files if not _is_left_out(path))


def kept_bytes(folder: Path, output: Output) -> int:
    """The room they take, unpacked as browsers keep them."""
    return sum((folder / path).stat().st_size for path in kept_files(output))


def worker_text(folder: Path, output: Output, theme: Path) -> str:
    """The worker of a finished `folder`: the same folder and theme give the same text.

    Raises:
        CouldNotCheck: the theme has no such program, or a file cannot be read.
    """
    try:
        program = (theme / PROGRAM).read_text(encoding="utf-8")
        hashes = {path: _hash(folder / path) for path in kept_files(output)}
    except OSError as error:
        raise CouldNotCheck(f"{error.filename}: {error.strerror}") from error
    version = hashlib.sha256((_as_data(hashes) + program).encode()).hexdigest()[:16]
    return f"const kept = {_as_data({'files': hashes, 'version': version})};\n{program}"


def _as_data(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_left_out(path: str) -> bool:
    packed = path.endswith(".gz")  # a server sends it in place of the file itself
    return packed or path in LEFT_OUT or path.startswith(("downloads/", "."))
