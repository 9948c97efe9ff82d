#!/usr/bin/env python3
"""Move the site to another generator: use_engine.py NAME [--dry-run]

Prepares the engine's environment, builds with the present one and with the new one, runs
every check on both, compares them page by page, and only then names the new one in
pyproject.toml. With --dry-run, or for the present engine, nothing is changed.
Exit codes: 0 the same, 1 findings, 2 could not build or check.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from sitekit.engines import ENGINES, Engine, chosen, generate
from sitekit.findings import CLEAN, COULD_NOT_CHECK, FINDINGS, CouldNotCheck, Finding, report
from sitekit.finishing import base_path, finish
from sitekit.offline.editions import ONLY_ZIP, SWITCH
from sitekit.pages import Output, read_output
from sitekit.parity import compare
from sitekit.pipeline import check, check_sources_of_site

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = os.environ.get("SITE_URL")
LINE = re.compile(r'^engine = "[a-z]+"$', re.MULTILINE)


def prepare(engine: Engine) -> None:
    """Make the engine's environment from its lock; the project's own is there already."""
    if not engine.comes_with_us:
        command = [sys.executable, str(ROOT / "scripts/prepare_env.py"), engine.name]
        if subprocess.run(command).returncode:
            raise CouldNotCheck(f"{engine.name} could not be installed")


def built(engine: Engine, folder: Path) -> Output:
    """A finished site of this engine in `folder`.

    Raises:
        CouldNotCheck: it could not be built.
    """
    if not generate(engine, ROOT, folder):
        raise CouldNotCheck(f"{engine.name} stopped; its message stands above")
    finish(folder, SITE_URL)
    return read_output(folder, base_path(SITE_URL))


def differences(old: Engine, new: Engine) -> list[Finding]:
    """What is wrong with the pages of the new engine, alone and beside those of the old one."""
    with tempfile.TemporaryDirectory(prefix="still-near-engines-") as place:
        folders = [Path(place, engine.name) for engine in (old, new)]
        before, after = map(built, (old, new), folders)
        return [*check(folders[1], base_path(SITE_URL)), *compare(before, after, new.name)]


def main(argv: list[str]) -> int:
    """Compare, and change the line."""
    names = [word for word in argv if word != "--dry-run"]
    if len(names) != 1 or names[0] not in ENGINES:
        print(f"usage: use_engine.py {'|'.join(ENGINES)} [--dry-run]", file=sys.stderr)
        return COULD_NOT_CHECK
    os.environ.setdefault(SWITCH, ONLY_ZIP)  # the others are made from the same pages
    try:
        old, new = chosen(ROOT), ENGINES[names[0]]
        prepare(old)
        prepare(new)
        if findings := [
            *check_sources_of_site(ROOT),
            *(differences(old, new) if old != new else ()),
        ]:
            report(findings, f"{new.name} beside {old.name}")
            print("Nothing was changed.")
            return FINDINGS
    except CouldNotCheck as error:
        print(f"use_engine: {error}\nNothing was changed.", file=sys.stderr)
        return COULD_NOT_CHECK
    print(f"{new.name} gives readers the same as {old.name}.", *new.limits, sep="\n- ")
    if "--dry-run" not in argv and new != old:
        path = ROOT / "pyproject.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(LINE.sub(f'engine = "{new.name}"', text), encoding="utf-8")
        print(f"pyproject.toml now names {new.name}; make build and make serve use it.")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
