"""Words in a script: they are judged as if they stood in a page, which is where they go.

A script that is nothing but one text runs nothing by itself, so it is not read as a program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ..findings import Finding
from ..html_view import Page
from ..pages import Output

ONE_TEXT = re.compile(r'\(window\.(\w+)=window\.\1\|\|\{\}\)\.\w+=("(?:[^"\\]|\\.)*");\s*')
SCRIPTS = (".js", ".mjs")
FIRST = "index.html"  # addresses in the words are written from there
END = b"</body>"
Judge = Callable[[Page], Iterator[Finding]]


def text_of(data: bytes) -> str | None:
    """The text that a script is, or None when it is a program."""
    found = ONE_TEXT.fullmatch(data.decode("utf-8", "replace"))
    try:
        return str(json.loads(found[2])) if found else None
    except ValueError:
        return None


def check_inserted(output: Output, judge: Judge) -> Iterator[Finding]:
    """What would be wrong with the first page if it had the words of each such script in it."""
    texts = {
        path: text
        for path, data in sorted(output.texts.items())
        if path.endswith(SCRIPTS) and (text := text_of(data)) is not None
    }
    host = next((page for page in output.pages if page.path == FIRST), None) if texts else None
    if host is None:
        return
    known = {finding.message for finding in judge(host)}
    for path, text in texts.items():
        data = host.data.replace(END, text.encode() + END, 1)
        for finding in judge(Page(host.path, data, host.base)):
            if finding.message not in known:
                yield replace(finding, path=path)
