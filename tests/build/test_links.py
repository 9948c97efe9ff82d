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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('href="../get-help/"', 'href="../get-hlep/"', "404"),
        ("#afraid-of-your-partner", "#afraid-of", "Anchor"),
    ],
    ids=["a broken link", "a broken anchor"],
)
def test_linkchecker_would_notice(  # the test of the test above
    copy: Project, tmp_path: Path, old: str, new: str, said: str
) -> None:
    changed = 0
    for page in copy.site.rglob("*.html"):
        text = page.read_text()
        changed += old in text
        page.write_text(text.replace(old, new))
    assert changed
    done = check(copy.site, tmp_path)
    assert done.returncode == 1, done.stdout
    assert said in done.stdout
