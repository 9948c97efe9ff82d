"""The search of a site that is served follows its pages, through the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.findings import CouldNotCheck, Finding
from sitekit.pages import Output, read_output
from sitekit.search.index import PROGRAM
from sitekit.search.pieces import FOLDER
from sitekit.search.renewal import renew_search, take_search
from sitekit.search.sections import Section

WRONG = Finding("assets/search/data-cards-0.js", 0, "line-neighbour", "another number", "Mend it.")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / FOLDER).mkdir(parents=True)
    (folder / "index.html").write_text("<main data-search><h1>Home</h1><p>Words.</p></main>")
    (folder / PROGRAM).write_text("before")
    for name in ("terms-0", "terms-1"):
        (folder / FOLDER / f"data-{name}.js").write_text("before")
    return folder


def write(folder: Path, sections: list[Section]) -> list[Path]:
    (folder / FOLDER).mkdir(parents=True)
    paths = [folder / PROGRAM, folder / FOLDER / "data-terms-0.js"]
    for path in paths:
        path.write_text(sections[0].text)
    return paths


def held(site: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (site / FOLDER).iterdir()}


def test_new_pieces_take_the_place_of_all_old_ones(site: Path) -> None:
    assert renew_search(site, read_output(site), write, lambda _: []) == []
    assert held(site) == {"finder.js": "Words.", "data-terms-0.js": "Words."}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_gate_sees_what_would_be_served_before_anybody_is(site: Path) -> None:
    before = held(site)

    def gate(output: Output) -> list[Finding]:
        assert output.texts[PROGRAM] == b"Words."
        assert held(site) == before
        return [WRONG]

    assert renew_search(site, read_output(site), write, gate) == [WRONG]
    assert held(site) == before


def test_a_search_that_cannot_be_written_leaves_the_old_one(site: Path) -> None:
    def fail(folder: Path, sections: list[Section]) -> list[Path]:
        write(folder, sections)
        raise CouldNotCheck("no words")

    before = held(site)
    with pytest.raises(CouldNotCheck):
        renew_search(site, read_output(site), fail, lambda _: [])
    assert held(site) == before


def test_there_is_nothing_to_take_over_from_a_folder_without_search(tmp_path: Path) -> None:
    assert not take_search(tmp_path / "new", tmp_path / "none", [], tmp_path)
