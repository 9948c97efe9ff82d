"""A site of many articles: it builds, passes, and none of its pages grows with the others."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import bench_build
import pytest

from sitekit.scale.articles import PER_TOPIC, name_of, path_of, topic_path
from sitekit.scale.measured import MADE_UP
from support.project import Project

FEW, MANY = 14, PER_TOPIC + 14  # one large group of the menu, and two


def built_with(count: int, folder: Path) -> Project:
    bench_build.make_project(count, folder)
    project = Project(folder)
    run = project.run("scripts/build.py")
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built_with(FEW, tmp_path_factory.mktemp("few") / "project")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built_with(MANY, tmp_path_factory.mktemp("many") / "project")


def page_at(project: Project, source: str) -> str:
    path = project.site / source.replace("index.md", "").replace(".md", "")
    return (path / "index.html").read_text(encoding="utf-8")


def weight(page: str) -> int:
    return len(gzip.compress(page.encode(), 9, mtime=0))


def test_made_up_articles_pass_every_check(many: Project) -> None:
    assert len(list(many.site.glob(MADE_UP))) == MANY
    run = many.run("scripts/check_site.py", "site")
    assert run.code == 0, run.said[-2000:]


@pytest.mark.parametrize(
    "source",
    [path_of(0), path_of(1), "articles/emotional-permanence.md", "get-help.md", "about.md"],
)
def test_a_page_weighs_the_same_among_few_and_among_many(
    few: Project, many: Project, source: str
) -> None:
    light, heavy = (weight(page_at(project, source)) for project in (few, many))
    assert abs(heavy - light) <= 0.02 * light


def test_the_menu_names_a_large_group_once_and_small_ones_in_full(many: Project) -> None:
    page = page_at(many, path_of(0))
    menu = page.partition('class="page-list"')[2].partition("</nav>")[0]
    assert f"Topic {name_of(0)}</a>" in menu
    assert f"Topic {name_of(1)}</a>" in menu
    assert f"({name_of(0)})" not in menu
    assert "Phrase builder</a>" in menu
    assert "<span>All of:</span>" in page


def test_the_page_of_a_topic_lists_all_of_it(many: Project) -> None:
    listed = page_at(many, topic_path(0)).partition('id="in-this-topic"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([a-z]+)/"', listed) == [
        name_of(number).lower() for number in range(PER_TOPIC)
    ]


def test_the_list_of_all_pages_leads_to_every_topic(many: Project) -> None:
    page = page_at(many, "search.md")
    assert f"Topic {name_of(0)}</a>" in page
    assert f"Topic {name_of(1)}</a>" in page
    assert weight(page) < 14_000


def test_a_related_page_is_named_wherever_it_stands_in_the_menu(many: Project) -> None:
    related = page_at(many, path_of(0)).partition('class="related"')[2].partition("</nav>")[0]
    sources = re.findall(
        r"^  - (\S+\.md)$", (many.root / "docs" / path_of(0)).read_text("utf-8"), re.M
    )
    assert len(re.findall("<li>", related)) == len(sources) >= 2


def test_the_benchmark_measures_each_step_of_both_sites(tmp_path: Path) -> None:
    ours, stock = bench_build.measure_size(1, edit=False)
    assert list(ours.seconds) == list(bench_build.OURS)
    assert list(stock.seconds) == list(bench_build.STOCK)
    for row in (ours, stock):
        assert all(seconds > 0 for seconds in row.seconds.values())
        assert row.peak_megabytes > 10
        assert 1000 < row.article_bytes <= row.heaviest_bytes
        assert row.search_bytes > 1000
        assert row.output_megabytes > 0.5


@pytest.mark.parametrize("size", ["0", "-1", "many"])
def test_the_benchmark_refuses_what_is_no_number_of_articles(size: str) -> None:
    assert bench_build.main([size]) == 2
