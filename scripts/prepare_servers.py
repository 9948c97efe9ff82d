#!/usr/bin/env python3
"""Make sure the programs are there that tests put the site on, and say which are.

nginx, Caddy, wrk (load) and faketime (a wrong clock). As root in a container or in
continuous integration they are installed with apt-get; on a person's own machine they are
not, for some start a server. Exit codes: 0 there, or missing where tests may pass it over;
1 missing in continuous integration, where none is passed over.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from sitekit import system_packages

BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so"
PACKAGES = {
    "nginx": "nginx",
    "caddy": "caddy",
    "wrk": "wrk",
    "faketime": "faketime",
    "openssl": "openssl",
    BROTLI: "libnginx-mod-http-brotli-filter",
}
SYSTEM_FOLDERS = ("/usr/sbin", "/sbin")  # not in everybody's PATH
SYSTEMD = Path("/run/systemd/system")


def find(program: str) -> str | None:
    """Where the program, or the module at a path, is, if it is."""
    if program.startswith("/"):
        return program if Path(program).is_file() else None
    path = os.pathsep.join([os.environ.get("PATH", ""), *SYSTEM_FOLDERS])
    return shutil.which(program, path=path)


def missing() -> list[str]:
    """The programs that are not there."""
    return [program for program in PACKAGES if find(program) is None]


def may_install() -> bool:
    """Whether this can be done without a password, and does nobody harm."""
    return system_packages.can_install() and (in_ci() or not SYSTEMD.exists())


def in_ci() -> bool:
    """Whether nobody is there to read a notice."""
    return os.environ.get("CI", "") not in {"", "0", "false"}


def install(programs: list[str]) -> None:
    """Install the system's own packages."""
    packages = [PACKAGES[program] for program in programs]
    system_packages.install(packages, f"Installing {', '.join(packages)} (a minute)")


def main() -> int:
    """Find the programs, or get them, or say how to."""
    if missing() and may_install():
        install(missing())
    if lacking := missing():
        packages = " ".join(PACKAGES[program] for program in lacking)
        print(f"prepare_servers: {', '.join(lacking)} not found; tests that need them are passed"
              f" over, but never with CI=true. Install: {packages}", file=sys.stderr)  # fmt: skip
        return 1 if in_ci() else 0
    print(f"Servers for the tests: {', '.join(str(find(program)) for program in PACKAGES)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
