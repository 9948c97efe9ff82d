"""Every edition of one build: all there, all checked, the same bytes on another day."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
import yaml

from conftest import EVERY_EDITION, SOME_DAY
from sitekit.html_view import visible_text
from sitekit.offline.editions import ALL, SWITCH
from sitekit.offline.listing import SUMS
from sitekit.offline.zip_edition import READ_ME, TOP_FOLDER
from sitekit.pages import read_output
from support.project import ROOT, Project, copy_project

LATER = ROOT / "tests" / "support" / "later"
ZIP = "still-near-offline.zip"


def test_all_of_them_are_made_and_listed_with_their_hashes(editions: Path) -> None:
    assert {path.name for path in editions.iterdir()} == ALL | {SUMS}
    lines = (editions / SUMS).read_text().splitlines()
    assert {line.split("  ")[1]: line.split("  ")[0] for line in lines} == {
        name: hashlib.sha256((editions / name).read_bytes()).hexdigest() for name in ALL
    }


def test_two_builds_on_two_days_in_two_folders_give_the_same_bytes(
    editions: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "another place" / "of another depth")
    run = project.run("scripts/build.py", **EVERY_EDITION, SOURCE_DATE_EPOCH=SOME_DAY,
                      TZ="Pacific/Kiritimati", PYTHONHASHSEED="7",
                      PYTHONPATH=str(LATER))  # fmt: skip
    assert run.code == 0, run.said
    for name in sorted(ALL):
        assert (project.site / "downloads" / name).read_bytes() == (editions / name).read_bytes(), (
            f"{name} differs"
        )


def test_the_clock_of_the_second_build_really_is_another(project: Project) -> None:
    asked = "import time, datetime; print(time.gmtime()[:2], datetime.datetime.now().year)"
    assert project.run("-c", asked, PYTHONPATH=str(LATER)).said != project.run("-c", asked).said


def test_the_gate_passes_each_of_them_by_hand(editions: Path, built: Project) -> None:
    run = built.run("scripts/check_banner.py", *(str(editions / name) for name in sorted(ALL)))
    assert run.code == 0, run.said


def test_a_site_without_all_of_them_is_refused_where_sites_are_published(built: Project) -> None:
    run = built.run("scripts/check_site.py", "site", **EVERY_EDITION)
    assert run.code == 1
    assert "edition-offered: still-near.epub was not made" in run.said
    assert "not to be published" in built.run("scripts/build.py").said


def test_no_way_of_publishing_turns_the_switch() -> None:
    places = [ROOT / "Makefile", ROOT / "README.md", *(ROOT / ".ci").iterdir(),
              *(ROOT / ".github").rglob("*.yml")]  # fmt: skip
    assert [path.name for path in places if SWITCH in path.read_text()] == []


def test_a_system_without_pango_is_told_so_in_one_sentence(project: Project) -> None:
    project.write("without/weasyprint.py", "raise OSError('cannot load library')\n")
    run = project.run("scripts/build.py", **EVERY_EDITION,
                      PYTHONPATH=str(project.root / "without"))  # fmt: skip
    assert run.code == 2
    said = [line for line in run.said.splitlines() if line.startswith("build:")]
    assert len(said) == 1
    assert "Pango" in said[0]
    assert "prepare_editions.py" in said[0]
    assert not project.site.exists()


def test_a_server_that_rebuilds_takes_them_as_they_are(project: Project, editions: Path) -> None:
    run = project.mkdocs_build(**{SWITCH: str(editions)})
    assert run.code == 0, run.said
    for name in ALL:
        assert (project.site / "downloads" / name).read_bytes() == (editions / name).read_bytes()


def test_the_zip_begins_with_what_to_do(editions: Path) -> None:
    with zipfile.ZipFile(editions / ZIP) as archive:
        words = archive.read(f"{TOP_FOLDER}/{READ_ME}").decode("ascii")
        names = archive.namelist()
    assert f"{TOP_FOLDER}/index.html" in names
    assert {name.split("/")[0] for name in names} == {TOP_FOLDER}
    for needed in ("call or text 988", "call 911", "index.html", "delete it", "recent files",
                   "Version 0.1.0, November 18, 2026\r\n"):  # fmt: skip
        assert needed in words


def test_no_edition_holds_another_edition_or_a_size(editions: Path) -> None:
    for name in (ZIP, "still-near.html", "still-near.epub"):
        output = read_output(editions / name)
        assert not [path for path in output.files if path.startswith("downloads/")]
        for page in output.pages:
            assert page.tree.css("[data-online-only]") == []
            assert page.tree.body is not None
            assert not re.search(r"\d MB", visible_text(page.tree.body)), page.path
    assert any(
        b"Version 0.1.0, November 18, 2026" in page.data
        for page in read_output(editions / ZIP).pages
    )


def test_an_edition_that_is_too_heavy_stops_the_build(project: Project) -> None:
    path = "scripts/data/budgets.yml"
    rows = yaml.safe_load((project.root / path).read_text())["editions"]
    limit = next(row["bytes"] for row in rows if row["file"] == ZIP)
    project.replace(path, f"{ZIP}, bytes: {limit}", f"{ZIP}, bytes: 1000")
    run = project.run("scripts/build.py")
    assert run.code != 0
    assert "edition-heavy" in run.said


def test_a_file_among_the_downloads_without_a_budget_stops_it(built: Project) -> None:
    extra = built.site / "downloads" / "extra.txt"
    extra.write_text("words")
    try:
        run = built.run("scripts/check_site.py", "site")
    finally:
        extra.unlink()
    assert "edition-heavy: nothing says what it may weigh" in run.said


@pytest.mark.parametrize("name", ["still-near.html", "still-near.epub"])
def test_every_page_is_in_it(name: str, editions: Path, site: Path) -> None:
    headings = {
        node.text()
        for page in read_output(site).pages
        for node in page.tree.css("h1")
        if page.path not in {"404.html", "search/index.html"}
        and not page.path.startswith("downloads/")
    }
    pages = read_output(editions / name).pages
    found = {node.text() for page in pages for node in page.tree.css("h1, h2")}
    assert headings - found == set()
