"""The crisis line on paper: what each printed sheet says, and how dark it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image
from playwright.sync_api import Page

from ...findings import CouldNotCheck
from ...html_view import squeeze
from .ink import span
from .measure import Sheet
from .states import Paper

DOTS = 3.0  # pixels a point: thin strokes keep their color
AROUND = 2.0  # points of ground around the text


def print_sheets(page: Page, paper: Paper, words: Sequence[str]) -> list[Sheet]:
    """Print an open page without its backgrounds and read every sheet.

    `words` must stand on each sheet; the darkness of the first of them is measured
    where it stands highest.
    """
    data = page.pdf(format=paper, print_background=False)
    try:
        document = pdfium.PdfDocument(data)
        sheets = list(_read_sheets(document, paper, words))
        document.close()
    except pdfium.PdfiumError as error:
        raise CouldNotCheck(f"{page.url}: its print cannot be read ({error})") from error
    if not sheets:
        raise CouldNotCheck(f"{page.url}: its print has no sheet")
    return sheets


def _read_sheets(
    document: pdfium.PdfDocument, paper: Paper, words: Sequence[str]
) -> Iterator[Sheet]:
    for number in range(len(document)):
        sheet = document[number]
        text = sheet.get_textpage()
        place = _highest(text, words)
        contrast = span(_picture(sheet, place)) if place else None
        yield Sheet(paper, number + 1, squeeze(text.get_text_range()), contrast)


def _highest(
    text: pdfium.PdfTextPage, words: Sequence[str]
) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of the words that stand highest, in points."""
    found: list[tuple[float, float, float, float]] = []
    for phrase in words:
        search = text.search(phrase, match_case=True)
        while place := search.get_next():
            boxes = [text.get_charbox(place[0] + at) for at in range(place[1])]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return max(found, key=lambda place: place[3], default=None)


def _picture(sheet: pdfium.PdfPage, place: tuple[float, float, float, float]) -> Image.Image:
    left, bottom, right, top = place
    width, height = sheet.get_size()
    edges = (left, bottom, width - right, height - top)
    cut = tuple(max(edge - AROUND, 0) for edge in edges)
    picture: Image.Image = sheet.render(scale=DOTS, crop=cut).to_pil()
    return picture.convert("RGB")
