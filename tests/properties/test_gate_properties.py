"""Whatever a page looks like, the gate passes it with the banner and stops it without."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from properties.spoilings import SPOILINGS
from properties.strategies import Mould, Sheet, mould_of, rows_of_pages, trees
from sitekit.banner.gate import check_banners
from sitekit.findings import Finding
from sitekit.pages import read_output

# Same pages on every run and on every machine; a slow machine is no failure.
STEADY = settings(derandomize=True, deadline=None, database=None,
                  phases=[Phase.generate, Phase.shrink],
                  suppress_health_check=[HealthCheck.too_slow])  # fmt: skip


@pytest.fixture(scope="session")
def mould(site: Path) -> Mould:
    return mould_of(site / "about" / "index.html")


def judged(pages: list[Sheet]) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            path = Path(folder) / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html(), encoding="utf-8")
        return check_banners(read_output(Path(folder)))


@settings(STEADY, max_examples=60)
@given(data=st.data())
def test_every_page_with_the_banner_passes(mould: Mould, data: st.DataObject) -> None:
    assert judged(data.draw(trees(mould))) == []


@pytest.mark.parametrize("name", SPOILINGS)
@settings(STEADY, max_examples=25)
@given(data=st.data())
def test_a_spoiled_banner_is_found_on_its_page_and_on_no_other(
    mould: Mould, data: st.DataObject, name: str
) -> None:
    pages = data.draw(rows_of_pages(mould))
    at = data.draw(st.integers(0, len(pages) - 1))
    spoiled = data.draw(st.composite(SPOILINGS[name])(pages[at]))
    found = judged([*pages[:at], spoiled, *pages[at + 1 :]])
    assert {finding.path for finding in found} == {spoiled.path}
