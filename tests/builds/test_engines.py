"""The same sources build with every engine, and readers get the same from each."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import use_engine

from sitekit.engines import ENGINES, Engine, chosen, generate, serve_command
from sitekit.findings import CouldNotCheck, Finding
from sitekit.watching import PAUSE, rebuild_on_change

ROOT = Path(__file__).resolve().parents[2]
OTHERS = [name for name in ENGINES if name != "mkdocs"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose engine may be changed, and whose builds nobody waits for."""
    (tmp_path / "pyproject.toml").write_text('[tool.still-near]\nengine = "mkdocs"\nx = 1\n')
    monkeypatch.setattr(use_engine, "ROOT", tmp_path)
    monkeypatch.setattr(use_engine, "prepare", lambda *_: None)
    monkeypatch.setattr(use_engine, "check_sources_of_site", lambda *_: [])
    return tmp_path


@pytest.mark.parametrize("name", OTHERS)
def test_readers_get_the_same_from_this_engine(name: str) -> None:
    command = [sys.executable, str(ROOT / "scripts/use_engine.py"), name, "--dry-run"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{name} gives readers the same as mkdocs." in done.stdout


def test_moving_over_changes_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_engine, "differences", lambda *_: [])
    assert use_engine.main(["zensical"]) == 0
    assert chosen(project) == ENGINES["zensical"]
    assert (project / "pyproject.toml").read_text().endswith('\nengine = "zensical"\nx = 1\n')


def test_an_engine_that_gives_something_else_is_not_moved_to(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Finding("a.html", 0, "engine-differs", "other words", "mend")
    monkeypatch.setattr(use_engine, "differences", lambda *_: [other])
    assert use_engine.main(["zensical"]) == 1
    assert chosen(project) == ENGINES["mkdocs"]


def test_an_engine_that_nobody_knows_is_refused(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.still-near]\nengine = "hugo"\n')
    with pytest.raises(CouldNotCheck, match="known are mkdocs, properdocs, zensical"):
        chosen(project)


def test_an_engine_that_is_not_installed_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match=r"prepare_env\.py zensical"):
        generate(ENGINES["zensical"], tmp_path, tmp_path / "site")


def test_an_engine_that_stops_is_not_a_build(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nonsense: [")
    engine = Engine("mkdocs", "mkdocs", says_where=True, runs_hooks=True)
    assert not generate(engine, tmp_path, tmp_path / "site")


def test_pages_that_nobody_checked_are_not_served(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck, match="nobody has checked"):
        serve_command(ENGINES["zensical"], tmp_path, "127.0.0.1:8000")


def test_a_change_of_a_source_builds_again_and_nothing_else_does(tmp_path: Path) -> None:
    page, stop, built = tmp_path / "page.md", threading.Event(), threading.Event()
    page.write_text("One.")
    watcher = threading.Thread(target=rebuild_on_change, args=((tmp_path,), built.set, stop))
    watcher.start()
    try:
        assert not built.wait(2 * PAUSE), "nothing has changed yet"
        page.write_text("Two words.")
        assert built.wait(20)
    finally:
        stop.set()
        watcher.join()
