"""Every way we know to lose or to falsify the crisis line is found, by the rule named for it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mutation.apply import IN_ZIP, Files, Mutation, read_corpus, read_files, touched, write_files
from sitekit.banner.browser.gate import check_in_browser
from sitekit.banner.browser.rules import RULES as SEEN_RULES
from sitekit.banner.gate import check_banners
from sitekit.banner.rules import RULES
from sitekit.findings import CouldNotCheck, Finding
from sitekit.offline.zip_edition import ZIP_PATH
from sitekit.pages import read_output
from sitekit.pipeline import check_output
from support.project import PARTS, Project
from support.server import served

CORPUS: list[tuple[str, Mutation]] = list(read_corpus("corpus", Mutation))
OUTSIDE_TABLE = {"banner-missing", "banner-language", "banner-redirects", "banner-headers"}
RULE = re.compile(r"^\S.*?: ([a-z_-]+): ", re.MULTILINE)  # as findings are printed
FOUND: set[str] = set()  # names of the entries whose rule saw them, in this run
NOT_READ = "could-not-check"  # a page that cannot be read for certain is no pass either


def layer(name: str) -> pytest.MarkDecorator:
    """One test for each entry of a layer."""
    return pytest.mark.parametrize(
        "mutation",
        [pytest.param(one, id=f"{family}/{one.name}")
         for family, one in CORPUS if one.layer == name],
    )  # fmt: skip


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """Every file of the built site, read once."""
    return read_files(site)


@layer("static")
def test_the_gate_finds_it_in_a_built_folder(
    mutation: Mutation, files: Files, tmp_path: Path
) -> None:
    after = mutation.applied(files)
    changed = touched(files, after)
    packed = {path.partition("/")[2] for path in changed if path.startswith(IN_ZIP)}
    write_files(after, tmp_path, pack=bool(packed))
    target, paths = (tmp_path / ZIP_PATH, packed) if packed else (tmp_path, changed)
    must_be_in(rules_broken(target, paths, mutation.expect), mutation)


@layer("build")
def test_the_build_stops_and_says_why(mutation: Mutation, project: Project) -> None:
    sources = read_sources(project)
    after = mutation.applied(sources)
    for path in touched(sources, after):
        if path in after:
            project.write(path, "").write_bytes(after[path])
        else:
            (project.root / path).unlink()
    run = project.run("scripts/build.py")
    assert run.code != 0, "it was published"
    assert not project.site.exists()
    must_be_in(set(RULE.findall(run.said)), mutation)


@pytest.mark.browser
@layer("browser")
def test_the_browser_sees_it(
    mutation: Mutation, files: Files, tmp_path: Path, browser: Browser
) -> None:
    write_files(mutation.applied(files), tmp_path, pack=False)
    with served(tmp_path) as address:
        findings = check_in_browser(address, [mutation.page], browser, mutation.browser_states)
    must_be_in({finding.rule for finding in findings}, mutation)


@pytest.mark.browser
def test_the_browser_sees_nothing_wrong_with_the_site_as_it_is(
    site: Path, browser: Browser
) -> None:
    looked_at = [one for _, one in CORPUS if one.layer == "browser"]
    states = {str(state): state for one in looked_at for state in one.browser_states}
    pages = sorted({one.page for one in looked_at})
    with served(site) as address:
        assert check_in_browser(address, pages, browser, list(states.values())) == []


def test_the_gate_finds_nothing_wrong_with_the_site_as_it_is(site: Path) -> None:
    assert check_output(read_output(site)) == check_output(read_output(site / ZIP_PATH)) == []


def test_the_corpus_is_large_and_varied() -> None:
    assert len(CORPUS) >= 120
    assert len({family for family, _ in CORPUS}) >= 15


def test_no_two_entries_make_the_same_change_or_share_a_name() -> None:
    changes = Counter(json.dumps([step.model_dump() for step in one.change]) for _, one in CORPUS)
    names = Counter(one.name for _, one in CORPUS)
    assert [change for change, count in changes.items() if count > 1] == []
    assert [name for name, count in names.items() if count > 1] == []


def test_every_rule_is_put_to_the_test() -> None:
    rules = {rule.id for rule in RULES} | OUTSIDE_TABLE | set(SEEN_RULES)
    assert rules - {one.expect for _, one in CORPUS} == set()


def test_the_score_is_whole(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = (getattr(item, "callspec", None) for item in request.session.items)
    asked = {call.params["mutation"].name for call in calls if call and "mutation" in call.params}
    of_family = Counter(family for family, one in CORPUS if one.name in asked)
    found_of = Counter(family for family, one in CORPUS if one.name in FOUND)
    with capsys.disabled():
        print(f"\n{len(FOUND)} of {len(asked)} ways to lose the line were found")
        for family, count in of_family.items():
            print(f"{found_of[family]:5} of {count:3}  {family}")
    assert asked - FOUND == set()


def must_be_in(rules: set[str], mutation: Mutation) -> None:
    """The rule named for the entry is among those that were broken."""
    assert mutation.expect in rules, f"{mutation.why} Found instead: {sorted(rules) or 'nothing'}"
    FOUND.add(mutation.name)


def rules_broken(target: Path, paths: Iterable[str], expected: str) -> set[str]:
    """The rules broken on the pages of `paths`, or on any page when none of them is one."""
    try:
        output = read_output(target)
        every = tuple(output.pages)
        pages = tuple(page for page in every if page.path in set(paths)) or every
        findings: list[Finding] = []
        if expected.startswith(("banner-", "line-")):
            findings = check_banners(replace(output, pages=pages))
        else:  # links are judged on all pages together
            findings = check_output(output)
    except CouldNotCheck:
        return {NOT_READ}
    names = {page.path for page in pages} | set(paths)
    return {finding.rule for finding in findings if finding.path in names}


def read_sources(project: Project) -> Files:
    """Every file the copy is built from."""
    return {path: data for path, data in read_files(project.root).items()
            if path.split("/")[0] in PARTS}  # fmt: skip
