"""The words on every sheet of a PDF.

pypdf proves that the file is whole and in the clear, since it refuses what others mend in
silence; PDFium, which draws PDFs in Chromium, reads the words, in a twentieth of the time.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from ..findings import CouldNotCheck
from ..html_view import squeeze
from .folder import read_file
from .limits import MAX_SHEETS, PAPER_SECONDS
from .patience import within


def read_sheets(path: Path, seconds: float = PAPER_SECONDS) -> tuple[str, ...]:
    """The text of every sheet, white space folded.

    Raises:
        CouldNotCheck: missing, damaged, encrypted, without a sheet, or too long to read.
    """
    if not path.is_file():
        raise CouldNotCheck(f"{path}: no such file")
    data = read_file(path)
    return within(seconds, str(path), lambda: _sheets(path, data))


def _sheets(path: Path, data: bytes) -> tuple[str, ...]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is raised, not logged
    texts: tuple[str, ...] = ()
    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        encrypted = reader.is_encrypted
        count = 0 if encrypted else len(reader.pages)
        if 0 < count <= MAX_SHEETS:
            for sheet in reader.pages:
                sheet.get_contents()
            texts = _read(data)
    except Exception as error:  # a hostile PDF can break the library anywhere
        raise CouldNotCheck(f"{path}: cannot be read as a PDF ({error})") from error
    if encrypted:
        raise CouldNotCheck(f"{path}: is encrypted")
    if not texts:
        raise CouldNotCheck(f"{path}: has {count} sheets, of at most {MAX_SHEETS}")
    return texts


def _read(data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(squeeze(sheet.get_textpage().get_text_range()) for sheet in document)
    finally:
        document.close()
