"""What was measured, as table and chart; what is kept says the same as what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from defusedxml import ElementTree

from sitekit.scale.articles import PER_TOPIC
from sitekit.scale.chart import chart
from sitekit.scale.measured import Row, read_rows, weighed, with_new, write_rows
from sitekit.scale.report import compared, page, table
from support.project import ROOT

OURS = [
    Row("ours", 100, {"generator": 3.0, "checks": 2.0}, 80.0, 10.0, 18_000, 26_000, 900_000),
    Row("ours", 1000, {"generator": 30.0, "checks": 20.0}, 90.0, 100.0, 18_100, 26_100, 9_000_000),
]
STOCK = [Row("stock", 1000, {"stock": 100.0}, 300.0, 400.0, 40_000, 60_000, 9_000_000)]
SVG = "{http://www.w3.org/2000/svg}"


def test_a_table_has_a_line_for_each_row_and_as_many_cells_as_its_head() -> None:
    head, rule, *lines = table(OURS).splitlines()
    assert len({line.count("|") for line in (head, rule, *lines)}) == 1
    assert "| 1,000 | 50.0 | 50.0 | 90 | 100.0 | 18.1 | 26.1 | 9000 |" in lines[1]


def test_both_sites_are_compared_where_both_were_measured() -> None:
    said = "\n".join(compared(OURS, STOCK))
    assert "to stock: 0.50 (aim: 0.33)" in said
    assert "to stock: 0.25 (aim: 0.20)" in said
    assert "18,000 to 18,100 bytes" in said
    assert "to that at 100: 1.00" in said
    assert compared([], []) == ["Nothing to compare yet."]


def test_the_chart_has_a_mark_for_each_row_in_each_panel_and_no_color() -> None:
    tree = ElementTree.fromstring(chart([*OURS, *STOCK]))
    assert len(tree.findall(f"{SVG}circle")) == 3 * len(OURS)
    assert len(tree.findall(f"{SVG}rect")) == 1 + 3 * len(STOCK)
    colors = set(re.findall(r"#[0-9a-f]{3,6}", chart([*OURS, *STOCK])))
    assert colors <= {"#000", "#fff", "#bbb"}


def test_the_names_of_two_curves_that_end_together_do_not_lie_on_each_other() -> None:
    same = Row("stock", 1000, {"stock": 50.0}, 90.0, 100.0, 18_100, 26_100)
    tree = ElementTree.fromstring(chart([*OURS, same]))
    names = [it for it in tree.findall(f"{SVG}text") if it.text in {"this site", "stock"}]
    assert len(names) == 6
    for one, other in zip(names[::2], names[1::2], strict=True):
        assert abs(float(one.attrib["y"]) - float(other.attrib["y"])) >= 16


def test_twice_as_much_is_drawn_higher_up() -> None:
    tree = ElementTree.fromstring(chart(OURS))
    few, many = tree.findall(f"{SVG}circle")[:2]
    assert float(many.attrib["cy"]) < float(few.attrib["cy"])
    assert float(many.attrib["cx"]) > float(few.attrib["cx"])


def test_a_new_row_takes_the_place_of_the_one_that_was_kept(tmp_path: Path) -> None:
    again = Row("ours", 100, {"generator": 1.0})
    write_rows(tmp_path / "rows.json", with_new([*OURS, *STOCK], [again]))
    assert read_rows(tmp_path / "rows.json") == [again, OURS[1], *STOCK]
    assert read_rows(tmp_path / "none.json") == []


def test_a_built_folder_is_weighed(tmp_path: Path) -> None:
    for path, data in {
        "index.html": b"x" * 5000,
        "articles/topic-a/b/index.html": bytes(range(256)),
        "assets/search-index.js": b"words",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    row = weighed(Row("ours", 1), tmp_path)
    assert row.article_bytes == row.heaviest_bytes > 256 - 30
    assert row.search_bytes == 25
    assert row.output_megabytes == pytest.approx(0.0, abs=0.1)


def test_the_page_and_the_chart_for_maintainers_say_what_was_measured() -> None:
    kept = read_rows(ROOT / "scripts/data/benchmarks.json")
    assert kept
    assert (ROOT / "scripts/BENCHMARKS.md").read_text("utf-8") == page(kept, PER_TOPIC)
    assert (ROOT / "scripts/benchmarks.svg").read_text("utf-8") == chart(kept)
