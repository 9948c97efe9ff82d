"""Small samples of everything the gate can be pointed at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from sitekit.banner.policy import POLICIES
from support.frozen_policy import FROZEN


def _with_the_words_of_today(page: str) -> bytes:
    then, now = FROZEN["en"], POLICIES["en"]
    for old, new in ((then.words, now.words), (then.paper, now.paper)):
        page = page.replace(escape(" ".join(old), quote=False), escape(" ".join(new), quote=False))
    return page.encode()


GOOD = _with_the_words_of_today(
    (Path(__file__).resolve().parents[1] / "fixtures/banner/pass/plain.html").read_text("utf-8")
)
HELP = GOOD.replace(b'href="get-help/"', b'href="./"')
# A page that is all there is: help stands on it.
ALONE = GOOD.replace(b'href="get-help/"', b'href="#help"').replace(b"<h1>", b"<h1 id=help>")
NO_LINE = b"<!doctype html><html lang=en><title>Hello</title><body><p>Hello"
PAPER = " ".join(POLICIES["en"].paper)

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>
<item id="one" href="index.html" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.html" media-type="application/xhtml+xml" properties="nav"/>
<item id="help" href="get-help/index.html" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="one"/><itemref idref="help"/></spine></package>"""


def as_xhtml(page: bytes) -> bytes:
    """The same page in the syntax of XML."""
    text = page.decode().replace("<!doctype html>", "").replace('"utf-8">', '"utf-8"/>')
    text = text.replace('content="A page.">', 'content="A page."/>')
    text = text.replace(" data-crisis-banner ", ' data-crisis-banner="" ')
    return text.replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ').encode()


def site_files() -> dict[str, bytes]:
    """A site of two pages and its answer to a wrong address; all of them right."""
    lost = GOOD.replace(b'href="get-help/"', b'href="/get-help/"')
    return {"index.html": GOOD, "get-help/index.html": HELP, "404.html": lost}


def book_files() -> dict[str, bytes]:
    """An e-book of three documents, all of them right."""
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "book.opf": PACKAGE.encode(),
        "index.html": as_xhtml(GOOD),
        "nav.html": as_xhtml(GOOD),
        "get-help/index.html": as_xhtml(HELP),
    }


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_zip(archive: Path, files: Mapping[str, bytes], top: str = "") -> Path:
    """Write the files into a zip, below a folder of it if one is named."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(top + name, data)
    return archive


def pdf_of(*sheets: str) -> bytes:
    """A PDF with one line of text on each sheet."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, words in enumerate(sheets):
        drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    made = io.BytesIO()
    made.write(b"%PDF-1.4\n")
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(f"{number} 0 obj\n{text}\nendobj\n".encode())
    start = made.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    made.write(f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode())
    made.write(f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return made.getvalue()
