"""Words in a script: they are judged as if they stood in a page, which is where they go.

A script that only hands data to our own code is no program; what it says is judged instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..findings import Finding
from ..html_view import Page
from ..pages import Output

OWN = r"stillNear\w*"
# Our own function is called with data, or our own name is given some; and that is all.
DATA = re.compile(
    rf"(?:window\.)?{OWN}\.\w+\((?P<given>.*)\);?\s*"
    rf"|\(window\.(?P<name>{OWN})=window\.(?P=name)\|\|\{{\}}\)\.\w+=(?P<value>.*);\s*",
    re.DOTALL,
)
MARKUP = re.compile(r"<[a-z!/]", re.IGNORECASE)
SCRIPTS = (".js", ".mjs")
FIRST = "index.html"  # addresses in the words are written from there
END = b"</body>"
Judge = Callable[[Page], Iterator[Finding]]


def data_of(script: bytes) -> Any:
    """The data that a script hands over, or None when it is a program."""
    found = DATA.fullmatch(script.decode("utf-8", "replace"))
    if found is None:
        return None
    try:
        return json.loads(f"[{found['given'] or found['value']}]")
    except ValueError:
        return None


def is_plain(script: str) -> bool:
    """Whether it hands over data without any markup: nothing of it runs or is put on a page."""
    data = data_of(script.encode())
    return data is not None and not any(_markup(data))


def check_inserted(output: Output, judge: Judge) -> Iterator[Finding]:
    """What would be wrong with the first page if it had the words of each such script in it."""
    texts = {
        path: text
        for path, script in sorted(output.texts.items())
        if path.endswith(SCRIPTS) and (text := "".join(_markup(data_of(script))))
    }
    host = output.page(FIRST) if texts else None
    if host is None:
        return
    known = {finding.message for finding in judge(host)}
    for path, text in texts.items():
        data = host.data.replace(END, text.encode() + END, 1)
        for finding in judge(Page(host.path, data, host.base)):
            if finding.message not in known:
                yield replace(finding, path=path)


def _markup(data: Any) -> Iterator[str]:
    """Each text in the data that a page could take for markup."""
    pending = [data]
    while pending:
        part = pending.pop()
        if isinstance(part, str) and MARKUP.search(part):
            yield part
        elif isinstance(part, list):
            pending += part
        elif isinstance(part, dict):
            pending += part.values()
