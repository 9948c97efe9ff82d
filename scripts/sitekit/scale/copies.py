"""A copy of the project with made-up articles in it, and the same content for the stock theme."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from .articles import MadeUp

PARTS = ("mkdocs.yml", "pyproject.toml", "docs", "overrides", "scripts")
TOGETHER = re.compile(r"(\bbytes: )(\d+)")
NEXT_KEY = re.compile(r"^(?=[a-z])", re.MULTILINE)
STOCK_KEYS = ("markdown_extensions", "nav")  # what both sites have in common
STOCK = """site_name: Stock
strict: false
theme:
  name: material
plugins:
  - search

"""


def copy_with_articles(root: Path, target: Path, made_up: MadeUp) -> None:
    """Copy what a build needs, and add the articles to pages and menu, as an editor would."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (root / part).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / part, target / part, ignore=ignore)
        elif (root / part).is_file():
            shutil.copy(root / part, target / part)
    for path, text in made_up.pages():
        page = target / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    _raise_limits(target / "scripts/data/budgets.yml", made_up.count)
    config = target / "mkdocs.yml"
    before, nav, after = _around_nav(config.read_text(encoding="utf-8"))
    config.write_text(f"{before}{nav.rstrip()}\n{made_up.nav()}\n{after}", encoding="utf-8")


def _raise_limits(budgets: Path, count: int) -> None:
    """More pages are more to search and to take home, and their editors would raise those limits.

    What one page may weigh stays as it is.
    """
    text = budgets.read_text(encoding="utf-8")
    raised = TOGETHER.sub(lambda found: f"{found[1]}{int(found[2]) * (1 + count)}", text)
    budgets.write_text(raised, encoding="utf-8")


def copy_for_stock(project: Path, target: Path) -> None:
    """The pages, menu and extensions of `project` under the stock theme and its search."""
    shutil.copytree(project / "docs", target / "docs")
    for page in (target / "docs").rglob("*.md"):  # it has none of our templates
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    parts = NEXT_KEY.split((project / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = [part for part in parts if part.startswith(STOCK_KEYS)]
    (target / "mkdocs.yml").write_text(STOCK + "".join(kept), encoding="utf-8")


def _around_nav(config: str) -> tuple[str, str, str]:
    parts = NEXT_KEY.split(config)
    at = next(at for at, part in enumerate(parts) if part.startswith("nav:"))
    return "".join(parts[:at]), parts[at], "".join(parts[at + 1 :])
