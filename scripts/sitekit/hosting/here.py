"""A server started on this machine, for nobody else, to be measured or tested."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..findings import CouldNotCheck
from .render import LOOPBACK

SECONDS = 20.0
PAUSE = 0.01
# What stands around the site's own file in the system's configuration, and nothing of it.
NGINX = """
{modules}
daemon off;
{user}
pid {work}/pid;
error_log stderr emerg;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/site.conf;
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx_running(
    program: str, configuration: str, work: Path, port: int, modules: tuple[str, ...] = ()
) -> Iterator[None]:
    """Run nginx with a configuration that write_hosting.py made; it writes below `work` only.

    Raises:
        CouldNotCheck: it did not start; the message is its own.
    """
    (work / "site.conf").write_text(configuration, encoding="utf-8")
    root = os.name == "posix" and os.geteuid() == 0
    user = "user root;" if root else ""  # the folder may be closed to others
    loaded = "".join(f"load_module {module};" for module in modules)
    text = NGINX.format(work=work, user=user, modules=loaded)
    (work / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "stderr"]
    with _running(command, work, port):
        yield


@contextmanager
def caddy_running(program: str, configuration: str, work: Path, port: int) -> Iterator[None]:
    """The same for Caddy."""
    file = work / "Caddyfile"
    file.write_text(configuration, encoding="utf-8")
    with _running([program, "run", "--adapter", "caddyfile", "--config", str(file)], work, port):
        yield


@contextmanager
def _running(command: list[str], work: Path, port: int) -> Iterator[None]:
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(work))
    said = work / "said.log"
    with said.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=os.environ | homes)
    try:
        _wait_for(server, port, said)
        yield
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)


def _wait_for(server: subprocess.Popen[bytes], port: int, said: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
            return
        time.sleep(PAUSE)
    raise CouldNotCheck(f"the server did not start: {said.read_text(errors='replace').strip()}")
