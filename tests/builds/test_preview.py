"""The page of all components: built through the same gate, and never a part of the site."""

from __future__ import annotations

from pathlib import Path

from sitekit.pages import read_output
from support.project import Project


def test_every_component_is_shown_on_a_page_that_passes_the_gate(
    project: Project, tmp_path: Path
) -> None:
    target = tmp_path / "preview"
    run = project.run("scripts/preview_components.py", "--build", str(target))
    assert run.code == 0, run.said
    pages = {page.path: page for page in read_output(target).pages}
    tree = pages["components/index.html"].tree
    for part in (
        ".in-short", ".care-card", ".safety-box", ".note-box", ".door", ".contents", ".quick-exit",
        ".theme-choice", ".page-list", ".search-box", "table", "blockquote", "small",
        'a[href^="#word-"]', ".footnote", ".review-note", ".related", ".onward", ".share-row",
    ):  # fmt: skip
        assert tree.css_first(part) is not None, part


def test_it_is_no_part_of_the_published_site(built: Project) -> None:
    assert not (built.site / "components").exists()
    assert all("components" not in path for path in read_output(built.site).files)


def test_every_stylesheet_and_script_has_a_line_in_the_design_system(built: Project) -> None:
    readme = (built.root / "overrides/README.md").read_text(encoding="utf-8")
    general = {"base", "tokens", "prose", "print", "crisis-print", "search", "theme-early"}
    for folder in ("styles", "scripts"):
        for path in (built.root / "overrides" / folder).iterdir():
            assert path.stem in general or f"`{path.stem}`" in readme, path.name
