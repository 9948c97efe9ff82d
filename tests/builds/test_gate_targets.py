"""The gate by hand, pointed at everything it takes: exit codes and reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import check_banner
import pytest
from check_banner import main
from defusedxml.ElementTree import fromstring

from sitekit.banner.policy import POLICIES
from sitekit.banner.sheets import check_sheets
from sitekit.findings import CouldNotCheck, Finding
from sitekit.report import Checked
from support.samples import (
    ALONE,
    NO_LINE,
    PAPER,
    book_files,
    pdf_of,
    site_files,
    write_folder,
    write_zip,
)  # fmt: skip
from support.server import served

KINDS = ("folder", "zip", "epub", "page", "pdf", "site")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def target_of(kind: str, place: Path, *, good: bool) -> str:
    """A small right or wrong target of each kind."""
    spoiled = {} if good else {"index.html": NO_LINE}
    if kind in {"folder", "site"}:
        return str(write_folder(place / "site", site_files() | spoiled))
    if kind == "zip":
        return str(write_zip(place / "site.zip", site_files() | spoiled, "near/"))
    if kind == "epub":
        spoiled = {} if good else {"nav.html": NO_LINE_XHTML}
        return str(write_zip(place / "book.epub", book_files() | spoiled))
    if kind == "page":
        return str(write_folder(place, {"page.html": ALONE if good else NO_LINE}) / "page.html")
    sheets = (PAPER, PAPER) if good else (PAPER, PAPER.replace("988", "998"))
    return str(write_folder(place, {"sheet.pdf": pdf_of(*sheets)}) / "sheet.pdf")


NO_LINE_XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body><p>x</p></body></html>'


def checked(kind: str, target: str, *options: str) -> int:
    if kind != "site":
        return main([target, *options])
    with served(Path(target)) as url:
        return main([url, "--delay", "0", *options])


def test_a_right_target_passes(kind: str, tmp_path: Path) -> None:
    assert checked(kind, target_of(kind, tmp_path, good=True)) == 0


def test_a_wrong_target_does_not(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(kind, target_of(kind, tmp_path, good=False), "--format", "json") == 1
    (target,) = json.loads(capsys.readouterr().out)["targets"]
    assert (target["kind"], target["status"]) == (kind, "findings")
    rule = "paper-line" if kind == "pdf" else "banner-missing"
    assert {it["rule"] for it in target["findings"]} == {rule}
    assert {it["path"] for it in target["findings"]} <= set(target["pages"])


@pytest.mark.parametrize(
    "target",
    ["gone", "gone.zip", "gone.epub", "gone.html", "gone.pdf", "http://127.0.0.1:1/", "https://"],
)
@pytest.mark.parametrize("form", ["text", "json", "junit", "sarif"])
def test_a_target_that_is_not_there_could_not_be_checked(
    target: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([target, "--format", form]) == 2
    said = capsys.readouterr().out
    if form == "text":
        assert f"could not check {target}" in said
    elif form == "json":
        assert json.loads(said)["targets"][0]["problem"]
    elif form == "junit":
        assert fromstring(said).find("testsuite/testcase/error") is not None
    else:
        (invocation,) = json.loads(said)["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["level"] == "error"


def test_several_targets_make_one_report_with_the_worst_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = target_of("zip", tmp_path, good=True)
    bad = target_of("page", tmp_path, good=False)
    assert main([good, bad, "--format", "json"]) == 1
    capsys.readouterr()
    assert main([bad, "gone", good, "--format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["exit_code"] == 2
    assert [it["status"] for it in document["targets"]] == ["findings", "could-not-check", "clean"]


def test_a_report_goes_to_a_file_and_people_still_see_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = target_of("page", tmp_path, good=False)
    report = tmp_path / "report.sarif"
    assert main([bad, "--format", "sarif", "--output", str(report)]) == 1
    (result,) = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == bad
    assert "page.html: banner-missing" in capsys.readouterr().out
    assert main([bad, "--output", str(tmp_path)]) == 2


def test_each_sheet_without_a_part_of_the_line_is_named() -> None:
    first, *others = POLICIES["en"].paper
    found = check_sheets("a.pdf", (PAPER, PAPER.replace(first, ""), PAPER[:-4], ""))
    assert [(it.path, it.message) for it in found] == [
        ("a.pdf#page=2", f"the sheet lacks “{first}”"),
        ("a.pdf#page=3", f"the sheet lacks “{others[-1]}”"),
        *(("a.pdf#page=4", f"the sheet lacks “{words}”") for words in (first, *others)),
    ]


def test_a_check_that_breaks_is_no_pass_and_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(check_banner, "check_banners", break_down)
    assert main([target_of("page", tmp_path, good=True)]) == 2
    assert "the check broke (RecursionError" in capsys.readouterr().out


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...], bool]]:
    """What the browser's gate was asked; it finds one thing on each page."""
    asked: list[tuple[str, tuple[str, ...], bool]] = []

    def look(url: str, paths: list[str], *, full: bool) -> list[Finding]:
        asked.append((url, tuple(paths), full))
        return [Finding(path, 0, "seen", "x") for path in paths]

    gate = SimpleNamespace(check_site_in_browser=look)
    monkeypatch.setattr("importlib.import_module", lambda _: gate)
    return asked


