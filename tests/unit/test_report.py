"""The formats of a report, each read back by what it is meant for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from sitekit.findings import Finding
from sitekit.report import FORMATS, Checked, as_json, as_junit, as_sarif, as_text, worst

LATER = Finding("b/index.html", 7, "banner-words", "lacks “free”", "Restore it.")
FIRST = Finding("a b.html", 0, "banner-missing", "no line", "Add it.")
AGAIN = Finding("c.html", 0, "banner-missing", "no line", "Add it elsewhere.")
CLEAN = Checked("one.zip", "zip", ("index.html",), prefix="one.zip!")
BAD = Checked("site", "folder", ("a b.html", "b/index.html", "ok.html"), (LATER, FIRST, FIRST),
              ("a redirect",), prefix="site/")  # fmt: skip
BROKEN = Checked("gone", problem="gone: no such folder")
HALF = Checked("half", "page", ("c.html",), (AGAIN,), problem="half: no browser")
ALL = (CLEAN, BAD, BROKEN, HALF)


@pytest.mark.parametrize(
    ("results", "code"),
    [((CLEAN,), 0), ((CLEAN, BAD), 1), ((BROKEN, BAD), 2), ((HALF,), 2), ((), 2)],
)
def test_the_worst_target_counts(results: tuple[Checked, ...], code: int) -> None:
    assert worst(results) == code


def test_text_says_every_finding_once_and_closes_each_target() -> None:
    assert as_text(ALL).splitlines() == [
        "crisis line on 1 page of one.zip: 0 findings",
        "a b.html: banner-missing: no line",
        "    mend: Add it.",
        "b/index.html:7: banner-words: lacks “free”",
        "    mend: Restore it.",
        "site: not checked: a redirect",
        "crisis line on 3 pages of site: 2 findings",
        "check_banner: could not check gone: no such folder",
        "c.html: banner-missing: no line",
        "    mend: Add it elsewhere.",
        "check_banner: could not check half: no browser",
    ]


def test_json_holds_what_its_docstring_says() -> None:
    document = json.loads(as_json(ALL))
    assert (document["version"], document["tool"]) == (1, "still-near-check")
    assert document["exit_code"] == 2
    statuses = [target["status"] for target in document["targets"]]
    assert statuses == ["clean", "findings", "could-not-check", "could-not-check"]
    keys = {"target", "kind", "status", "problem", "pages", "notes", "findings"}
    assert all(set(target) == keys for target in document["targets"])
    assert document["targets"][1]["findings"][1] == {
        "path": "b/index.html", "line": 7, "rule": "banner-words",
        "message": "lacks “free”", "mend": "Restore it.", "place": "site/b/index.html",
    }  # fmt: skip
    assert document["targets"][2]["problem"] == "gone: no such folder"


def test_junit_has_a_test_for_each_page_and_an_error_for_each_problem() -> None:
    root = fromstring(as_junit(ALL))
    assert root.tag == "testsuites"
    counts = [[suite.get(name) for name in ("tests", "failures", "errors")] for suite in root]
    assert counts == [["1", "0", "0"], ["3", "2", "0"], ["1", "0", "1"], ["2", "1", "1"]]
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["7", "3", "2"]
    failure = root.find("testsuite/testcase[@name='b/index.html']/failure")
    assert failure is not None
    assert failure.get("type") == "banner-words"
    assert "mend: Restore it." in (failure.text or "")
    assert root.find("testsuite/testcase[@name='ok.html']/failure") is None


def sarif_of(results: tuple[Checked, ...]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(as_sarif(results))
    assert set(document) == {"$schema", "version", "runs"}
    assert document["version"] == "2.1.0"
    assert len(document["runs"]) == 1
    run: dict[str, Any] = document["runs"][0]
    assert {"tool", "results"} <= set(run)
    return run


def test_sarif_names_rules_with_their_mends_and_places_with_their_lines() -> None:
    run = sarif_of(ALL)
    driver = run["tool"]["driver"]
    assert driver["name"] == "still-near-check"
    assert [(rule["id"], rule["help"]["text"]) for rule in driver["rules"]] == [
        ("banner-missing", "Add it."),
        ("banner-words", "Restore it."),
    ]
    for result in run["results"]:
        assert {"ruleId", "ruleIndex", "level", "message", "locations"} == set(result)
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places == [
        {"artifactLocation": {"uri": "site/a%20b.html"}},
        {"artifactLocation": {"uri": "site/b/index.html"}, "region": {"startLine": 7}},
        {"artifactLocation": {"uri": "c.html"}},
    ]


def test_sarif_says_that_something_could_not_be_checked() -> None:
    invocation = sarif_of(ALL)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    said = [(note["level"], note["message"]["text"])
            for note in invocation["toolExecutionNotifications"]]  # fmt: skip
    assert said == [
        ("error", "gone: no such folder"),
        ("error", "half: no browser"),
        ("note", "a redirect"),
    ]
    assert sarif_of((BAD,))["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_can_pass_for_another_line_of_the_report(name: str) -> None:
    hostile = "a\nsite: 0 findings\x1b[2J\x00\ud800\u202e.html"
    finding = Finding(hostile, 0, "banner-missing", hostile, hostile)
    result = Checked(hostile, "folder", (hostile,), (finding,), (hostile,), hostile, hostile)
    document = FORMATS[name]((result,))
    document.encode("utf-8")
    assert not any(it in document for it in ("\x1b", "\x00", "\u202e", "\nsite: 0"))
    assert "u202e" in document
    if name == "junit":
        fromstring(document)
    elif name != "text":
        json.loads(document)
