"""A process that serves builds many times: each time as a fresh one would, only sooner."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitekit.offline.editions import SWITCH
from support.project import Project

# What `mkdocs serve` does at each change, without waiting for one.
BUILDS = """
import json, logging, pathlib, sys
logging.basicConfig(level=logging.ERROR)
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
for path, old, new in [(None, "", ""), *json.loads(sys.argv[1])]:
    if path:
        text = pathlib.Path(path).read_text("utf-8")
        assert old in text, old
        pathlib.Path(path).write_text(text.replace(old, new, 1), "utf-8")
    try:
        build(load_config("mkdocs.yml"), serve_url="http://127.0.0.1:8000/")
        print("BUILT")
    except Abort:
        print("REFUSED")
"""
SAID = "## Sources {"


def builds(
    project: Project, edits: list[tuple[str, str, str]], **environment: str
) -> tuple[list[str], str]:
    run = project.run("-c", BUILDS, json.dumps(edits), **environment)
    ends = [line for line in run.said.splitlines() if line in {"BUILT", "REFUSED"}]
    assert len(ends) == 1 + len(edits), run.said
    return ends, run.said


def tree(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_what_is_served_after_edits_is_what_a_fresh_process_makes(
    project: Project, tmp_path: Path
) -> None:
    guide, about = "docs/both-sides/if-you-wait.md", "docs/about.md"
    edits = [
        (guide, SAID, f"One more sentence, to be seen.\n\n{SAID}"),
        (about, "title: About Still Near", "title: All about Still Near"),
        ("overrides/partials/review-note.html", "<ul>", '<ul class="said">'),
        (guide, "One more sentence, to be seen.\n\n", ""),
    ]
    ends, said = builds(project, edits)
    assert set(ends) == {"BUILT"}, said
    served = tree(project.site)
    assert b"All about Still Near" in served["about/index.html"]
    assert b'class="said"' in served["both-sides/if-you-wait/index.html"]
    ends, said = builds(project, [])
    assert ends == ["BUILT"], said
    fresh = tree(project.site)
    assert sorted(served) == sorted(fresh)
    assert [path for path, data in fresh.items() if served[path] != data] == []


def test_a_page_is_shown_first_and_its_search_follows(project: Project, editions: Path) -> None:
    guide, taken = "docs/both-sides/if-you-wait.md", {SWITCH: str(editions)}
    edits = [
        (guide, SAID, f"One more zeppelin, to be found.\n\n{SAID}"),
        (guide, "One more zeppelin", "One more gondola"),
    ]
    ends, said = builds(project, edits, **taken)
    assert set(ends) == {"BUILT"}, said
    served = tree(project.site)
    words = b"".join(data for path, data in served.items() if path.startswith("assets/search/"))
    assert b'"gondola"' in words
    assert b"zeppelin" not in words
    assert builds(project, [], **taken)[0] == ["BUILT"]
    assert tree(project.site) == served
    assert not list(project.root.glob(".site-*"))


def test_an_edit_that_takes_away_what_search_leads_to_is_refused(
    project: Project, editions: Path
) -> None:
    edits = [("docs/es/ayuda.md", "{ #fuera }", "{ #fuera-de-aqui }")]
    ends, said = builds(project, edits, **{SWITCH: str(editions)})
    assert ends == ["BUILT", "REFUSED"], said
    assert "search-asked-nowhere" in said


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("docs/about.md", "(evidence.md)", "(evidence.md#no-such-place)", "no-such-place"),
        ("docs/get-help.md", "## ", "Call 1-800-555-0199 at any hour.\n\n## ", "555"),
        ("docs/glossary.md", "title: ", "title: About Still Near # ", "page-title-repeated"),
        ("overrides/partials/crisis-banner.html", "<aside", "<aside hidden", "banner"),
    ],
)
def test_a_mistake_is_refused_each_time_and_until_it_is_mended(
    project: Project, path: str, old: str, new: str, rule: str
) -> None:
    ends, said = builds(project, [(path, old, new), (path, new, new), (path, new, old)])
    assert ends == ["BUILT", "REFUSED", "REFUSED", "BUILT"], said
    assert rule in said
