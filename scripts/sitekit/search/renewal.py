"""While a site is served, an editor sees the page at once, and its search a moment later."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..findings import Finding
from ..pages import Output
from .asked import lines_by_section, read_asked
from .help import read_help
from .index import PROGRAM
from .matters import places_of, read_matters
from .pieces import FOLDER
from .sections import Section, read_sections

DATA = "data-*.js"  # beside the program


def take_search(folder: Path, before: Path, sections: list[Section], data: Path) -> bool:
    """Take over the search of an earlier build until there is a new one; whether there was one.

    Raises:
        CouldNotCheck: as ``write_search``, when readers' lines, matters or help lead to no section.
    """
    if not (before / PROGRAM).is_file():
        return False
    lines_by_section(read_asked(data / "asked"), sections)
    read_help(data / "help.yml", sections)
    for matter in read_matters(data / "matters.yml"):
        places_of(matter, sections)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (before / PROGRAM, *(before / FOLDER).glob(DATA)):
        _take(path, folder / FOLDER / path.name)
    return True


def _take(source: Path, target: Path) -> None:
    """As the same file where the system can: nothing ever writes into one that stands there."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def renew_search(
    folder: Path,
    output: Output,
    write: Callable[[Path, list[Section]], list[Path]],
    gate: Callable[[Output], list[Finding]],
) -> list[Finding]:
    """Give a folder that is served, read as `output`, the search of its pages.

    What `write` makes is published only when the `gate` finds nothing.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-search-") as held:
        paths = write(Path(held), read_sections(output))
        new = {path.relative_to(held).as_posix(): path.read_bytes() for path in paths}
        findings = gate(replace(output, texts={**output.texts, **new}))
        if not findings:
            _move(Path(held), folder, paths)
    return findings


def _move(source: Path, target: Path, paths: list[Path]) -> None:
    names = {path.name for path in paths}
    for path in paths:
        path.replace(target / path.relative_to(source))
    for path in (target / FOLDER).glob(DATA):
        if path.name not in names:
            path.unlink()
