"""Changes to a site as data: the operations, the entries of a corpus, and how to apply them."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from sitekit.banner.browser.states import State
from sitekit.hosting.in_page import LINE
from sitekit.offline.zip_edition import ZIP_PATH

Files = dict[str, bytes]  # never changed in place
HERE = Path(__file__).resolve().parent
IN_SPANISH = "/es/"
IN_ZIP = f"{ZIP_PATH}!"  # what the names of files inside the offline copy begin with


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Replace(_Data):
    """Each place of a text, in every file of the pattern `replace`."""

    replace: str
    old: str
    new: str = ""

    def applied(self, files: Files) -> Files:
        """The files after it."""
        found = _holding(files, self.replace, self.old)
        old, new = self.old.encode(), self.new.encode()
        return files | {path: data.replace(old, new) for path, data in found.items()}


class Before(_Data):
    """Put a text, once or `times` over, before the first place of another one."""

    before: str
    within: str = Field(alias="in")
    put: str
    times: int = 1

    def applied(self, files: Files) -> Files:
        """The files after it."""
        found = _holding(files, self.within, self.before)
        old, new = self.before.encode(), (self.put * self.times + self.before).encode()
        return files | {path: data.replace(old, new, 1) for path, data in found.items()}


class After(_Data):
    """Put a text behind the first place of another one."""

    after: str
    within: str = Field(alias="in")
    put: str

    def applied(self, files: Files) -> Files:
        """The files after it."""
        found = _holding(files, self.within, self.after)
        old, new = self.after.encode(), (self.after + self.put).encode()
        return files | {path: data.replace(old, new, 1) for path, data in found.items()}


class Add(_Data):
    """A new file, of text or of bytes in base64; `like` copies one that is there."""

    add: str
    text: str = ""
    base64: str = ""
    like: str = ""

    def applied(self, files: Files) -> Files:
        """The files after it."""
        assert self.add not in files, f"there is a {self.add}"
        copied = files[self.like] if self.like else b""
        return files | {self.add: copied + self.text.encode() + base64.b64decode(self.base64)}


class Delete(_Data):
    """A file is gone."""

    delete: str

    def applied(self, files: Files) -> Files:
        """The files after it."""
        assert self.delete in files, f"there is no {self.delete}"
        return {path: data for path, data in files.items() if path != self.delete}


class Rename(_Data):
    """A file gets another name."""

    rename: str
    to: str

    def applied(self, files: Files) -> Files:
        """The files after it."""
        kept = {path: data for path, data in files.items() if path != self.rename}
        return kept | {self.to: files[self.rename]}


class Encode(_Data):
    """A file of UTF-8 in another encoding, by its name in Python."""

    encode: str
    to: str = Field(alias="as")

    def applied(self, files: Files) -> Files:
        """The files after it."""
        return files | {self.encode: files[self.encode].decode().encode(self.to)}


Operation = Replace | Before | After | Add | Delete | Rename | Encode


class Entry(_Data):
    """One named change."""

    name: str
    change: list[Operation] = Field(min_length=1)

    def applied(self, files: Files) -> Files:
        """The files after all of its operations."""
        for operation in self.change:
            files = operation.applied(files)
        return files


class Mutation(Entry):
    """One way to lose or to falsify the crisis line, and the rule that sees it."""

    why: str
    expect: str
    layer: Literal["static", "build", "browser"]
    page: str = "index.html"  # which one a browser looks at
    states: list[dict[str, Any]] = []  # … and in which states

    @property
    def browser_states(self) -> list[State]:
        """The states the browser takes on; a phone in daylight if none are named."""
        return [State(**state) for state in self.states] or [State()]


def read_corpus(folder: str, kind: type[Entry]) -> Iterator[tuple[str, Any]]:
    """Every entry of a corpus, by the name of its family."""
    for path in sorted((HERE / folder).glob("*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield path.stem, kind.model_validate(row)


def read_files(folder: Path) -> Files:
    """Every file of a folder, and of the offline copy in it.

    Without the policies in the pages: they would keep most changes from working, and whoever
    changes a page before it is finished gets one that fits.
    """
    files = {
        path.relative_to(folder).as_posix(): LINE.sub(b"", path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    if ZIP_PATH in files:
        with zipfile.ZipFile(BytesIO(files[ZIP_PATH])) as archive:
            files |= {IN_ZIP + name: archive.read(name) for name in archive.namelist()}
    return files


def write_files(files: Files, folder: Path, *, pack: bool) -> None:
    """Lay the files out in a folder; `pack` the offline copy anew or leave it as it was."""
    for path, data in files.items():
        if not path.startswith(IN_ZIP):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    if pack:
        with zipfile.ZipFile(folder / ZIP_PATH, "w") as archive:
            for path in files:
                if path.startswith(IN_ZIP):
                    archive.writestr(path.removeprefix(IN_ZIP), files[path])


def touched(before: Files, after: Files) -> frozenset[str]:
    """The paths of the files that differ, are new or are gone."""
    paths = before.keys() | after.keys()
    return frozenset(path for path in paths if before.get(path) != after.get(path))


def _holding(files: Files, pattern: str, text: str) -> Files:
    """The files of a pattern, each of which must hold the text.

    Those of the zip, and pages in another language, only where the pattern names them.
    """
    found = {
        path: data
        for path, data in files.items()
        if fnmatchcase(path, pattern)
        and ("!" in path) == ("!" in pattern)
        and (IN_SPANISH in f"/{path}") <= (IN_SPANISH in f"/{pattern}")
    }
    assert found, f"there is no {pattern}"
    for path, data in found.items():
        assert text.encode() in data, f"{path} has no “{text}”"
    return found
