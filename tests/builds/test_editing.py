"""What editors do: start a page, write the notes, look at what is due, set a contact."""

from __future__ import annotations

import pytest

from sitekit.pages import read_output
from support.project import Project

NEW = "both-sides/if-you-travel.md"
TITLE = "If one of you travels"


@pytest.mark.parametrize("path", [NEW, "articles/another-word.md", "more-help/groups.md"])
def test_a_new_page_builds_as_it_is_written(project: Project, path: str) -> None:
    started = project.run("scripts/new_page.py", path, TITLE, "Traveling")
    assert started.code == 0, started.said
    written = project.run("scripts/write_notes.py")
    assert written.code == 0, written.said
    built = project.mkdocs_build()
    assert built.code == 0, built.said
    html = (project.site / path.replace(".md", "") / "index.html").read_text()
    assert f"<h1>{TITLE}</h1>" in html
    assert 'href="../../safety/when-patience-is-not-the-answer/"' in html
    assert ("Copy link" in html) == path.startswith("articles/")
    front = (project.site / "index.html").read_text()
    assert f'<a href="{path.replace(".md", "/")}">Traveling</a>' in front


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "usage"),
        ((NEW,), "usage"),
        ((NEW, "x" * 66), "usage"),
        (("both-sides/if-you-wait.md", TITLE), "is there already"),
        (("Both Sides/Wait.md", TITLE), "name it like"),
        (("wait.md", TITLE), "name it like"),
        (("nowhere/wait.md", TITLE), "no page of nowhere/ is in nav"),
        ((NEW, TITLE, "One: two"), "no colon"),
    ],
)
def test_a_page_that_cannot_be_started_changes_nothing(
    project: Project, arguments: tuple[str, ...], said: str
) -> None:
    before = (project.root / "mkdocs.yml").read_text()
    run = project.run("scripts/new_page.py", *arguments)
    assert run.code == 2
    assert said in run.said
    assert (project.root / "mkdocs.yml").read_text() == before
    assert not (project.root / "docs" / NEW).exists()


def test_the_notes_of_every_page_are_what_the_data_says(project: Project) -> None:
    run = project.run("scripts/write_notes.py")
    assert (run.code, run.said) == (0, "notes: 0 findings\n")


def test_a_new_label_is_written_everywhere_it_stands(project: Project) -> None:
    data = project.root / "scripts/data/claims/couples.yml"
    text = data.read_text()
    at = text.index("- id: opening-up")
    data.write_text(text[:at] + text[at:].replace("label: some", "label: strong", 1))
    assert project.mkdocs_build().code != 0
    assert project.run("scripts/write_notes.py").code == 0
    page = (project.root / "docs/articles/emotional-permanence.md").read_text()
    assert "<small>strong evidence</small>[^opening-up]" in page
    assert "[^opening-up]: Strong evidence:" in page
    evidence = (project.root / "docs/evidence.md").read_text()
    part = evidence[evidence.index("{ #claim-opening-up }") :]
    assert part.split("\n")[2].startswith("- **Strong evidence.**")


def test_every_crisis_fact_is_due_until_a_person_has_opened_it(project: Project) -> None:
    run = project.run("scripts/list_due_facts.py", "2026-11-24")
    assert run.code == 1
    assert "dv_hotline (verified: yes, never opened live)" in run.said
    assert "https://www.samhsa.gov/" in run.said
    facts = project.root / "scripts/data/crisis-facts.yml"
    opened = "checked_on: 2026-11-21\n  opened_live_on: 2026-11-24"
    facts.write_text(facts.read_text().replace("checked_on: 2026-11-21", opened))
    assert project.run("scripts/list_due_facts.py", "2026-11-25").code == 0
    assert project.run("scripts/list_due_facts.py", "2027-02-22").code == 1
    assert project.run("scripts/list_due_facts.py", "soon").code == 2


def test_about_says_where_corrections_go_or_that_there_is_no_place_yet(
    project: Project, built: Project
) -> None:
    assert (
        "There is no address for corrections yet" in (built.site / "about/index.html").read_text()
    )
    project.replace("mkdocs.yml", 'contact: ""', 'contact: "words@near.example"')
    assert project.mkdocs_build().code == 0
    assert 'href="mailto:words@near.example"' in (project.site / "about/index.html").read_text()


def test_the_spanish_page_has_its_own_line_and_words_around_it(built: Project) -> None:
    page = next(it for it in read_output(built.site).pages if it.path == "es/ayuda/index.html")
    html = page.data.decode()
    root = page.tree.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == "es"
    assert "oprima 2" in html.partition("<main")[0]
    assert "Ir al contenido" in html
    assert "24 de noviembre de 2026" in html
    assert "Ningún profesional de la salud ha revisado esta página" in html
    assert 'class="site-header" lang="en"' in html
