"""Each rule of the crisis line, on a page that passes and on pages that break it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.banner import gate
from sitekit.banner.rules import RULES
from sitekit.findings import Finding
from sitekit.html_view import Page
from sitekit.pages import Output
from support.frozen_policy import FROZEN

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "banner"
PASS = sorted((FIXTURES / "pass").glob("*.html"))
FAIL = sorted((FIXTURES / "fail").glob("*.html"))
OUTSIDE_TABLE = {"banner-missing", "banner-language"}  # found by the gate itself


def check_banners(output: Output) -> list[Finding]:
    return gate.check_banners(output, FROZEN)


def output_of(*pages: Page) -> Output:
    return Output(files=frozenset(page.path for page in pages), pages=pages)


@pytest.mark.parametrize("path", PASS, ids=lambda path: path.stem)
def test_a_page_with_the_whole_line_passes(path: Path) -> None:
    assert check_banners(output_of(Page("index.html", path.read_bytes()))) == []


@pytest.mark.parametrize("path", FAIL, ids=lambda path: path.stem)
def test_a_broken_line_is_found_by_its_rule(path: Path) -> None:
    findings = check_banners(output_of(Page("index.html", path.read_bytes())))
    assert path.stem.split("--")[0] in {finding.rule for finding in findings}


def test_every_finding_says_how_to_mend_it() -> None:
    pages = [Page(path.name, path.read_bytes()) for path in FAIL]
    assert all(finding.mend and finding.message for finding in check_banners(output_of(*pages)))


def test_every_rule_has_a_page_that_breaks_it() -> None:
    broken = {path.stem.split("--")[0] for path in FAIL}
    assert broken == {rule.id for rule in RULES} | OUTSIDE_TABLE


def test_one_bad_page_among_good_ones_is_named() -> None:
    good = (FIXTURES / "pass" / "absolute-help-link.html").read_bytes()
    bad = b"<!doctype html><html lang=en><body><p>Hello"
    pages = [Page(f"p{n}/index.html", good) for n in range(9)]
    findings = check_banners(output_of(*pages, Page("raw/old.html", bad)))
    assert [finding.path for finding in findings] == ["raw/old.html"]


def test_a_page_that_stands_alone_has_its_help_in_itself() -> None:
    whole = (FIXTURES / "pass" / "plain.html").read_bytes()
    here = whole.replace(b"get-help/", b"#help").replace(b"<h1>", b'<h1 id="help">')
    for data, findings in ((here, 0), (whole, 1), (here.replace(b'id="help"', b""), 1)):
        page = Page("near.html", data)
        output = Output(frozenset({page.path}), (page,), single=True)
        assert len(check_banners(output)) == findings


def test_thousands_of_nested_tags_end_in_a_finding_and_not_in_a_crash() -> None:
    deep = b"<!doctype html><html lang=en><body>" + b"<div>" * 10_000
    findings = check_banners(output_of(Page("deep.html", deep)))
    assert {finding.rule for finding in findings} == {"banner-missing"}
