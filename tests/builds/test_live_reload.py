"""While pages are written, the generator's own server adds a script that no policy allows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import requests

from sitekit.hosting.here import free_port
from support.project import Project

SECONDS = 90.0


def test_pages_that_are_being_written_carry_no_policy_so_that_they_reload(
    project: Project, built: Project, tmp_path: Path
) -> None:
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    with (tmp_path / "said").open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=project.root, env=env | {"NO_MKDOCS_2_WARNING": "1"}, stdout=said, stderr=said,
        )  # fmt: skip
    try:
        page = first_answer(f"http://127.0.0.1:{port}/about/", server)
    finally:
        server.terminate()
        server.wait(timeout=20)
    assert "livereload(" in page, (tmp_path / "said").read_text()
    assert "Content-Security-Policy" not in page
    about = (built.site / "about/index.html").read_text(encoding="utf-8")
    assert about.count("Content-Security-Policy") == 1, "what is published has one"


def first_answer(url: str, server: subprocess.Popen[bytes]) -> str:
    """What is answered as soon as anything is."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        with suppress(requests.ConnectionError):
            return requests.get(url, timeout=20).text
        time.sleep(0.05)
    return ""
