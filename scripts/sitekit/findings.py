"""Findings as data, and the three exit codes every check shares."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

CLEAN = 0
FINDINGS = 1
COULD_NOT_CHECK = 2


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: where, which rule, what was seen and how to mend it."""

    path: str
    line: int
    rule: str
    message: str
    mend: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{where}: {self.rule}: {self.message}"
        return f"{text}\n    mend: {self.mend}" if self.mend else text


class CouldNotCheck(Exception):
    """Nothing can be said about the target: missing, empty, unreadable.

    Never treated as a pass. The message names the target and the way out.
    """


def report(findings: Iterable[Finding], checked: str, stream: TextIO | None = None) -> int:
    """Print every finding and a closing line saying what was checked; return the exit code."""
    out = stream or sys.stdout
    found = sorted(set(findings))
    for finding in found:
        print(finding, file=out)
    print(f"{checked}: {len(found)} finding{'' if len(found) == 1 else 's'}", file=out)
    return FINDINGS if found else CLEAN
