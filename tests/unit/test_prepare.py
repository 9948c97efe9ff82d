"""Setting up: a half-made environment is made again, a missing browser is said plainly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import prepare_browser
import prepare_env
import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made environment whose Python is this one."""
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(prepare_env, "ENV", folder)
    monkeypatch.setattr(prepare_env, "PYTHON", folder / "bin" / "python")
    prepare_env.stamp("dev").write_text(prepare_env.fingerprint("dev"))
    return folder


def test_a_whole_environment_is_taken_as_it_is(env: Path) -> None:
    assert prepare_env.is_ready("dev")
    assert prepare_env.is_ready("site"), "what is enough for tests is enough for building"


def test_a_building_environment_is_not_enough_for_tests(env: Path) -> None:
    prepare_env.stamp("dev").unlink()
    prepare_env.stamp("site").write_text(prepare_env.fingerprint("site"))
    assert prepare_env.is_ready("site")
    assert not prepare_env.is_ready("dev")


def test_an_environment_that_was_not_finished_is_made_again(env: Path) -> None:
    prepare_env.stamp("dev").unlink()
    assert not prepare_env.is_ready("dev")


def test_an_environment_made_from_another_lock_is_made_again(env: Path) -> None:
    prepare_env.stamp("dev").write_text("of another lock")
    assert not prepare_env.is_ready("dev")


def test_an_environment_without_its_python_is_made_again(env: Path) -> None:
    (env / "bin" / "python").unlink()
    assert not prepare_env.is_ready("dev")


def test_no_browser_ends_in_one_sentence_that_names_the_way_out() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / "prepare_browser.py"],
        env=os.environ | {"CHROMIUM": "/nowhere/chromium"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "playwright install" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_driver_that_does_not_start_ends_in_one_sentence_that_names_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(prepare_browser, "driver_starts", lambda: False)
    monkeypatch.setattr(prepare_browser, "install", lambda _, packages: asked.append(packages))
    assert prepare_browser.main() == 1
    assert asked == [("libatomic1",)]
    said = capsys.readouterr().err.strip()
    assert "libatomic1" in said
    assert len(said.splitlines()) == 1
