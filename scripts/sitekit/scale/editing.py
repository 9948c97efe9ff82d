"""How long an editor waits: from saving a page to seeing it in ``make serve``."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from ..findings import CouldNotCheck

LOOK = 0.02  # seconds between two looks
PATIENCE = 600.0  # seconds
EDITS = 3  # the best of them: the others met something else on this machine
HEADING = re.compile(r"^(## [^{\n]+?)( \{ #)", re.MULTILINE)


def seconds_until_seen(project: Path, page: Path, given: Mapping[str, str]) -> float:
    """Seconds of the clock, looking for changes included; `given` is its environment besides ours.

    Raises:
        CouldNotCheck: the server did not start, or never showed the edit.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = page.relative_to(project / "docs").with_suffix("").as_posix()
    url = f"http://127.0.0.1:{port}/{address}/"
    command = [sys.executable, str(project / "scripts/serve.py"), str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    env.update(given)
    with subprocess.Popen(command, cwd=project, env=env, **quiet) as server:  # type: ignore[call-overload]
        try:
            _wait_for(url, "</html>", server)
            return round(min(_edited(page, url, at, server) for at in range(EDITS)), 2)
        finally:
            server.terminate()


def _edited(page: Path, url: str, number: int, server: subprocess.Popen[bytes]) -> float:
    """Seconds until a word that is new to the page's first part stands there."""
    word = f"edited{'abc'[number]}"
    text = HEADING.sub(rf"\1 {word}\2", page.read_text(encoding="utf-8"), count=2)
    time.sleep(1.5)  # file times and the server's looks are this coarse
    start = time.monotonic()
    page.write_text(text, encoding="utf-8")
    _wait_for(url, word, server)
    return time.monotonic() - start


def _wait_for(url: str, words: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:  # it ends when a first build fails
        with suppress(URLError, ConnectionError, TimeoutError), urlopen(url, timeout=60) as answer:  # noqa: S310
            if words.encode() in answer.read():
                return
        time.sleep(LOOK)
    raise CouldNotCheck(f"{url} never showed “{words}”")
