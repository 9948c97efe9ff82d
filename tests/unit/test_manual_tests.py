"""The sheets for people are whole, and a run counts for a year."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.manual_tests import Run, read_sheets

SHEETS = Path(__file__).resolve().parents[1] / "manual"
TODAY = datetime.date(2030, 1, 1)


def test_every_sheet_can_be_read_and_says_what_should_happen() -> None:
    assert len(read_sheets(SHEETS)) >= 10


@pytest.mark.parametrize(
    ("days", "result", "due"),
    [(1, "passed", False), (364, "passed", False), (366, "passed", True), (1, "it is mute", True)],
)
def test_a_sheet_rests_for_a_year_after_it_passed(days: int, result: str, due: bool) -> None:
    when = TODAY - datetime.timedelta(days=days)
    run = Run(who="A. B.", when=when, result=result)
    sheet = read_sheets(SHEETS)[0].model_copy(update={"runs": [run]})
    assert sheet.due(TODAY) is due


def test_a_sheet_that_nobody_ran_is_due() -> None:
    assert read_sheets(SHEETS)[0].model_copy(update={"runs": []}).due(TODAY)


@pytest.mark.parametrize(
    "text",
    ["a: b", "- {id: x}", "[", "- &a {id: x, needs: a phone, steps: [{do: 'abcdefghijk', see: "
     "'0123456789'}], runs: []}\n- *a"],
)  # fmt: skip
def test_a_broken_sheet_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yml").write_text(text)
    with pytest.raises(CouldNotCheck):
        read_sheets(tmp_path)
