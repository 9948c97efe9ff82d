"""Real builds: the good one publishes, every broken one says why and leaves site/ alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FILES
from sitekit.content.originality import RUN, hash_of, words_of
from sitekit.offline.zip_edition import ZIP_PATH
from sitekit.pages import read_output
from support.project import Project
from support.samples import pdf_of

Breakage = Callable[[Project], object]
NEW_PAGE = """---
title: {title}
description: A sentence that is long enough to say what this new page is about.
---

{body}
"""


def shingles_of(project: Project, page: str) -> str:
    """A file of hashes as if the page were a source."""
    words = words_of((project.root / page).read_text(encoding="utf-8"))
    return "\n".join(hash_of(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def bare_sheet(project: Project) -> None:
    """A page links to a printed sheet that somebody put into docs/."""
    (project.root / "docs/sheet.pdf").write_bytes(pdf_of("A sheet that is missing something"))
    project.replace("docs/about.md", "(evidence.md)", "(sheet.pdf)")


def new_page(body: str, title: str = "A page about something new") -> str:
    return NEW_PAGE.format(title=title, body=body)


BREAKAGES: dict[str, tuple[Breakage, tuple[str, ...]]] = {
    "a raw HTML file without the line": (
        lambda it: it.write(
            "docs/old/page.html", "<!doctype html><html lang=en><title>Old</title>"
        ),
        ("old/page.html", "banner-missing", "Markdown"),
    ),
    "a printed page without the line": (
        bare_sheet,
        ("sheet.pdf#page=1", "paper-line", "call or text 988"),
    ),
    "a page without a title": (
        lambda it: it.replace("docs/about.md", "title: About Still Near\n", ""),
        ("docs/about.md", "title", "mend"),
    ),
    "a page without a description": (
        lambda it: it.replace("docs/about.md", "description:", "describes:"),
        ("docs/about.md:3", "describes", "Known keys"),
    ),
    "a front-matter value of the wrong type": (
        lambda it: it.replace("docs/get-help.md", 'checked: "2026-11-24"', "checked: yes"),
        ("docs/get-help.md:6", "checked", '"2026-11-22"'),
    ),
    "a link to a page that is not there": (
        lambda it: it.replace("docs/about.md", "(get-help.md)", "(get-hlep.md)"),
        ("about.md", "get-hlep.md"),
    ),
    "a link to a place that is not there": (
        lambda it: it.replace("docs/index.md", "#afraid-of-your-partner", "#afraid"),
        ("index.html", "link-broken", "#afraid"),
    ),
    "the crisis block deleted": (
        lambda it: it.replace("mkdocs.yml", "\n  crisis:\n    en:", "\n  nothing:\n    en:"),
        ("mkdocs.yml", "extra.crisis.en", "Restore"),
    ),
    "a key of the crisis block deleted": (
        lambda it: it.replace("mkdocs.yml", "      label: Crisis help\n", ""),
        ("mkdocs.yml", "extra.crisis.en.label", "CONTRIBUTING"),
    ),
    "a wrong number in the crisis block": (
        lambda it: it.replace("mkdocs.yml", 'href: "tel:988"', 'href: "tel:998"'),
        ("banner-links", "tel:998"),
    ),
    "a template that drops the banner": (
        lambda it: it.replace(
            "overrides/main.html", '{% include "partials/crisis-banner.html" %}', ""
        ),
        ("index.html", "banner-missing", "overrides/main.html"),
    ),
    "a template that hides the banner": (
        lambda it: it.replace("overrides/partials/crisis-banner.html", "<aside", "<aside hidden"),
        ("banner-hidden", "hidden"),
    ),
    "an unknown claim": (
        lambda it: it.write("docs/new.md", new_page("A claim.[^nobody-says-so]")),
        ("docs/new.md:6", "claim-unknown", "nobody-says-so"),
    ),
    "a claim that rests on a work nobody has seen": (
        lambda it: it.replace(
            "scripts/data/claims/couples.yml", "[laurenceau-1998]", "[laurenceau-1899]"
        ),
        ("claims/couples.yml", "source-unknown", "laurenceau-1899"),
    ),
    "a label that was changed by hand": (
        lambda it: it.replace(
            "docs/articles/emotional-distance.md", "some evidence", "strong evidence"
        ),
        ("docs/articles/emotional-distance.md", "notes-stale", "make notes"),
    ),
    "a number that nobody has verified": (
        lambda it: it.replace(
            "docs/get-help.md", "[rainn.org]", "or text HOME to 741741 [rainn.org]"
        ),
        ("get-help/index.html", "fact-unverified", "741741"),
    ),
    "words of the source article": (
        lambda it: it.write("scripts/data/source-shingles.txt", shingles_of(it, "docs/about.md")),
        ("docs/about.md", "words-copied", "anew"),
    ),
    "a Spanish page outside its folder": (
        lambda it: it.replace("docs/about.md", "kind: about", "kind: about\nlang: es"),
        ("docs/about.md", "front-matter-language", "docs/es/"),
    ),
    "a page that is in no menu": (
        lambda it: it.write("docs/new.md", new_page("Words.")),
        ("new.md", "nav"),
    ),
    "a page that loads a picture from another host": (
        lambda it: it.write(
            "docs/about.md",
            (it.root / "docs/about.md").read_text() + "\n![x](https://example.org/x.png)\n",
        ),
        ("about/index.html", "resource-foreign", "example.org"),
    ),
    "a style in a page that hides the line": (
        lambda it: it.write(
            "docs/about.md",
            (it.root / "docs/about.md").read_text()
            + "\n<style>.crisis__strip { display: none }</style>\n",
        ),
        ("about/index.html", "banner-style", "display: none"),
    ),
    "a script in a page that removes the line": (
        lambda it: it.write(
            "docs/about.md",
            (it.root / "docs/about.md").read_text()
            + "\n<script>document.querySelector('aside').remove()</script>\n",
        ),
        ("about/index.html", "banner-script", "aside"),
    ),
    "one word too many in the crisis block": (
        lambda it: it.replace(
            "mkdocs.yml",
            'In danger now: call 911."\n      links',
            'In danger now: do not call 911."\n      links',
        ),
        ("banner-words", "do not call 911", "policy.py"),
    ),
    "a page that is not UTF-8": (
        lambda it: (it.root / "docs/about.md").write_bytes(b"---\ntitle: caf\xe9\n---\n"),
        ("docs/about.md", "UTF-8"),
    ),
    "a deleted help page": (
        lambda it: (it.root / "docs/get-help.md").unlink(),
        ("get-help.md",),
    ),
}


def test_the_site_builds_and_every_page_is_in_the_offline_copy(
    built: Project, unzipped: Path
) -> None:
    online = {page.path for page in read_output(built.site).pages}
    offline = {page.path for page in read_output(unzipped).pages}
    assert online - offline == {"404.html"}
    assert offline == set(FILES)


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_source_publishes_nothing_and_says_what_to_mend(
    project: Project, name: str
) -> None:
    breakage, said = BREAKAGES[name]
    project.write("site/index.html", "the last good site")
    breakage(project)
    run = project.mkdocs_build()
    assert run.code != 0
    assert [words for words in said if words not in run.said] == [], run.said
    assert (project.site / "index.html").read_text() == "the last good site"
    assert [path.name for path in project.root.glob(".site-*")] == []


@pytest.mark.parametrize(
    "name",
    [
        "a raw HTML file without the line",
        "a link to a page that is not there",
        "a page that is in no menu",
        "a page without a title",
    ],
)
def test_build_py_refuses_the_same_and_passes_on_what_was_said(project: Project, name: str) -> None:
    breakage, said = BREAKAGES[name]
    project.write("site/index.html", "the last good site")
    breakage(project)
    run = project.run("scripts/build.py")
    assert run.code != 0
    assert [words for words in said if words not in run.said] == [], run.said
    assert (project.site / "index.html").read_text() == "the last good site"
    assert [path.name for path in project.root.glob(".*site-*")] == []


def test_texts_of_editors_are_never_read_as_markup(project: Project) -> None:
    project.replace(
        "docs/about.md", "title: About Still Near", 'title: "About <b>us</b> & \\"you\\""'
    )
    run = project.run("scripts/build.py")
    assert run.code == 0, run.said
    page = next(page for page in read_output(project.site).pages if page.path.startswith("about"))
    heading = page.tree.css_first("h1")
    assert heading is not None
    assert heading.text() == 'About <b>us</b> & "you"'
    assert page.tree.css("h1 b") == []


def test_build_py_refuses_what_a_generator_without_hooks_let_through(project: Project) -> None:
    project.replace("mkdocs.yml", "hooks:\n  - scripts/mkdocs_hooks.py\n", "")
    project.write("docs/old.html", "<!doctype html><html lang=en><title>Old</title>")
    project.write("site/index.html", "the last good site")
    run = project.run("scripts/build.py")
    assert run.code == 1, run.said
    assert "old.html: banner-missing" in run.said
    assert (project.site / "index.html").read_text() == "the last good site"


def test_build_py_finishes_what_a_generator_without_hooks_left_undone(
    project: Project, built: Project
) -> None:
    project.replace("mkdocs.yml", "hooks:\n  - scripts/mkdocs_hooks.py\n", "")
    run = project.run("scripts/build.py")
    assert run.code == 0, run.said
    assert contents(project.site) == contents(built.site)


def test_mkdocs_alone_publishes_the_same_files_as_build_py(
    project: Project, built: Project
) -> None:
    run = project.mkdocs_build()
    assert run.code == 0, run.said
    assert contents(project.site) == contents(built.site)


def test_finishing_a_finished_folder_changes_nothing(project: Project) -> None:
    assert project.run("scripts/build.py").code == 0
    before = contents(project.site)
    run = project.run("scripts/finish_site.py", "site")
    assert run.code == 0, run.said
    assert contents(project.site) == before


def test_no_file_is_published_that_no_page_refers_to(site: Path) -> None:
    output = read_output(site)
    files = {path for path in output.files if not path.endswith(".html")}
    shown = {path for path in files if path.startswith(("figures/", "assets/page-"))}
    pieces = {
        path for path in files if path.startswith("assets/search/data-")
    }  # named by finder.js
    assert pieces
    text = b"".join(page.data for page in output.pages)
    assert [path for path in shown if path.rpartition("/")[2].encode() not in text] == []
    assert files - shown - pieces == {
        "assets/search/finder.js",
        "assets/search/panel-words.js",
        "assets/search/panel.css",
        "downloads/SHA256SUMS",
        "downloads/still-near-offline.zip",
        "keep-worker.js",  # named by keep-here.js
        "llms.txt",
        "robots.txt",
        "scripts/keep-here.js",
    }


def test_without_a_public_address_nothing_claims_one(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    for page in read_output(site).pages:
        assert page.tree.css('link[rel="canonical"], meta[property="og:url"]') == []


def test_with_a_public_address_pages_name_it(project: Project) -> None:
    run = project.run("scripts/build.py", SITE_URL="https://example.org/near/")
    assert run.code == 0, run.said
    assert "https://example.org/near/about/" in (project.site / "sitemap.xml").read_text()
    for page in read_output(project.site).pages:
        found = [node.attributes["href"] for node in page.tree.css('link[rel="canonical"]')]
        place = page.path.removesuffix("index.html")
        assert found == ([] if page.path == "404.html" else [f"https://example.org/near/{place}"])


@pytest.mark.parametrize(("target", "code"), [("site", 0), ("nowhere", 2), ("overrides/styles", 2)])
def test_the_gate_by_hand_has_three_exit_codes(built: Project, target: str, code: int) -> None:
    assert built.run("scripts/check_banner.py", target).code == code


def test_the_gate_by_hand_finds_a_page_without_the_line(project: Project) -> None:
    project.write("out/index.html", "<!doctype html><html lang=en><title>x</title>")
    run = project.run("scripts/check_banner.py", "out")
    assert run.code == 1
    assert "index.html: banner-missing" in run.said


def test_the_gate_by_hand_opens_the_editions_in_a_folder(project: Project) -> None:
    assert project.run("scripts/build.py").code == 0
    packed = project.site / ZIP_PATH
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("still-near/index.html", "<!doctype html><html lang=en><title>x</title>")
    run = project.run("scripts/check_banner.py", "site")
    assert run.code == 1
    assert "banner-missing" in run.said
    assert "still-near-offline.zip" in run.said


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_sections_without_readers_lines_are_listed_and_no_fault(built: Project) -> None:
    run = built.run("scripts/list_unasked.py", str(built.site))
    assert run.code == 0, run.said
    assert "articles/emotional-distance/index.html#sources: Sources" in run.said
    assert "#repair: " not in run.said
    assert re.search(r"^\d{3} of \d{3} sections have lines", run.said, re.MULTILINE)
