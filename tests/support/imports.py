"""Which module imports which: the parts of the package, as the code has them."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITEKIT = ROOT / "scripts" / "sitekit"
MODULES = sorted(SITEKIT.rglob("*.py"))
GROUND = {"findings", "pages", "html_view", "addresses", "chromium", "stylesheets"}
FEATURES = {path.name for path in SITEKIT.iterdir() if (path / "__init__.py").is_file()}


def imported(path: Path) -> set[str]:
    """Full names of the modules a file imports; relative imports are made absolute."""
    package = path.relative_to(ROOT / "scripts").with_suffix("").parts[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            names.add(".".join([*above, node.module or ""]).strip("."))
    return names
