"""The files of ``docs/``: which kinds may stand there, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from ..findings import CouldNotCheck, Finding
from ..memory import recall

PAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
ASSET = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png|jpg|webp|pdf|txt)")
# Only so that the gate can speak: a page without a template has no crisis line.
RAW_PAGE = re.compile(r".+\.(?:html?|xhtml)", re.IGNORECASE)

QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # not on every machine


def load_yaml(text: str) -> Any:
    """What a text in YAML says.

    Raises:
        yaml.YAMLError: it is none.
    """
    try:
        return recall(("yaml", text), lambda: yaml.load(text, Loader=QUICK))  # noqa: S506 - safe
    except yaml.YAMLError:  # the other one says in plainer words, and everywhere the same, why
        return yaml.safe_load(text)


def read_source(path: Path) -> str:
    """The text of a file that people write.

    Raises:
        CouldNotCheck: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CouldNotCheck(
            f"{path}: byte {error.start} is not UTF-8. Save it as UTF-8."
        ) from error
    except OSError as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error.strerror})") from error


def markdown_files(docs: Path) -> list[Path]:
    """Every page that people write, in order."""
    return sorted(path for path in docs.rglob("*.md") if path.is_file())


def at_source(finding: Finding, docs: Path) -> Finding:
    """A finding about a built page, moved to the Markdown line it quotes, where there is one."""
    name = finding.path.removesuffix("index.html").rstrip("/") or "index"
    path = docs / f"{name}.md"
    if not path.is_file():
        return finding
    quoted = re.search("“([^”…]+)", finding.message)
    start = quoted[1].split()[:4] if quoted else []
    words = re.compile(r"\W+".join(map(re.escape, start)), re.IGNORECASE)
    lines = enumerate(read_source(path).splitlines(), 1)
    line = next((number for number, text in lines if start and words.search(text)), 0)
    return replace(finding, path=f"{docs.name}/{name}.md", line=line)


def check_files(docs: Path) -> list[Finding]:
    """Files that no check would read, that no address would suit, or that lie elsewhere."""
    paths = sorted(path for path in docs.rglob("*") if not path.name.startswith("."))
    return [finding for path in paths for finding in _check_file(path, docs)]


def _check_file(path: Path, docs: Path) -> Iterator[Finding]:
    shown = (Path(docs.name) / path.relative_to(docs)).as_posix()
    if path.is_symlink():
        mend = "Put the file itself here."
        yield Finding(shown, 0, "file-link", "a link to another place", mend)
    elif path.is_file() and not any(kind.fullmatch(path.name) for kind in (PAGE, ASSET, RAW_PAGE)):
        mend = "Name pages like how-to-pause.md, and pictures like thread.svg: a-z, 0-9, hyphens."
        yield Finding(shown, 0, "file-name", "neither a page nor a known kind of file", mend)
