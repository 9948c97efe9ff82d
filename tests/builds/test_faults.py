"""No network, a wrong clock, a build that goes wrong: the last good site is still served."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sitekit.output.staging import Staging
from support.hosts import Host, ask, needed, nginx
from support.project import Project, Run, copy_project

PAGES = ("/", "/get-help/", "/articles/emotional-permanence/", "/no/such/page/")


def run_under(project: Project, *before: str, script: str = "scripts/build.py") -> Run:
    """Run a script of the project below another program, in the place that leaves it."""
    command = [*before, sys.executable, script]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, timeout=120)
    return Run(done.returncode, done.stdout + done.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def no_network() -> tuple[str, ...]:
    """A network of its own with nothing in it."""
    alone = ("unshare", "--map-root-user", "--net")
    try:
        if subprocess.run([*alone, "true"], capture_output=True).returncode == 0:
            return alone
    except OSError:
        pass
    pytest.skip("this system lets nobody have a network of their own")


def test_without_a_network_and_with_a_wrong_clock_the_same_site_is_published(
    project: Project, built: Project
) -> None:
    run = run_under(project, *no_network(), needed("faketime"), "1999-12-31 23:59:59")
    assert run.code == 0, run.said
    assert contents(project.site) == contents(built.site)


def test_setting_up_without_a_network_ends_in_one_clear_sentence(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.copytree(Path(__file__).parents[2] / "requirements", project.root / "requirements")
    (project.root / "requirements" / "site.txt").write_text(
        f"not-there==1.0 --hash=sha256:{'0' * 64}\n"  # so that nothing kept on a disk helps
    )
    done = subprocess.run(
        [*no_network(), sys.executable, "scripts/prepare_env.py", "site"],
        cwd=project.root, capture_output=True, text=True, timeout=120,
        env={"PATH": "/usr/bin:/bin", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("prepare_env: The packages could not be installed. Is a package index")


def test_facts_are_due_by_the_clock_and_it_is_said_which_day_that_is(project: Project) -> None:
    faketime = needed("faketime")
    run = run_under(project, faketime, "2037-06-01", script="scripts/list_due_facts.py")
    assert run.code == 1
    assert "facts are due on 2037-06-01" in run.said


def test_a_build_that_goes_wrong_leaves_the_site_that_is_served(
    project: Project, built: Project, tmp_path: Path
) -> None:
    shutil.copytree(built.site, project.site)
    table = "\n| a | b |\n| --- | --: |\n| 1 | 2 |\n"
    lines = (project.root / "docs/about.md").read_text(encoding="utf-8").count("\n")
    with nginx(project, tmp_path) as running:
        before = {path: ask(running, path).body for path in PAGES}
        with (project.root / "docs/about.md").open("a", encoding="utf-8") as page:
            page.write(table)
        run = project.run("scripts/build.py")
        assert run.code == 1, run.said
        assert f"docs/about.md:{lines + 3}: style-attribute" in run.said
        assert "mend: Take the colons out of this line." in run.said
        assert "site/ is as it was" in run.said
        assert {path: ask(running, path).body for path in PAGES} == before


def test_a_site_that_is_published_while_it_is_read_loses_nobody(
    project: Project, built: Project, tmp_path: Path
) -> None:
    shutil.copytree(built.site, project.site)
    wrong: list[str] = []
    done = threading.Event()
    with nginx(project, tmp_path) as running:
        expected = {path: ask(running, path).body for path in PAGES}
        reader = threading.Thread(target=_read_on, args=(running, expected, done, wrong))
        reader.start()
        try:
            for _ in range(8):
                staging = Staging(project.site)
                shutil.copytree(built.site, staging.path, dirs_exist_ok=True)
                staging.publish()
        finally:
            done.set()
            reader.join()
    assert wrong == []


def _read_on(
    host: Host, expected: dict[str, bytes], done: threading.Event, wrong: list[str]
) -> None:
    while not done.is_set():
        for path, body in expected.items():
            try:
                if ask(host, path).body != body:
                    wrong.append(path)
            except OSError as error:
                wrong.append(f"{path}: {error}")
