#!/usr/bin/env python3
"""Serve the site on this machine while it is being written: serve.py [PORT]

Builds, checks, says the address, and builds again when a file changes. Takes the next
free port when the one asked for (8000) is in use. Stop it with Ctrl+C.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

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


def main(argv: list[str]) -> int:
    """Run the generator's own server, with the hook's checks on every build."""
    port = free_port(int(argv[0]) if argv else 8000)
    print(f"Still Near will be at http://{HOST}:{port}/ (stop with Ctrl+C)", flush=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--watch-theme", "--livereload",
               "-f", str(ROOT / "mkdocs.yml"), "-a", f"{HOST}:{port}"]  # fmt: skip
    with suppress(KeyboardInterrupt):
        quiet = {"NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(command, cwd=ROOT, env=os.environ | quiet).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
