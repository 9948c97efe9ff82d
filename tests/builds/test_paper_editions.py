"""The PDFs: tagged, bookmarked, in gray, with the crisis line on every sheet."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageStat
from pypdf import PdfReader

from sitekit.banner.policy import POLICIES
from sitekit.pages.paper import read_sheets

PAPERS = ("still-near-a4.pdf", "still-near-letter.pdf",
          "still-near-practice-a4.pdf", "still-near-practice-letter.pdf")  # fmt: skip
SIZES = {"a4": (595, 842), "letter": (612, 792)}
# Further advice of outloud, beyond PDF/UA-1, that was looked at and rests:
SETTLED = {
    "ORD-001": "WeasyPrint paints bullets after the words of a sheet; readers follow the tags.",
    "PAG-001": "Headings that stand on many pages of the site are no running heads.",
    "HDG-011": "The evidence page has each claim, a whole sentence, as a heading.",
}
TOP = 0.075  # of a sheet's height, in which the line stands


@pytest.fixture(scope="module")
def checked(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What outloud says of each PDF."""
    said = tmp_path_factory.mktemp("outloud") / "said.json"
    subprocess.run(
        [Path(sys.executable).with_name("outloud"), *(str(editions / name) for name in PAPERS),
         "--json", str(said)], capture_output=True,
    )  # fmt: skip
    return {Path(one["path"]).name: one for one in json.loads(said.read_text())["results"]}


@pytest.mark.parametrize("name", PAPERS)
def test_the_checker_finds_no_error_and_no_advice_that_was_not_looked_at(
    name: str, checked: dict[str, Any]
) -> None:
    assert checked[name]["error"] is None
    assert len(checked[name]["rules"]) > 50
    found = [it for it in checked[name]["findings"] if it["rule"] not in SETTLED]
    assert [(it["rule"], it["message"]) for it in found] == []
    assert not [it for it in checked[name]["findings"] if it["severity"] == "error"]


def test_every_reason_is_still_needed(checked: dict[str, Any]) -> None:
    rules = {it["rule"] for one in checked.values() for it in one["findings"]}
    assert set(SETTLED) - rules == set()


@pytest.mark.parametrize("name", PAPERS)
def test_it_says_what_it_is(name: str, editions: Path) -> None:
    reader = PdfReader(editions / name)
    root: Any = reader.trailer["/Root"].get_object()
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith("Still Near")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    width, height = SIZES[name.removesuffix(".pdf").rpartition("-")[2]]
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height))
            for sheet in reader.pages} == {(width, height)}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_the_line_is_in_the_words_of_every_sheet(name: str, editions: Path) -> None:
    for sheet in read_sheets(editions / name):
        assert all(words in sheet for words in POLICIES["en"].paper)


def test_spanish_sheets_have_the_line_in_spanish_too(editions: Path) -> None:
    spanish = [sheet for sheet in read_sheets(editions / PAPERS[0])
               if all(words in sheet for words in POLICIES["es"].paper)]  # fmt: skip
    assert len(spanish) >= 2


def test_bookmarks_lead_to_every_page_of_the_site(editions: Path, site: Path) -> None:
    reader = PdfReader(editions / PAPERS[0])
    titles = {it.title for it in reader.outline if not isinstance(it, list)}
    assert "Get help now" in titles
    assert len(titles) > 27
    assert any(isinstance(it, list) for it in reader.outline)


@pytest.mark.parametrize("name", PAPERS)
def test_links_call_text_and_lead_on(name: str, editions: Path) -> None:
    links: list[Any] = [link.get_object() for sheet in PdfReader(editions / name).pages
             for link in sheet.get("/Annots") or []]  # fmt: skip
    called = {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}
    assert {"tel:988", "sms:988", "tel:911"} <= called
    assert not [address for address in called if address.startswith("file:")]
    assert sum("/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo" for link in links) > 20


@pytest.mark.parametrize("name", [PAPERS[0], PAPERS[3]])
def test_every_sheet_shows_the_line_and_no_color(name: str, editions: Path) -> None:
    document = pypdfium2.PdfDocument(editions / name)
    for number in range(len(document)):
        picture = document[number].render(scale=0.5).to_pil()
        colors = ImageStat.Stat(picture.convert("HSV")).extrema[1]
        assert colors[1] == 0, f"sheet {number + 1} has color"
        head = picture.convert("L").crop((0, 0, picture.width, int(picture.height * TOP)))
        assert ImageStat.Stat(head).extrema[0][0] < 120, f"sheet {number + 1} lacks the line"


def test_the_practice_sheets_hold_the_tools_and_where_to_turn(editions: Path) -> None:
    words = " ".join(read_sheets(editions / "still-near-practice-letter.pdf"))
    for part in ("A repair note", "Anchor card", "Get help now", "When patience is not the answer"):
        assert part.lower() in words.lower()
    assert len(read_sheets(editions / PAPERS[2])) < 45
