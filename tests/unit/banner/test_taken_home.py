"""Pages that stand alone: files to take home, with help in themselves."""

from __future__ import annotations

from pathlib import Path

from sitekit.banner.gate import check_banners
from sitekit.pages import read_output
from support.samples import ALONE, GOOD, site_files, write_folder


def test_a_page_to_take_home_has_its_help_in_itself(tmp_path: Path) -> None:
    write_folder(tmp_path, site_files() | {"downloads/all.html": ALONE})
    assert check_banners(read_output(tmp_path)) == []


def test_help_elsewhere_is_none_to_a_page_that_was_taken_home(tmp_path: Path) -> None:
    away = GOOD.replace(b'href="get-help/"', b'href="../get-help/"')
    write_folder(tmp_path, site_files() | {"downloads/all.html": away})
    found = check_banners(read_output(tmp_path))
    assert {(it.path, it.rule) for it in found} == {("downloads/all.html", "banner-help")}


def test_only_what_is_taken_home_may_do_without_the_help_page(tmp_path: Path) -> None:
    write_folder(tmp_path, site_files() | {"about/index.html": ALONE})
    found = check_banners(read_output(tmp_path))
    assert {(it.path, it.rule) for it in found} == {("about/index.html", "banner-help")}
