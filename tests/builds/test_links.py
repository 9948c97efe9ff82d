"""linkchecker over the served site: anchors too, and no warning ignored."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.project import Project
from support.server import served

SETTINGS = """[filtering]
checkextern=0
[checking]
threads=4
maxrequestspersecond=1000
[output]
status=0
[AnchorCheck]
"""


def check(folder: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    settings = tmp_path / "linkcheckerrc"
    settings.write_text(SETTINGS)
    tool = Path(sys.executable).with_name("linkchecker")
    with served(folder) as address:
        return subprocess.run([tool, "--config", settings, address, f"{address}404.html"],
                              capture_output=True, text=True, timeout=120)  # fmt: skip


@pytest.fixture
def copy(project: Project) -> Project:
    assert project.run("scripts/build.py").code == 0
    return project


def test_every_link_and_every_anchor_of_the_site_leads_somewhere(
    site: Path, tmp_path: Path
) -> None:
    done = check(site, tmp_path)
    assert done.returncode == 0, done.stdout
    assert "0 warnings found. 0 errors found" in done.stdout


def test_linkchecker_would_notice_a_broken_link_and_a_broken_anchor(
    copy: Project, tmp_path: Path
) -> None:
    pages = list(copy.site.rglob("*.html"))
    break_in(pages, 'href="../get-help/"', 'href="../get-hlep/"')
    break_in(pages, "#afraid-of-your-partner", "#afraid-of")
    done = check(copy.site, tmp_path)
    assert done.returncode == 1, done.stdout
    assert "get-hlep" in done.stdout
    assert "Anchor `afraid-of'" in done.stdout


def break_in(pages: list[Path], old: str, new: str) -> None:
    changed = [page for page in pages if old in page.read_text(encoding="utf-8")]
    assert changed
    for page in changed:
        page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
