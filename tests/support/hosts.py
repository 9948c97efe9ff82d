"""The built site on real servers, on this machine only."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from prepare_servers import BROTLI, PACKAGES, find, in_ci

from sitekit.hosting.here import SECONDS, caddy_running, free_port, nginx_running
from sitekit.hosting.render import LOOPBACK
from support.project import Project


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


def configuration(project: Project, name: str, address: str, *options: str) -> str:
    """What write_hosting.py prints for a server."""
    run = project.run(
        "scripts/write_hosting.py", name, str(project.site), *options, SITE_URL=address
    )
    assert run.code == 0, run.said
    return run.said


@contextmanager
def nginx(
    project: Project,
    work: Path,
    base: str = "/",
    *,
    tls: Path | None = None,
    options: tuple[str, ...] = (),
) -> Iterator[Host]:
    """The project's site on nginx; `tls` is a file with a certificate and its key."""
    program, port = needed("nginx"), free_port()
    scheme = "https" if tls else "http"
    address = f"{scheme}://{LOOPBACK}:{port}{base}"
    asked = ["--logs", str(work), "--plain-port", str(free_port()), *options]
    if tls:
        asked += ["--certificate", str(tls), "--key", str(tls)]
    text = configuration(project, "nginx", address, *asked)
    modules = (needed(BROTLI),) if "--brotli" in options else ()
    with nginx_running(program, text, work, port, modules):
        yield Host("nginx", port, address, work)


@contextmanager
def caddy(project: Project, work: Path, base: str = "/") -> Iterator[Host]:
    """The project's site on Caddy."""
    program, port = needed("caddy"), free_port()
    address = f"http://{LOOPBACK}:{port}{base}"
    text = configuration(project, "caddy", address, "--logs", str(work))
    with caddy_running(program, text, work, port):
        yield Host("caddy", port, address, work)


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
