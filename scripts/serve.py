#!/usr/bin/env python3
"""Serve the site on this machine while it is being written: serve.py [PORT]

Builds everything, checks, says the address, and builds again when a file changes. What
readers download is made once, at the start: a change leaves it as it is. Takes the next
free port when the one asked for (8000) is in use. Stop it with Ctrl+C.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from sitekit.engines import SOURCES, chosen, serve_command
from sitekit.offline.editions import SWITCH
from sitekit.pages.serve import FolderHandler
from sitekit.watching import rebuild_on_change

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def free_port(wanted: int) -> int:
    """The first port from `wanted` upward that nobody listens on."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind((HOST, port))
                return port
    sys.exit(f"serve: no free port from {wanted} to {wanted + 99}. Name one: serve.py PORT")


def wanted_port(argv: list[str]) -> int:
    """The port asked for on the command line, or 8000."""
    port = argv[0] if argv else "8000"
    if len(argv) > 1 or not port.isdigit() or not 0 < int(port) < 65_436:
        sys.exit("usage: serve.py [PORT], a number from 1 to 65435")
    return int(port)


def serve_checked(port: int, env: dict[str, str]) -> int:
    """Serve what build.py publishes, and build after each change; the reader reloads by hand."""

    def build() -> object:
        return subprocess.run([sys.executable, str(ROOT / "scripts/build.py")], cwd=ROOT, env=env)

    build()
    stop = threading.Event()
    parts = (*(ROOT / part for part in SOURCES), ROOT / "scripts" / "data")
    threading.Thread(target=rebuild_on_change, args=(parts, build, stop), daemon=True).start()
    handler = partial(FolderHandler, directory=str(ROOT / "site"))
    with ThreadingHTTPServer((HOST, port), handler) as server, suppress(KeyboardInterrupt):
        server.serve_forever()
    stop.set()
    return 0


def main(argv: list[str]) -> int:
    """Run the generator's own server, with the hook's checks on every build."""
    port = free_port(wanted_port(argv))
    mount = urlsplit(os.environ.get("SITE_URL", "")).path.strip("/")
    address = f"http://{HOST}:{port}/" + (f"{mount}/" if mount else "")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if SWITCH not in env:
        if code := subprocess.run([sys.executable, str(ROOT / "scripts" / "build.py")]).returncode:
            return code
        env[SWITCH] = str(ROOT / "site" / "downloads")
        print("What readers download stays as it is now while you write; start again to renew it.")
    print(f"Still Near will be at {address} (stop with Ctrl+C)", flush=True)
    os.chdir(ROOT)
    engine = chosen(ROOT)
    if not engine.runs_hooks:  # its own server shows pages that nobody has checked
        return serve_checked(port, env)
    command = serve_command(engine, ROOT, f"{HOST}:{port}")
    if os.name == "posix":  # in our place, so that a signal to us reaches the server
        os.execve(command[0], command, env)
    with suppress(KeyboardInterrupt):
        return subprocess.run(command, env=env).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
