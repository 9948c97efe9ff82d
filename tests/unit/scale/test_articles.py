"""Articles made up to measure with: the same on each run, each different, in their topics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from sitekit.content.config import menu
from sitekit.content.front_matter import check_front_matter
from sitekit.findings import CouldNotCheck
from sitekit.scale.articles import PARTS, PER_TOPIC, MadeUp, name_of, path_of, topic_path
from sitekit.scale.copies import copy_for_stock, copy_with_articles
from sitekit.scale.pool import Pool, read_pool
from support.project import ROOT


@pytest.fixture(scope="module")
def pool() -> Pool:
    docs = sorted((ROOT / "docs").rglob("*.md"))
    return read_pool(path.read_text(encoding="utf-8") for path in docs)


def test_the_same_number_is_the_same_article_however_many_there_are(pool: Pool) -> None:
    first, again = (MadeUp(60, pool).article(7) for _ in range(2))
    assert first == again
    words = [set(MadeUp(count, pool).article(7).split()) for count in (20, 60)]
    assert len(words[0] ^ words[1]) < 100, "but for the links to others, it is the same text"


def test_articles_differ_and_are_as_long_as_the_real_ones(pool: Pool) -> None:
    made = [MadeUp(9, pool).article(number) for number in range(9)]
    assert len(set(made)) == 9
    real = len((ROOT / "docs/articles/emotional-permanence.md").read_text("utf-8").split())
    assert all(0.5 * real < len(text.split()) < 1.1 * real for text in made)


def test_pieces_hold_no_link_to_another_place_and_no_number_to_call(pool: Pool) -> None:
    for piece in pool.pieces:
        assert "](" not in piece.replace("](#word-", "")
        assert "988" not in piece
        assert "<small>" not in piece


def test_too_little_to_draw_from_is_said() -> None:
    with pytest.raises(CouldNotCheck, match="too few articles"):
        read_pool(["---\nkind: article\n---\n\nOne paragraph.\n"])


def test_every_number_has_a_name_of_its_own_without_digits() -> None:
    names = [name_of(number) for number in range(10_000)]
    assert len(set(names)) == len(names)
    assert all(name.isalpha() for name in names)


def test_each_topic_begins_with_the_page_that_lists_it(pool: Pool) -> None:
    made = MadeUp(PER_TOPIC + 1, pool)
    groups = yaml.safe_load(made.nav())
    assert [len(pages) for group in groups for pages in group.values()] == [PER_TOPIC + 1, 2]
    firsts = [next(iter(pages[0].values())) for group in groups for pages in group.values()]
    assert firsts == [topic_path(0), topic_path(PER_TOPIC)]
    assert [path for path, _ in made.pages()][:2] == [topic_path(0), path_of(0)]


def test_a_copy_has_them_in_docs_and_menu_with_front_matter_in_order(
    pool: Pool, tmp_path: Path
) -> None:
    copy_with_articles(ROOT, tmp_path / "copy", MadeUp(3, pool))
    names = menu(tmp_path / "copy")
    assert list(names)[: len(menu(ROOT))] == list(menu(ROOT))
    assert {path_of(number) for number in range(3)} < set(names)
    assert check_front_matter(tmp_path / "copy/docs", frozenset(names)) == []


def test_the_stock_theme_gets_the_same_pages_and_menu_and_none_of_our_templates(
    pool: Pool, tmp_path: Path
) -> None:
    copy_with_articles(ROOT, tmp_path / "copy", MadeUp(2, pool))
    copy_for_stock(tmp_path / "copy", tmp_path / "stock")
    assert menu(tmp_path / "stock") == menu(tmp_path / "copy")
    config = yaml.safe_load((tmp_path / "stock/mkdocs.yml").read_text("utf-8"))
    assert set(config) == {
        "site_name", "strict", "theme", "plugins", "nav", "markdown_extensions",
    }  # fmt: skip
    pages = [path.read_text("utf-8") for path in (tmp_path / "stock/docs").rglob("*.md")]
    assert not any("\ntemplate:" in text for text in pages)


def test_only_limits_on_many_files_together_are_raised(pool: Pool, tmp_path: Path) -> None:
    copy_with_articles(ROOT, tmp_path / "copy", MadeUp(3, pool))
    now, then = (
        yaml.safe_load((root / "scripts/data/budgets.yml").read_text("utf-8"))
        for root in (ROOT, tmp_path / "copy")
    )
    assert then["budgets"] == now["budgets"]
    for kind in ("together", "editions"):
        for before, after in zip(now[kind], then[kind], strict=True):
            assert after["bytes"] == 4 * before["bytes"]


def test_an_article_without_a_word_to_explain_keeps_every_place_that_others_link_to(
    pool: Pool,
) -> None:
    pieces = tuple(piece for piece in pool.pieces if "#word-" not in piece)
    named = tuple(f"Words to say, number {at}" for at in range(len(pool.headings)))
    text = MadeUp(2, replace(pool, pieces=pieces, headings=named, boxes=("A box.",) * 3)).article(0)
    assert all(f"{{ #part-{at + 1} }}" in text for at in range(PARTS))
    assert "#words" not in text
