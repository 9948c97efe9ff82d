"""How findings are shown, and the exit code they end in."""

from __future__ import annotations

import io

from sitekit.findings import CLEAN, FINDINGS, Finding, report


def test_nothing_found_is_clean() -> None:
    out = io.StringIO()
    assert report([], "3 pages", out) == CLEAN
    assert out.getvalue() == "3 pages: 0 findings\n"


def test_each_finding_names_place_rule_and_mend_once() -> None:
    out = io.StringIO()
    finding = Finding("docs/a.md", 4, "rule", "what is wrong", "do this")
    assert report([finding, finding], "1 page", out) == FINDINGS
    assert out.getvalue().splitlines() == [
        "docs/a.md:4: rule: what is wrong",
        "    mend: do this",
        "1 page: 1 finding",
    ]
