"""The words on each sheet of a PDF, and never a pass by doubt."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from sitekit.findings import CouldNotCheck
from sitekit.pages import paper
from sitekit.pages.paper import read_sheets
from sitekit.pages.patience import within
from support.samples import PAPER, pdf_of


def test_every_sheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of("One 988", PAPER))
    assert read_sheets(tmp_path / "a.pdf") == ("One 988", PAPER)


def test_an_empty_sheet_has_no_words(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a.pdf")
    assert read_sheets(tmp_path / "a.pdf") == ("",)


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(PAPER))))
    owner = "owner"  # pragma: allowlist secret
    writer.encrypt(user_password=password, owner_password=owner, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cannot be read as a PDF"),
        (b"no PDF", "cannot be read as a PDF"),
        (pdf_of(PAPER)[:400], "cannot be read as a PDF"),
        (pdf_of(PAPER).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "a.pdf"),
        (pdf_of(PAPER).replace(b"/Contents 5", b"/Contents 9"), "a.pdf"),
        (pdf_of(), "has 0 sheets"),
        (encrypted("secret"), "is encrypted"),
        (encrypted(""), "is encrypted"),
    ],
)
def test_a_damaged_or_locked_file_cannot_be_checked(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(CouldNotCheck, match=reason):
        read_sheets(tmp_path / "a.pdf")


def test_a_missing_file_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="no such file"):
        read_sheets(tmp_path / "a.pdf")


def test_too_many_sheets_cannot_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "MAX_SHEETS", 1)
    (tmp_path / "a.pdf").write_bytes(pdf_of(PAPER, PAPER))
    with pytest.raises(CouldNotCheck, match="has 2 sheets, of at most 1"):
        read_sheets(tmp_path / "a.pdf")


def test_work_that_does_not_end_is_given_up() -> None:
    done = threading.Event()
    with pytest.raises(CouldNotCheck, match="a thing: not done within"):
        within(0.01, "a thing", done.wait)
    done.set()


def test_work_that_ends_gives_what_it_made_or_raised() -> None:
    assert within(60, "a thing", lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        within(60, "a thing", lambda: 1 / 0)
