"""Pages that are too heavy are not published; the report says what weighs what."""

from __future__ import annotations

import json

from sitekit.budgets.limits import budget_of, read_budgets, weights
from sitekit.pages import read_output
from sitekit.pipeline import BUDGETS, check
from support.project import Project


def test_a_page_over_its_budget_is_not_published(project: Project) -> None:
    words = " ".join(f"word{n * n}" for n in range(6000))
    text = (project.root / "docs/about.md").read_text(encoding="utf-8")
    project.write("docs/about.md", f"{text}\n{words}\n")
    run = project.run("scripts/build.py")
    assert run.code != 0
    assert "about/index.html: page-heavy: the document comes to" in run.said
    assert "heaviest: text" in run.said
    assert ".zip!about/index.html: page-heavy" not in run.said
    assert not project.site.exists()


def test_every_page_is_within_its_budget_with_a_public_address_too(project: Project) -> None:
    run = project.run("scripts/build.py", SITE_URL="https://still-near.example/")
    assert run.code == 0, run.said


def test_the_site_is_within_its_budgets_and_most_of_it_far_below(built: Project) -> None:
    assert check(built.site) == []
    budgets = read_budgets(BUDGETS)
    for path, weight in weights(built.site, read_output(built.site)).items():
        assert weight.first_screen <= 14000
        assert weight.html <= budget_of(path, budgets).html <= 30000


def test_the_report_names_each_page_and_saves_a_baseline(built: Project, project: Project) -> None:
    folder = str(built.site)
    run = project.run("scripts/report_weight.py", folder, "--save")
    assert run.code == 0, run.said
    saved = json.loads((project.root / "scripts/data/weights.json").read_text(encoding="utf-8"))
    assert set(saved) == set(read_output(built.site).paths)
    assert all(path in run.said for path in saved)
    (project.root / "scripts/data/weights.json").unlink()
    assert project.run("scripts/report_weight.py", folder).code == 2


def test_finishing_a_built_folder_again_changes_nothing(built: Project, project: Project) -> None:
    before = {path: page.data for path, page in
              ((page.path, page) for page in read_output(built.site).pages)}  # fmt: skip
    run = project.run("scripts/finish_site.py", str(built.site))
    assert run.code == 0, run.said
    assert {page.path: page.data for page in read_output(built.site).pages} == before
