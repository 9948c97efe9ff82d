"""What every page must have besides the crisis line: a title, a summary, one heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding
from ..html_view import Page, visible_text
from ..memory import of_page
from ..pages import Output

BOXES = frozenset(
    {"in-short", "care-card", "safety-box", "note-box", "door", "right-now", "worksheet"}
)
FRONT_MATTER = "Add it to the front matter of the page's Markdown file."


def check_basics(output: Output) -> list[Finding]:
    """Pages that search engines, tabs or screen readers could not name."""
    findings: list[Finding] = []
    titles: list[tuple[str, str]] = []
    for page in output.pages:
        findings += of_page(_check_page, page)
        titles += [(page.path, title) for title in of_page(_titles, page)]
    return findings + _repeated(titles)


def _check_page(page: Page) -> Iterator[Finding]:
    if not _title(page):
        yield Finding(page.path, 0, "page-title", "the page has no <title>", FRONT_MATTER)
    described = page.tree.css_first('meta[name="description"]')
    if described is None or not (described.attributes.get("content") or "").strip():
        yield Finding(page.path, 0, "page-description", "no description", FRONT_MATTER)
    headings = [node for node in page.tree.css("h1") if visible_text(node)]
    if len(headings) != 1:
        message = f"the page has {len(headings)} main headings (h1), not one"
        mend = "The template prints the h1 from the title: use ## and below in the Markdown."
        yield Finding(page.path, 0, "page-heading", message, mend)
    yield from _check_boxes(page)
    if page.tree.css_first("main#main") is None:
        mend = "Extend overrides/main.html; the skip link needs this place."
        yield Finding(page.path, 0, "page-main", 'there is no <main id="main">', mend)


def _check_boxes(page: Page) -> Iterator[Finding]:
    """A box whose opening or closing line has a slip is printed, or loses its look."""
    prose = page.tree.css_first("main .prose")
    if prose is None:
        return
    if re.search(r"(?:^|\s)/{3,4}(?:\s|$)", prose.text(separator=" ")):
        mend = "Open a box with /// html | section.care-card and close it with ///."
        yield Finding(page.path, 0, "page-box", "a line with /// is shown as text", mend)
    for node in prose.css("section"):
        if node.attributes.get("class") not in BOXES:
            mend = f"Use one of: {', '.join(sorted(BOXES))}."
            name = node.attributes.get("class")
            yield Finding(page.path, 0, "page-box", f"there is no box called {name}", mend)


def _title(page: Page) -> str:
    node = page.tree.css_first("head > title")
    return " ".join((node.text() if node else "").split())


def _titles(page: Page) -> Iterator[str]:
    yield _title(page)


def _repeated(titles: list[tuple[str, str]]) -> list[Finding]:
    first: dict[str, str] = {}
    findings = []
    for path, title in titles:
        if title and first.setdefault(title, path) != path:
            message = f"the title “{title}” is also that of {first[title]}"
            findings.append(Finding(path, 0, "page-title-repeated", message, FRONT_MATTER))
    return findings
