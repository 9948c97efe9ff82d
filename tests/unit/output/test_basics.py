"""What every page must have besides the crisis line."""

from __future__ import annotations

import pytest

from sitekit.html_view import Page
from sitekit.output.basics import check_basics
from sitekit.pages import Output

GOOD = (
    "<title>One</title><meta name=description content=Two>"
    "<main id=main><h1>One</h1><h2>Two</h2></main>"
)


def rules(*bodies: str) -> set[str]:
    pages = tuple(Page(f"{n}.html", body.encode()) for n, body in enumerate(bodies))
    return {finding.rule for finding in check_basics(Output(frozenset(), pages))}


def test_a_whole_page_passes() -> None:
    assert rules(GOOD) == set()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<title>One</title>", "", "page-title"),
        ("<title>One</title>", "<title> </title>", "page-title"),
        ("<meta name=description content=Two>", "", "page-description"),
        ("content=Two", 'content=" "', "page-description"),
        ("<h1>One</h1>", "", "page-heading"),
        ("<h2>Two</h2>", "<h1>Two</h1>", "page-heading"),
        ("id=main", "id=other", "page-main"),
    ],
)
def test_what_is_missing_is_found(old: str, new: str, rule: str) -> None:
    assert rules(GOOD.replace(old, new)) == {rule}


@pytest.mark.parametrize(
    ("prose", "rule"),
    [
        ("<section class=care-card><p>a / b</p></section>", set()),
        ("<p>/// htm | section.care-card</p>", {"page-box"}),
        ("<p>Words. ///</p>", {"page-box"}),
        ("<section class=safty-box></section>", {"page-box"}),
    ],
)
def test_a_box_with_a_slip_is_found(prose: str, rule: set[str]) -> None:
    assert rules(GOOD.replace("<h2>", f"<div class=prose>{prose}</div><h2>")) == rule


def test_two_pages_of_the_same_title_are_found() -> None:
    assert rules(GOOD, GOOD) == {"page-title-repeated"}
