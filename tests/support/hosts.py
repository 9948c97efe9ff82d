"""The built site on real servers, on this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from prepare_servers import PACKAGES, find, in_ci

from support.project import Project

LOOPBACK = "127.0.0.1"
SECONDS = 20
# Around the site's own file, as the system's packages have it.
NGINX = """
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


@dataclass(frozen=True)
class Host:
    """A server that runs."""

    name: str
    port: int
    address: str  # of the site's front page
    work: Path  # everything it writes

    @property
    def logs(self) -> str:
        """Every word it has written down so far."""
        files = sorted(self.work.rglob("*.log"))
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


@dataclass(frozen=True)
class Answer:
    """One answer, read to its end."""

    status: int
    headers: dict[str, str]  # names in small letters
    body: bytes


def needed(program: str) -> str:
    """The program's path; without it the test is passed over, but not where nobody would see."""
    if path := find(program):
        return path
    said = f"no {program}: install {PACKAGES[program]} (scripts/prepare_servers.py)"
    if in_ci():
        pytest.fail(said)
    pytest.skip(said)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def configuration(project: Project, name: str, address: str, *options: str) -> str:
    """What write_hosting.py prints for a server."""
    run = project.run(
        "scripts/write_hosting.py", name, str(project.site), *options, SITE_URL=address
    )
    assert run.code == 0, run.said
    return run.said


@contextmanager
def nginx(project: Project, work: Path, base: str = "/", tls: Path | None = None) -> Iterator[Host]:
    """The project's site on nginx; `tls` is a file with a certificate and its key."""
    program, port = needed("nginx"), free_port()
    scheme = "https" if tls else "http"
    address = f"{scheme}://{LOOPBACK}:{port}{base}"
    options = ["--logs", str(work), "--plain-port", str(free_port())]
    if tls:
        options += ["--certificate", str(tls), "--key", str(tls)]
    (work / "site.conf").write_text(configuration(project, "nginx", address, *options))
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(NGINX.format(work=work, user=user))
    command = [program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "stderr"]
    with _running(command, work, port):
        yield Host("nginx", port, address, work)


@contextmanager
def caddy(project: Project, work: Path, base: str = "/") -> Iterator[Host]:
    """The project's site on Caddy."""
    program, port = needed("caddy"), free_port()
    address = f"http://{LOOPBACK}:{port}{base}"
    text = configuration(project, "caddy", address, "--logs", str(work))
    (work / "Caddyfile").write_text(text)
    command = [program, "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]
    with _running(command, work, port):
        yield Host("caddy", port, address, work)


@contextmanager
def _running(command: list[str], work: Path, port: int) -> Iterator[None]:
    env = os.environ | {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    said = work / "said.log"
    with said.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=env)
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
        time.sleep(0.01)
    pytest.fail(f"the server did not start:\n{said.read_text(errors='replace')}")


def ask(host: Host, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path below the host's root; header names are written with underscores."""
    connection = HTTPConnection(LOOPBACK, host.port, timeout=SECONDS)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=given)
        return _read(connection.getresponse())
    finally:
        connection.close()


def say(host: Host, data: bytes) -> bytes:
    """Say anything to the server, and hear all it answers."""
    with socket.create_connection((LOOPBACK, host.port), timeout=SECONDS) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        heard = b""
        with suppress(ConnectionError):
            while piece := line.recv(65_536):
                heard += piece
        return heard


def _read(response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())
