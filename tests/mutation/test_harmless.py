"""What authors and browsers do every day raises no alarm: a gate that cries wolf is turned off."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from mutation.apply import Entry, Files, read_corpus, read_files, touched, write_files
from sitekit.banner.gate import check_banners
from sitekit.pages import read_output

HARMLESS: list[tuple[str, Entry]] = list(read_corpus("harmless", Entry))


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """Every file of the built site, read once."""
    return read_files(site)


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=f"{kind}/{entry.name}") for kind, entry in HARMLESS]
)
def test_no_alarm_is_raised(entry: Entry, files: Files, tmp_path: Path) -> None:
    after = entry.applied(files)
    changed = touched(files, after)
    write_files(after, tmp_path, pack=False)
    output = read_output(tmp_path)
    pages = tuple(page for page in output.pages if page.path in changed) or tuple(output.pages)
    assert changed
    assert check_banners(replace(output, pages=pages)) == []


def test_a_site_under_a_path_of_its_own_raises_no_alarm(site: Path, tmp_path: Path) -> None:
    after = {path: data.replace(b'<a href="/get-help/', b'<a href="/near/get-help/')
             for path, data in read_files(site).items()}  # fmt: skip
    write_files(after, tmp_path, pack=False)
    assert check_banners(read_output(tmp_path, "/near/")) == []


def test_there_are_many_harmless_variations_and_no_two_alike() -> None:
    names = Counter(entry.name for _, entry in HARMLESS)
    changes = Counter(str(entry.change) for _, entry in HARMLESS)
    assert len(HARMLESS) >= 45
    assert max(names.values()) == max(changes.values()) == 1
