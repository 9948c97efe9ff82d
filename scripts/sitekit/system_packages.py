"""Packages of the system, for what no Python package brings along."""

from __future__ import annotations

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether apt-get would install without asking for a password."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str] | tuple[str, ...], said: str) -> None:
    """Say so, and install with apt-get; whoever asks looks afterwards whether it worked."""
    print(f"{said} with apt-get", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-q", *arguments], env=env, stdout=subprocess.DEVNULL)
        if done.returncode:
            return
