"""Pages on the scales: what counts, what is too heavy, and what it is told to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.budgets.limits import (
    Budget,
    Together,
    budget_of,
    check_together,
    check_weights,
    read_budgets,
    read_together,
)
from sitekit.budgets.weigh import Weight, first_screen_end, parts, weigh, zipped
from sitekit.findings import CouldNotCheck
from sitekit.html_view import Page
from sitekit.pages import Output, read_output
from sitekit.pipeline import BUDGETS

ROOMY = Budget(pages=["*"], why="for these tests", html=9000, first_screen=9000, requests=9)


def weighed(markup: str, sizes: dict[str, int] | None = None) -> Weight:
    page = Page("a/index.html", markup.encode())
    return weigh(page, lambda path: (sizes or {})[path])


@pytest.mark.parametrize(
    ("markup", "end"),
    [
        ("<main><section class=in-short><p>a</p></section>|<p>b</p>", "|"),
        ('<main><section id=x class="box in-short">a<section>b</section>c</section>|<p>b</p>', "|"),
        ("<p>no</p><main><p>1</p><p>2</p><p>3</p>|<p>4</p>", "|"),
        ("<main><p>1</p>|<ul></ul>", "|"),
        ("<main><section class=in-shorter>a</section><p>1</p>|", "|"),
        ("<body>no main here, so all of it|", "|"),
    ],
)
def test_the_first_screen_ends_with_the_box_or_with_the_third_paragraph(
    markup: str, end: str
) -> None:
    assert first_screen_end(markup.replace(end, "").encode()) == markup.index(end)


def test_the_first_view_is_the_document_and_what_it_loads_by_itself() -> None:
    markup = "<link rel=stylesheet href=x.css><img src=../p.png><a href=other.css>no</a>"
    weight = weighed(markup, {"a/x.css": 100, "p.png": 50})
    assert weight.first_view == weight.html + 150
    assert weight.html == zipped(markup.encode())


@pytest.mark.parametrize(
    ("markup", "waits"),
    [
        ("<link rel=stylesheet href=f>", True),
        ("<link rel=stylesheet href=f media=print>", False),
        ("<script src=f></script>", True),
        ("<script src=f defer></script>", False),
        ("<script src=f type=module></script>", False),
        ("<script>inline()</script>", False),
        ('<link rel=icon href="data:,">', False),
        ("<img src=f>", False),
        ("<img src=f loading=lazy>", False),
    ],
)
def test_only_what_holds_up_the_first_paint_is_a_request(markup: str, waits: bool) -> None:
    assert weighed(markup, {"a/f": 1}).requests == 1 + waits


def test_the_parts_are_named_the_heaviest_first() -> None:
    colors = "".join(f".c{n}{{color:#{n:06x}}}" for n in range(400))
    page = Page("a.html", f"<head><style>{colors}</style><body><p>Some words.".encode())
    found = parts(page)
    assert next(iter(found)) == "styles"
    assert set(found) == {"styles", "scripts", "head", "text"}
    assert found["head"] < found["styles"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = " ".join(f"word{n * n}" for n in range(900))
    (tmp_path / "index.html").write_text(f"<main><p>short</p><p>{words}</p></main>")
    return tmp_path


@pytest.mark.parametrize("limit", ["html", "first_screen", "first_view"])
def test_a_page_over_a_limit_is_a_finding_that_says_what_is_heaviest(
    folder: Path, limit: str
) -> None:
    tight = ROOMY.model_copy(update={limit: 100})
    (finding,) = check_weights(folder, read_output(folder), (tight,))
    assert finding.path == "index.html"
    assert finding.rule == "page-heavy"
    assert "not 100 at most; heaviest: text" in finding.message
    assert "budgets.yml" in finding.mend


def test_a_page_within_its_limits_is_none(folder: Path) -> None:
    assert check_weights(folder, read_output(folder), (ROOMY,)) == []


def test_the_first_budget_that_fits_a_page_counts() -> None:
    budgets = read_budgets(BUDGETS)
    assert budget_of("articles/new/index.html", budgets).html == 20000
    assert budget_of("articles/new/index.html", budgets).first_view == 22000
    assert budget_of("about/index.html", budgets).html == 14000
    assert all(it.first_screen <= 14000 and it.html <= 30000 for it in budgets)
    assert all(it.requests <= 2 for it in budgets)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "budgets: []",
        "budgets: [{pages: ['*'], why: nothing else is said}]",
        "budgets: [{pages: [x], why: not for every page, html: 1, first_screen: 1, requests: 1}]",
    ],
)
def test_a_file_that_is_no_list_of_budgets_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "budgets.yml"
    path.write_text(text)
    with pytest.raises(CouldNotCheck, match="budget"):
        read_budgets(path)


def test_files_that_come_to_more_together_than_they_may_are_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("one.js", "two.js"):
        (tmp_path / "a" / name).write_bytes(name.encode() * 50)
    output = Output(frozenset({"a/one.js", "a/two.js", "b.js"}), ())
    size = sum(zipped(name.encode() * 50) for name in ("one.js", "two.js"))
    limit = Together(files=["a/*"], why="So that it is fast.", bytes=size)
    assert check_together(tmp_path, output, (limit,)) == []
    tight = limit.model_copy(update={"bytes": size - 1})
    (finding,) = check_together(tmp_path, output, (tight,))
    assert (finding.path, finding.rule) == ("a/*", "files-heavy")
    assert f"2 files come to {size:,} bytes" in finding.message
    nothing = limit.model_copy(update={"files": ["c/*"]})
    assert [it.message for it in check_together(tmp_path, output, (nothing,))]


def test_the_limit_on_search_is_that_of_the_site() -> None:
    (limit,) = read_together(BUDGETS)
    assert limit.files == ["assets/search/*"]
    assert limit.bytes <= 150_000
