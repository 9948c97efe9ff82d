"""The generators this site can be built with; nothing else in the project knows one by name.

Each has an environment and a lock file of its own, so that a break in one never blocks
another. Which one builds is a line in ``pyproject.toml`` (``[tool.still-near] engine``), and
``scripts/use_engine.py`` changes it. All of them are asked for the same thing: pages in a
folder. What is done to the pages, and whether they are published, is ``build.py``'s.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .findings import CouldNotCheck

DEFAULT = "mkdocs"
CONFIG = "mkdocs.yml"
SOURCES = (CONFIG, "docs", "overrides")
# MkDocs' own hook leaves alone what build.py builds; see mkdocs_hooks.py.
STAGED = "STILL_NEAR_STAGED"


@dataclass(frozen=True)
class Engine:
    """One generator: how it is called, and what it cannot do.

    `module` is run by the Python of the engine's environment. `says_where` tells whether it
    takes the folder to write to; one that does not builds in a copy of the sources.
    """

    name: str
    module: str
    says_where: bool
    runs_hooks: bool
    limits: tuple[str, ...] = ()

    @property
    def comes_with_us(self) -> bool:
        """Whether it lives in the project's own environment."""
        return self.name == DEFAULT

    def python(self, root: Path) -> Path:
        """The Python of its environment."""
        folder = ".venv" if self.comes_with_us else f".venv-{self.name}"
        return root / folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(DEFAULT, DEFAULT, says_where=True, runs_hooks=True),
        Engine("properdocs", "properdocs", says_where=True, runs_hooks=True),
        Engine(
            "zensical",
            "zensical",
            says_where=False,
            runs_hooks=False,
            limits=(
                "It ignores hooks: `zensical build` alone checks and finishes nothing, so build"
                " with build.py.",
                "It ignores `strict` and warnings about links: the link check on the built"
                " folder says the same.",
            ),
        ),
    )
}


def chosen(root: Path) -> Engine:
    """The engine that ``pyproject.toml`` under `root` names; MkDocs when there is none.

    Raises:
        CouldNotCheck: it names one that nobody taught this file.
    """
    path = root / "pyproject.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    name = table.get("tool", {}).get("still-near", {}).get("engine", DEFAULT)
    if name not in ENGINES:
        raise CouldNotCheck(
            f"{path}: [tool.still-near] engine is {name!r}; known are {', '.join(ENGINES)}"
        )
    return ENGINES[name]


def generate(engine: Engine, root: Path, target: Path) -> bool:
    """Let `engine` write the pages of the sources under `root` into `target`.

    Its warnings and errors are passed on. Its own notices are not: they hide what matters.

    Returns:
        Whether it could.

    Raises:
        CouldNotCheck: its environment is not there.
    """
    python = _python(engine, root)
    if engine.says_where:
        ours = {STAGED: str(target), "NO_MKDOCS_2_WARNING": "1"}
        return _run(python, engine, root, ("--strict", "-d", str(target)), ours)
    with tempfile.TemporaryDirectory(prefix=f"still-near-{engine.name}-") as folder:
        copy = Path(folder)
        for part in SOURCES:
            copied = shutil.copytree if (root / part).is_dir() else shutil.copy
            copied(root / part, copy / part)
        if not _run(python, engine, copy, (), {}):
            return False
        shutil.copytree(copy / "site", target, dirs_exist_ok=True)
    return True


def serve_command(engine: Engine, root: Path, address: str) -> list[str]:
    """What serves the sources with live reload, through the hook's checks.

    Raises:
        CouldNotCheck: the engine runs no hook, so what it serves nobody has checked.
    """
    if not engine.runs_hooks:
        raise CouldNotCheck(f"{engine.name} serves pages that nobody has checked")
    return [str(_python(engine, root)), "-m", engine.module, "serve", "--watch-theme",
            "--livereload", "-f", str(root / CONFIG), "-a", address]  # fmt: skip


def _python(engine: Engine, root: Path) -> Path:
    if engine.comes_with_us:
        return Path(sys.executable)  # it came with what runs us
    python = engine.python(root)
    if not python.exists():
        raise CouldNotCheck(
            f"{python.parent.parent.name} is not there. Run: "
            f"python3 scripts/prepare_env.py {engine.name}"
        )
    return python


def _run(
    python: Path, engine: Engine, root: Path, more: tuple[str, ...], ours: dict[str, str]
) -> bool:
    # The Python of an engine must not leave half a file of bytecode on a full disk, either.
    ours = {"PYTHONDONTWRITEBYTECODE": "1", **ours}
    command = [str(python), "-m", engine.module, "build", "-f", str(root / CONFIG), *more]
    done = subprocess.run(command, cwd=root, env=os.environ | ours, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)  # fmt: skip
    for line in done.stdout.splitlines():
        if done.returncode or not line.startswith(("INFO", "Build ", "No issues")):
            print(line)
    return done.returncode == 0
