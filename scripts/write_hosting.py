#!/usr/bin/env python3
"""Make what a host must know about a built folder: write_hosting.py nginx|caddy|static FOLDER

nginx and caddy print a configuration: the folder's pages with their policies, redirects,
types and lifetimes, under the address SITE_URL names. static puts _headers and
_redirects into the folder, for Netlify and Cloudflare Pages. Make it anew for each
build. Exit codes: 0 made, 2 could not.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sitekit.findings import CLEAN, COULD_NOT_CHECK, CouldNotCheck
from sitekit.finishing import DATA, base_path
from sitekit.hosting.packing import pack
from sitekit.hosting.plan import plan_for
from sitekit.hosting.render import Site, caddy, nginx, static_host
from sitekit.hosting.settings import read_settings
from sitekit.pages import read_output

SETTINGS = DATA / "hosting.yml"


def arguments(argv: list[str]) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("host", choices=("nginx", "caddy", "static"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--certificate", type=Path, help="for nginx and https: the chain")
    parser.add_argument("--key", type=Path, help="for nginx and https")
    parser.add_argument("--pack", action="store_true", help="write packed copies beside the files")
    parser.add_argument("--brotli", action="store_true", help="nginx has its brotli module")
    parser.add_argument("--logs", type=Path, help="a folder (/var/log/nginx, /var/log/caddy)")
    parser.add_argument("--plain-port", type=int, default=80, help="where nginx answers by http")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Print or write the configuration."""
    asked = arguments(argv)
    address = os.environ.get("SITE_URL", "")
    try:
        settings = read_settings(SETTINGS)
        if asked.pack and asked.host != "static":  # static hosts pack by themselves
            pack(asked.folder, read_output(asked.folder).files, settings)
        plan = plan_for(asked.folder, base_path(address), settings)
        if asked.host == "static":
            for name, text in static_host(plan).items():
                (asked.folder / name).write_text(text, encoding="utf-8")
            return CLEAN
        logs = asked.logs or Path("/var/log") / asked.host
        site = Site(address, logs, asked.certificate, asked.key, asked.brotli, asked.plain_port)
        print({"nginx": nginx, "caddy": caddy}[asked.host](plan, site), end="")
    except (CouldNotCheck, OSError) as error:
        print(f"write_hosting: {error}", file=sys.stderr)
        return COULD_NOT_CHECK
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
