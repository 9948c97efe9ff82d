"""The policy as a line in each page, for hosts that send no headers of ours.

It comes before everything it speaks of. It cannot forbid other sites to frame the page;
only a server can.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..html_view import Page
from ..pages import Output
from .policy import Policy, policy_of

CHARSET = b'<meta charset="utf-8">\n'
LINE = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n')
TAKEN_HOME = "downloads/"  # opened from a disk, where a page has no site to belong to


def write_policies(folder: Path, output: Output) -> None:
    """Give each page of a finished folder its policy. Twice changes nothing."""
    for page in output.pages:
        if carries_policy(page):
            data = with_policy(page.data, policy_of(page, output.texts))
            if data != page.data:
                (folder / page.path).write_bytes(data)


def take_policies_away(folder: Path, output: Output) -> None:
    """Bring the pages back to what they were before they had a policy."""
    for page in output.pages:
        data = LINE.sub(b"", page.data)
        if data != page.data:
            (folder / page.path).write_bytes(data)


def carries_policy(page: Page) -> bool:
    """Whether this page is read from a host."""
    return not page.path.startswith(TAKEN_HOME)


def with_policy(data: bytes, policy: Policy) -> bytes:
    """The page with its policy behind the line that names its encoding."""
    before, charset, after = LINE.sub(b"", data).partition(CHARSET)
    return before + charset + line_of(policy) + after if charset else data


def line_of(policy: Policy) -> bytes:
    """The line as it stands in a page."""
    said = policy.in_a_page()
    return f'<meta http-equiv="Content-Security-Policy" content="{said}">\n'.encode()
