"""Packing: the same bytes on any day, and names that every system can write."""

from __future__ import annotations

import os
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck
from sitekit.offline.packing import LONGEST, pack

DAY = datetime(2026, 11, 24, 10, 20, 30, tzinfo=UTC)


def test_the_zone_of_the_machine_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for zone in ("UTC", "Pacific/Kiritimati"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        pack(tmp_path / "a.zip", {"a.txt": b"words"}, DAY)
        made.append((tmp_path / "a.zip").read_bytes())
    monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1]


def test_a_day_before_zips_began_is_their_first_day(tmp_path: Path) -> None:
    pack(tmp_path / "a.zip", {"a.txt": b""}, datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    "name",
    ["a/con/b.txt", "AUX", "nul.txt", "a/lpt1.svg", "what?.html", "a:b", "a/end.", "a/end /b",
     "a" * (LONGEST + 1), "back\\slash"],
)  # fmt: skip
def test_a_name_that_windows_cannot_write_stops_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="Windows"):
        pack(tmp_path / "a.zip", {name: b""}, DAY)


def test_two_names_that_differ_in_case_only_stop_it(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="one name"):
        pack(tmp_path / "a.zip", {"About.html": b"", "about.html": b""}, DAY)
