"""However many pages there are, they are read one at a time and none is kept."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from sitekit.html_view import Page
from sitekit.pages import Output, markup, read, read_output
from sitekit.pipeline import CHECKS
from support.samples import GOOD, site_files, write_folder, write_zip

MANY = 40
AT_ONCE = 2  # the page that is judged, and the next one while it takes its place
NAMES = [f"p{number:02}/index.html" for number in range(MANY)]


def folder(place: Path) -> Path:
    return write_folder(place / "site", site_files() | dict.fromkeys(NAMES, GOOD))


def packed(place: Path) -> Path:
    return write_zip(place / "site.zip", site_files() | dict.fromkeys(NAMES, GOOD), "near/")


@pytest.fixture
def most_alive(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The greatest number of pages that were alive at once since the start of the test."""
    alive: weakref.WeakSet[Page] = weakref.WeakSet()
    most = 0

    def counted(path: str, data: bytes, base: str = "/") -> Page:
        nonlocal most
        page = markup.make_page(path, data, base)
        alive.add(page)
        most = max(most, len(alive))
        return page

    monkeypatch.setattr(read, "make_page", counted)
    gc.collect()
    return lambda: most


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("target", [folder, packed])
def test_a_check_holds_no_more_than_two_pages_at_once(
    tmp_path: Path,
    most_alive: Callable[[], int],
    target: Callable[[Path], Path],
    check: Callable[[Output], object],
) -> None:
    output = read_output(target(tmp_path))
    assert most_alive() == 0, "pages were read before anyone asked for them"
    check(output)
    assert 0 < most_alive() <= AT_ONCE


def test_pages_can_be_gone_through_again_and_are_the_same(tmp_path: Path) -> None:
    for target in (folder(tmp_path), packed(tmp_path)):
        output = read_output(target)
        first = {page.path: page.data for page in output.pages}
        assert first == {page.path: page.data for page in output.pages}
        assert list(first) == list(output.paths) == sorted(first)
        assert len(output.pages) == len(first) == MANY + len(site_files())


def test_the_paths_are_known_without_reading_a_page(
    tmp_path: Path, most_alive: Callable[[], int]
) -> None:
    assert set(NAMES) < set(read_output(folder(tmp_path)).paths)
    assert most_alive() == 0
