"""The site as tagged PDFs, by WeasyPrint: bookmarks, live links, the crisis line on each sheet.

WeasyPrint needs Pango, a library of the system; `scripts/prepare_editions.py` gets it. The
typefaces come with the environment, so that a PDF does not depend on what a machine has.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
from contextlib import redirect_stdout
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Any

from ..findings import CouldNotCheck
from ..html_view import Page
from ..pages import Output
from .crisis_line import BANNER, printed_line
from .drawings import as_printed
from .fonts import font_rules
from .for_readers import paper_tree, plain_tree
from .html_edition import contents
from .one_document import Document, Files
from .order import HOME, SEARCH, cover_words, page_at, reading_order
from .paper_tags import finish_tags
from .words import Words

VARIANT = "pdf/ua-1"
SIZES = {"a4": "A4", "letter": "Letter"}
TOOLS = frozenset({"tool"})  # the kind of page that the practice sheets are
# Where each sheet sends whoever is afraid, or cannot go on.
WITH_TOOLS = ("get-help/index.html", "safety/when-patience-is-not-the-answer/index.html")
NO_PANGO = (
    "the PDFs need the library Pango, which this system does not have. Run"
    " `.venv/bin/python scripts/prepare_editions.py site`: it installs it or says how."
)


@dataclass(frozen=True)
class Sheets:
    """Everything a PDF is made from; it can be handed to another process."""

    html: str
    css: str
    size: str  # a page size of CSS


def sheets_of(output: Output, files: Files, words: Words, *, tools_only: bool) -> dict[str, Sheets]:
    """What to print, by the short name of each size of paper."""
    entries = [entry for entry in reading_order(output) if entry.path != SEARCH]
    pages = {page.path: page for page in output.pages}
    if tools_only:
        entries = [it for it in entries if _kind(pages[it.path]) in TOOLS or it.path in WITH_TOOLS]
    inside = frozenset(entry.path for entry in entries)
    document = Document(inside, output, as_printed(files))
    parts = [document.part(page, paper_tree(page)) for page in (pages[it.path] for it in entries)]
    home = page_at(output, HOME)
    values = cover_words(output) | words.stamp.words
    values |= {"contents": contents(entries, document, "h2"), "parts": "".join(parts)}
    values |= {"moment": words.stamp.moment.isoformat(), "banner": _banner(home, document)}
    name = "paper-tools.html" if tools_only else "paper.html"
    html = Template(words.of(name)).substitute(values)
    lines = {_language(page): printed_line(page) for page in pages.values()}
    css = Template(words.of("paper.css")).substitute(
        fonts=font_rules(), **{f"line_{lang}": line for lang, line in lines.items()}
    )
    return {short: Sheets(html, css, size) for short, size in SIZES.items()}


def print_sheets(sheets: Sheets) -> bytes:
    """The PDF: the same bytes for the same sheets.

    Raises:
        CouldNotCheck: the system lacks Pango, or the document cannot be drawn.
    """
    weasyprint = load_weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    css = f"@page {{ size: {sheets.size} }}\n{sheets.css}"
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data", "file"))
    document = weasyprint.HTML(string=sheets.html, url_fetcher=fetcher).render(
        stylesheets=[weasyprint.CSS(string=css, font_config=fonts)],
        font_config=fonts,
        pdf_variant=VARIANT,
    )
    identifier = hashlib.sha256((css + sheets.html).encode()).digest()[:16]
    printed: bytes = document.write_pdf(
        pdf_identifier=identifier, pdf_variant=VARIANT, finisher=finish_tags
    )
    return printed


def load_weasyprint() -> Any:
    """The library that draws the sheets; it loads Pango, which only they need.

    Raises:
        CouldNotCheck: the system lacks Pango.
    """
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        with redirect_stdout(io.StringIO()):  # where it says at length what we say in a sentence
            weasyprint = importlib.import_module("weasyprint")
            importlib.import_module("weasyprint.text.fonts")
    except OSError as error:
        raise CouldNotCheck(NO_PANGO) from error
    return weasyprint


def _banner(home: Page, document: Document) -> str:
    tree = plain_tree(home)
    banner = tree.css_first(BANNER)
    if banner is None:
        raise CouldNotCheck(f"{home.path}: has no crisis line")
    document.lead_inside(home, banner)
    return banner.html or ""


def _kind(page: Page) -> str:
    main = page.tree.css_first("main")
    return (main.attributes.get("data-kind") or "") if main else ""


def _language(page: Page) -> str:
    root = page.tree.css_first("html")
    return escape((root.attributes.get("lang") or "") if root else "")
