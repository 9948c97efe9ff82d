"""A full or read-only disk: a clear sentence, exit code 2, and site/ as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import Project

# A mount namespace of its own, so that nothing stays mounted whatever happens.
SMALL_WORLD = ("unshare", "--map-root-user", "--mount", "sh", "-c")
BUILD = """
project=$1 python=$2 world=$3
mount -t tmpfs none "$world" && cp -a "$project/." "$world" && cd "$world" || exit 99
{prepare}
"$python" scripts/build.py
code=$?
diff -r site "$project/site" || exit 98
[ "$(ls -A | grep site)" = site ] || exit 97
exit $code
"""
LEAVE = 'mount -o remount,size=$(($(du -sk . | cut -f1) + {left}))k "$world"'
NO_TEMPORARY = 'mkdir t && mount -t tmpfs -o size=48k none t && export TMPDIR="$world/t"'
FULL, READ_ONLY = "No space left on device", "Read-only file system"
CASES = {  # what is done to the disk, whether the generator runs our hook, what must be said
    "no room for the pages": (LEAVE.format(left=300), True, FULL),
    "no room for anything": (LEAVE.format(left=0), True, FULL),
    "no room for temporary files": (NO_TEMPORARY, True, FULL),
    "no room for temporary files, no hook": (NO_TEMPORARY, False, FULL),
    "a disk that is read only": ('mount -o remount,ro "$world"', True, READ_ONLY),
}


def can_mount(place: Path) -> bool:
    try:
        command = [*SMALL_WORLD, 'mount -t tmpfs none "$1"', "sh", str(place)]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.parametrize("case", CASES)
def test_a_build_without_room_says_so_and_leaves_the_site(
    project: Project, built: Project, tmp_path: Path, case: str
) -> None:
    world = tmp_path / "world"
    world.mkdir()
    if not can_mount(world):
        pytest.skip("this system lets nobody mount a small disk")
    shutil.copytree(built.site, project.site)
    prepare, hooks, said = CASES[case]
    if not hooks:
        project.replace("mkdocs.yml", "hooks:\n  - scripts/mkdocs_hooks.py\n", "")
    done = subprocess.run(
        [*SMALL_WORLD, BUILD.format(prepare=prepare), "sh", project.root, sys.executable, world],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    heard = done.stdout + done.stderr
    assert done.returncode == 2, heard
    assert said in heard
    assert "site/ is as it was" in heard
