"""Scripts that stand at the end of many pages become one file, which a reader downloads once.

Every page is whole without them, so none of it waits: the file is loaded beside the page and
runs when all of it is there, as the script at its end did. Small ones stay where they are, and
so do those of the 404 page, which does not know where it is shown.
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
        text = _at_the_end(page)
        if text and page.path != LOST:
            name = f"assets/page-{hashlib.sha256(text).hexdigest()[:8]}.js"
            if name not in written:  # most pages share theirs
                (folder / "assets").mkdir(exist_ok=True)
                (folder / name).write_bytes(text)
                written.add(name)
            (folder / page.path).write_bytes(_pointing_at(page, name))


def _at_the_end(page: Page) -> bytes:
    """The large scripts behind the page's words, one after the other."""
    _, _, end = page.data.rpartition(MAIN_END)
    return b"\n".join(text for text in SCRIPT.findall(end) if len(text) > SMALL)


def _pointing_at(page: Page, name: str) -> bytes:
    before, main, end = page.data.rpartition(MAIN_END)
    address = posixpath.relpath(name, posixpath.dirname(page.path) or ".")
    kept = SCRIPT.sub(lambda found: b"" if len(found[1]) > SMALL else found[0], end)
    script = f'<script src="{address}" defer></script>\n'.encode()
    return before + main + kept.replace(b"</body>", script + b"</body>", 1)
