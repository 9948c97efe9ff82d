"""Everything that would be published, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..html_view import Page


@dataclass(frozen=True)
class Output:
    """File names, the pages among them, and the styles and scripts pages can load.

    `single` says that there is but one page, and its links to other pages cannot be
    followed: its help link leads to a place inside it.
    """

    files: frozenset[str]
    pages: tuple[Page, ...]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    single: bool = False
