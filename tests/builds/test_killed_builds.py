"""Builds that die, meet or run out of room: site/ is always one whole build."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitekit.output.staging import Staging
from support.project import PARTS, Project, copy_project

COMMANDS = {
    "build.py": ("scripts/build.py",),
    "mkdocs": ("-m", "mkdocs", "build", "--strict", "--quiet"),
}
NEW = "This sentence was not there before."
# What a build has come to, in order, as the file system shows it; and how long to wait then.
POINTS: dict[str, tuple[Callable[[Path], bool], float]] = {
    "its folder is there": (lambda root: any(root.glob(".site-*")), 0),
    "a page is written": (lambda root: any(root.glob(".site-*/**/*.html")), 0),
    "the search index is written": (
        lambda root: any(root.glob(".site-*/**/search/data-language.js")),
        0,
    ),
    "the offline copy is written": (lambda root: any(root.glob(".site-*/**/*.zip")), 0),
    "the checks have begun": (lambda root: any(root.glob(".site-*/**/*.zip")), 0.1),
    "it has just published": (lambda root: NEW in (root / "site/about/index.html").read_text(), 0),
}
# No file may have more than 100 blocks of 512 bytes: less than the offline copy has.
SMALL_FILES = ("sh", "-c", 'ulimit -f 100; exec "$@"', "sh")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with one new sentence, built: what the killed builds would publish."""
    project = copy_project(tmp_path_factory.mktemp("changed") / "project")
    project.replace("docs/about.md", "It is for learning.", NEW)
    assert project.run("scripts/build.py").code == 0
    return project


@pytest.fixture
def fresh(changed: Project, built: Project, tmp_path: Path) -> Project:
    """The changed project, with the last good site of before the change."""
    project = copy_project(tmp_path / "project")
    shutil.copytree(changed.root / "docs", project.root / "docs", dirs_exist_ok=True)
    shutil.copytree(built.site, project.site)
    return project


@pytest.fixture(autouse=True)
def _ctrl_c_counts() -> Iterator[None]:
    """Also where the tests run in the background, and shells have switched it off for them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(project: Project, command: str, *before: str) -> subprocess.Popen[str]:
    """Start a build in a process group of its own."""
    env = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return subprocess.Popen([*before, sys.executable, *COMMANDS[command]], cwd=project.root,
                            env=env | {"NO_MKDOCS_2_WARNING": "1"}, start_new_session=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True)  # fmt: skip


def end(build: subprocess.Popen[str], how: signal.Signals) -> int:
    """Send a signal to the build and to all it started, and wait for it."""
    os.killpg(build.pid, how)
    build.communicate(timeout=60)
    return build.returncode


def wait_for(point: str, project: Project, build: subprocess.Popen[str]) -> None:
    reached, delay = POINTS[point]
    while build.poll() is None:
        try:
            if reached(project.root):
                time.sleep(delay)
                return
        except OSError:  # what we look at is renamed or removed meanwhile
            continue
        time.sleep(0.002)
    assert point == "it has just published", f"the build ended before {point}"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def assert_whole(project: Project, built: Project, changed: Project) -> None:
    assert contents(project.site) in (contents(built.site), contents(changed.site))


def assert_swept_at_the_next_start(project: Project) -> None:
    before = contents(project.site)
    Staging(project.site).discard()
    assert contents(project.site) == before
    assert {path.name for path in project.root.iterdir()} - set(PARTS) == {"site"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_killed_anywhere_leaves_a_whole_site(
    fresh: Project, built: Project, changed: Project, command: str
) -> None:
    for point in POINTS:
        build = started(fresh, command)
        wait_for(point, fresh, build)
        end(build, signal.SIGKILL)
        assert_whole(fresh, built, changed)
    run = fresh.run("scripts/build.py")
    assert run.code == 0, run.said
    assert contents(fresh.site) == contents(changed.site)
    assert {path.name for path in fresh.root.iterdir()} - set(PARTS) == {"site"}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_told_to_stop_leaves_the_last_good_site(
    fresh: Project, built: Project, command: str, how: signal.Signals
) -> None:
    build = started(fresh, command)
    wait_for("a page is written", fresh, build)
    assert end(build, how) != 0
    assert contents(fresh.site) == contents(built.site)
    assert_swept_at_the_next_start(fresh)


def test_a_generator_that_outlives_its_build_does_no_harm(fresh: Project, changed: Project) -> None:
    build = started(fresh, "build.py")
    wait_for("a page is written", fresh, build)
    build.kill()  # and not what it started
    run = fresh.run("scripts/build.py")
    assert run.code == 0, run.said
    build.communicate(timeout=60)  # until the orphan has closed the pipe
    assert contents(fresh.site) == contents(changed.site)
    assert_swept_at_the_next_start(fresh)


@pytest.mark.parametrize("has_a_site", [True, False], ids=["again", "for the first time"])
def test_two_builds_at_once_both_publish_a_whole_site(
    fresh: Project, changed: Project, has_a_site: bool
) -> None:
    if not has_a_site:
        shutil.rmtree(fresh.site)
    builds = [started(fresh, command) for command in COMMANDS]
    said = [build.communicate(timeout=120)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert contents(fresh.site) == contents(changed.site)
    assert {path.name for path in fresh.root.iterdir()} - set(PARTS) == {"site"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_cannot_be_written_in_full_is_not_published(
    fresh: Project, built: Project, command: str
) -> None:
    build = started(fresh, command, *SMALL_FILES)
    said, _ = build.communicate(timeout=60)
    assert build.returncode != 0
    assert "File too large" in said
    assert contents(fresh.site) == contents(built.site)
    assert {path.name for path in fresh.root.iterdir()} - set(PARTS) == {"site"}
