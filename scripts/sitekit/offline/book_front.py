"""What stands before the chapters of the e-book: cover and contents. The crisis line opens both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from string import Template

from .book_chapters import Chapter, document
from .order import Entry
from .words import Words

COVER, COVER_PICTURE, NAV = "cover.html", "cover.png", "contents.html"


def front_pages(
    entries: Sequence[Entry], banner: str, values: Mapping[str, str], words: Words
) -> tuple[Chapter, Chapter]:
    """Cover and contents; `values` are what the templates of both ask for."""
    values = dict(values) | {"banner": banner, "picture": COVER_PICTURE, "contents": _list(entries)}
    made = []
    for path, template in ((COVER, "book-cover.html"), (NAV, "book-contents.html")):
        body = Template(words.of(template)).substitute(values)
        made.append(Chapter(path, document(path, values["name"], body)))
    return made[0], made[1]


def _list(entries: Sequence[Entry]) -> str:
    """The table of contents, in the one shape that EPUB allows: lists of links, and of lists."""
    items, last = "", ""
    for entry in entries:
        if entry.group != last:
            items += ("</ol></li>" if last else "") + (
                f"<li><span>{escape(entry.group)}</span><ol>" if entry.group else ""
            )
            last = entry.group
        items += f'<li><a href="{entry.path}">{escape(entry.name)}</a></li>'
    return f"<ol>{items}{'</ol></li>' if last else ''}</ol>"