Seen = list[tuple[str, tuple[str, ...], bool]]


@pytest.mark.parametrize("kind", ["folder", "zip", "page"], indirect=True)
def test_a_browser_looks_at_every_page_served_on_this_machine(
    kind: str, tmp_path: Path, seen: Seen
) -> None:
    assert checked(kind, target_of(kind, tmp_path, good=True), "--browser", "full") == 1
    ((url, paths, full),) = seen
    assert url.startswith("http://127.0.0.1:")
    assert set(paths) == ({"page.html"} if kind == "page" else set(site_files()))
    assert full


def test_a_browser_looks_at_a_live_site_under_its_own_addresses(
    tmp_path: Path, seen: Seen, capsys: pytest.CaptureFixture[str]
) -> None:
    target = target_of("site", tmp_path, good=True)
    assert checked("site", target, "--browser", "covering", "--format", "json") == 1
    ((_, paths, full),) = seen
    assert set(paths) == {"", "get-help/", "still-near-check/no-such-page/"}
    assert not full
    (result,) = json.loads(capsys.readouterr().out)["targets"]
    assert {it["path"] for it in result["findings"]} == set(result["pages"])


def test_a_book_is_not_opened_in_a_browser_and_that_is_said(
    tmp_path: Path, seen: Seen, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([target_of("epub", tmp_path, good=True), "--browser", "full"]) == 0
    assert "not checked: in a browser" in capsys.readouterr().out
    assert seen == []


@pytest.mark.parametrize("error", [ImportError(name="playwright"), CouldNotCheck("no Chromium")])
def test_without_a_browser_nothing_passes_and_what_was_found_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
) -> None:
    def fail(name: str) -> None:
        raise error

    monkeypatch.setattr("importlib.import_module", fail)
    assert main([target_of("page", tmp_path, good=False), "--browser", "full"]) == 2
    said = capsys.readouterr().out
    assert "banner-missing" in said
    assert ("playwright is not installed" in said) or ("no Chromium" in said)


def test_a_terminal_that_cannot_print_a_quotation_mark_ends_nothing(tmp_path: Path) -> None:
    bad = target_of("pdf", tmp_path, good=False)
    done = subprocess.run(
        [sys.executable, check_banner.__file__, bad],
        capture_output=True, timeout=60, env={"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert rb"the sheet lacks \u201c" in done.stdout


def test_the_default_is_the_published_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look(target: str, options: object) -> Checked:
        asked.append(target)
        return Checked(target)

    monkeypatch.setattr(check_banner, "check_target", look)
    assert main([]) == 0
    assert asked[0] == str(check_banner.SITE)
