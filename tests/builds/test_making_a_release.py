"""A release is whole, or it did not happen."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import make_release
import pytest

TODAY = datetime.datetime.now(tz=datetime.UTC).date()
FACTS = """facts:
  - id: line_988
    fact: The number of the lifeline is 988.
    verified: "yes"
    source: [https://a.example/]
    checked_on: {day}
    opened_live_on: {day}
"""
BUILD = """import os, pathlib
site = pathlib.Path("site/downloads")
site.mkdir(parents=True)
(site / "book.epub").write_text("one book")
(site.parent / "index.html").write_text("dated " + {dated})
"""
SAME = 'os.environ["SOURCE_DATE_EPOCH"]'


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project in git, with a build that takes no time."""
    root = tmp_path / "project"
    files = {
        "pyproject.toml": '[project]\nversion = "0.1.0"\n',
        "CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- A book.\n",
        "scripts/data/crisis-facts.yml": FACTS.format(day=TODAY),
        "scripts/build.py": BUILD.format(dated=SAME),
        "scripts/write_sbom.py": 'print("{}")\n',
        ".gitignore": "/site/\n/.release/\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "test@a.example")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "First")
    monkeypatch.setattr(make_release, "ROOT", root)
    return root


def test_every_script_that_a_release_runs_is_there() -> None:
    source = Path(make_release.__file__)
    named = re.findall(r'"scripts/(\w+\.py)"', source.read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (source.parent / name).is_file()] == []


def test_a_release_is_one_commit_one_tag_and_a_folder(project: Path) -> None:
    assert make_release.main(["0.2.0"]) == 0
    assert git(project, "log", "--format=%s").splitlines() == ["Release 0.2.0", "First"]
    assert git(project, "tag") == "v0.2.0"
    assert 'version = "0.2.0"' in (project / "pyproject.toml").read_text()
    made = project / ".release" / "0.2.0"
    assert {path.name for path in made.iterdir()} == {
        "book.epub", "still-near-0.2.0-site.zip", "sbom.cdx.json", "NOTES.md", "SHA256SUMS",
    }  # fmt: skip
    assert "- A book." in (made / "NOTES.md").read_text()
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=made, capture_output=True).returncode == 0


def test_a_dry_run_changes_nothing_but_shows_all(project: Path, tmp_path: Path) -> None:
    before = git(project, "log", "--format=%H")
    assert make_release.main(["0.2.0", "--dry-run", "--output", str(tmp_path / "out")]) == 0
    assert git(project, "log", "--format=%H") == before
    assert git(project, "tag") == ""
    assert git(project, "status", "--porcelain") == ""
    assert (tmp_path / "out" / "SHA256SUMS").is_file()


@pytest.mark.parametrize(
    ("path", "change", "rule"),
    [
        ("scripts/data/crisis-facts.yml", (f"opened_live_on: {TODAY}", "note: x"), "release-fact"),
        ("CHANGELOG.md", ("- A book.\n", ""), "release-changelog"),
        ("pyproject.toml", ("0.1.0", "9.0.0"), "release-version"),
    ],
)
def test_what_is_not_ready_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], path: str, change: tuple[str, str], rule: str
) -> None:
    text = (project / path).read_text()
    assert change[0] in text
    (project / path).write_text(text.replace(*change))
    git(project, "commit", "--quiet", "--all", "-m", "Second")
    assert make_release.main(["0.2.0"]) == 1
    assert rule in capsys.readouterr().out
    assert git(project, "tag") == ""
    assert not (project / ".release").exists()


def test_files_that_are_not_committed_are_refused(project: Path) -> None:
    (project / "new.md").write_text("x")
    assert make_release.main(["0.2.0"]) == 1


def test_builds_that_differ_are_not_released(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "scripts/build.py").write_text(BUILD.format(dated="os.urandom(9).hex()"))
    git(project, "commit", "--quiet", "--all", "-m", "Second")
    assert make_release.main(["0.2.0"]) == 2
    assert "differ" in capsys.readouterr().err
    assert git(project, "tag") == ""
    assert git(project, "log", "-1", "--format=%s") == "Second"


def test_a_build_that_fails_releases_nothing(project: Path) -> None:
    (project / "scripts/build.py").write_text("raise SystemExit(1)")
    git(project, "commit", "--quiet", "--all", "-m", "Second")
    assert make_release.main(["0.2.0"]) == 2
    assert git(project, "tag") == ""
