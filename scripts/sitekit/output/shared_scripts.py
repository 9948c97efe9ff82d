"""Scripts that stand at the end of many pages become one file, which a reader downloads once.

Every page is whole without them, so none of it waits: the file is loaded beside the page and
runs when all of it is there, as the script at its end did. Small ones before the first large one
stay where they are; those behind it go along, since the file runs after what stays. So do all of
the 404 page, which does not know where it is shown.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from ..html_view import Page
from ..pages import Output

MAIN_END = b"</main>"
SCRIPT = re.compile(rb"<script>(.*?)</script>\n?", re.DOTALL)
SMALL = 400  # bytes; a request of its own costs more
LOST = "404.html"


def share_scripts(folder: Path, output: Output) -> None:
    """Move what is large from the end of each page into files. Twice changes nothing."""
    written = set()
    for page in output.pages:
        before, main, end = page.data.rpartition(MAIN_END)
        stays, moved = _parted(end)
        if moved and page.path != LOST:
            text = b"\n".join(moved)
            name = f"assets/page-{hashlib.sha256(text).hexdigest()[:8]}.js"
            if name not in written:  # most pages share theirs
                (folder / "assets").mkdir(exist_ok=True)
                (folder / name).write_bytes(text)
                written.add(name)
            end = stays.replace(b"</body>", _asking_for(name, page) + b"</body>", 1)
            (folder / page.path).write_bytes(before + main + end)


def _parted(end: bytes) -> tuple[bytes, list[bytes]]:
    """What stays behind the page's words, and what moves: from the first large script on."""
    large = (found.start() for found in SCRIPT.finditer(end) if len(found[1]) > SMALL)
    at = next(large, len(end))
    return end[:at] + SCRIPT.sub(b"", end[at:]), SCRIPT.findall(end[at:])


def _asking_for(name: str, page: Page) -> bytes:
    address = posixpath.relpath(name, posixpath.dirname(page.path) or ".")
    return f'<script src="{address}" defer></script>\n'.encode()
