"""What a serving process keeps: the same bytes get the same answer, others are looked at anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sitekit.html_view import Page
from sitekit.memory import (
    ROUNDS,
    drop,
    forget,
    of_page,
    of_page_and_files,
    recall,
    remember,
    world_of,
)

LOOKED: list[str] = []
PAGE, OTHER = Page("a.html", b"<p>One"), Page("a.html", b"<p>Two")


def words(page: Page) -> Iterator[str]:
    LOOKED.append(page.path)
    yield page.data.decode()


def loaded(page: Page, files: Mapping[str, bytes]) -> Iterator[bytes]:
    LOOKED.append(page.path)
    yield files.get("a.js", b"nothing")


def everything(_: Page, files: Mapping[str, bytes]) -> Iterator[str]:
    yield from files


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    LOOKED.clear()
    yield
    forget()


def test_a_build_keeps_nothing() -> None:
    assert of_page(words, PAGE) == of_page(words, PAGE) == ("<p>One",)
    assert of_page_and_files(loaded, PAGE, {}) == of_page_and_files(loaded, PAGE, {})
    assert recall("key", lambda: 1) == 1
    assert recall("key", lambda: 2) == 2
    assert len(LOOKED) == 4


def test_the_same_bytes_are_looked_at_once_and_other_bytes_anew() -> None:
    remember("a world")
    assert of_page(words, PAGE) == of_page(words, PAGE) == ("<p>One",)
    assert of_page(words, OTHER) == ("<p>Two",)
    assert len(LOOKED) == 2


@pytest.mark.parametrize(
    "other", [Page("b.html", PAGE.data), Page("a.html", PAGE.data, base="/b/"),
              Page("a.html", PAGE.data, guessed=True)],
)  # fmt: skip
def test_the_same_bytes_elsewhere_are_another_page(other: Page) -> None:
    remember("a world")
    of_page(words, PAGE)
    of_page(words, other)
    assert len(LOOKED) == 2


def test_what_was_asked_of_files_is_asked_again_when_one_of_them_changed() -> None:
    remember("a world")
    for files, answer in (
        ({}, b"nothing"),
        ({"b.js": b"beside"}, b"nothing"),
        ({"a.js": b"1"}, b"1"),
        ({"a.js": b"1", "b.js": b"other"}, b"1"),
        ({"a.js": b"2"}, b"2"),
    ):
        assert of_page_and_files(loaded, PAGE, files) == (answer,)
    assert len(LOOKED) == 3


def test_what_else_a_look_knows_tells_it_from_another() -> None:
    remember("a world")
    of_page_and_files(loaded, PAGE, {}, "alone")
    of_page_and_files(loaded, PAGE, {}, "in a book")
    assert len(LOOKED) == 2


def test_a_look_at_files_unnamed_is_refused() -> None:
    remember("a world")
    with pytest.raises(TypeError, match="by name"):
        of_page_and_files(everything, PAGE, {"a.js": b""})


def test_another_world_forgets_all() -> None:
    for world in ("one", "one", "two"):
        remember(world)
        of_page(words, PAGE)
    assert len(LOOKED) == 2


def test_what_nobody_asks_for_any_more_goes() -> None:
    remember("a world")
    of_page(words, PAGE)
    for _ in range(ROUNDS + 1):
        remember("a world")
    of_page(words, PAGE)
    assert len(LOOKED) == 2


def test_what_could_not_be_found_out_is_not_kept_nor_what_is_dropped() -> None:
    remember("a world")
    with pytest.raises(ZeroDivisionError):
        recall("key", lambda: 1 // 0)
    assert recall("key", lambda: 2) == recall("key", lambda: 3) == 2
    drop("key")
    assert recall("key", lambda: 4) == 4


def test_the_world_is_every_file_but_markdown(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("one")
    (tmp_path / "docs/a.svg").write_text("one")
    before = world_of([tmp_path / "docs"])
    (tmp_path / "docs/a.md").write_text("two")
    assert world_of([tmp_path / "docs"]) == before
    (tmp_path / "docs/a.svg").write_text("two")
    assert world_of([tmp_path / "docs"]) != before


def test_a_build_knows_whether_it_goes_on_from_one_of_the_same_world() -> None:
    forget()
    assert [remember(world) for world in ("a", "a", "b", "b", "a")] == [
        False, True, False, True, False
    ]  # fmt: skip
