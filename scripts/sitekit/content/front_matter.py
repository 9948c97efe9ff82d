"""The front matter of a page: what may stand there, of which type, and why not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..findings import Finding
from ..memory import recall
from .files import QUICK, markdown_files, read_source


def _text(least: int, most: int, what: str) -> Any:
    described = f"{what}, {least} to {most} characters"
    return Field(min_length=least, max_length=most, description=described)


def _optional(what: str, default: object) -> Any:
    return Field(default=default, description=what)


Kind = Literal[
    "page",
    "home",
    "help",
    "search",
    "article",
    "guide",
    "tool",
    "topic",
    "questions",
    "glossary",
    "evidence",
    "about",
]
OTHER_LANGUAGES = frozenset({"es"})  # each has a folder of its name
DATE = 'a date in quotes, such as "2026-11-22"'


class PageMatter(BaseModel):
    """What every page must say about itself."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = _text(3, 65, "the main heading")
    description: str = _text(50, 170, "one or two sentences for search engines")
    template: Literal[
        "main.html",
        "home.html",
        "article.html",
        "tool.html",
        "topic.html",
        "search.html",
        "about.html",
        "download.html",
    ] = _optional("a template of overrides/", "main.html")
    kind: Kind = _optional(f"one of: {', '.join(get_args(Kind))}", "page")
    lang: Literal["en", "es"] = _optional("the language of the page", "en")
    summary: str = _optional("one or two short sentences under the heading", "")
    checked: datetime.date | None = _optional(DATE, None)
    quick_exit: bool = _optional("true on pages that put a reader at risk", default=False)

    @field_validator("checked", "source_published", mode="before", check_fields=False)
    @classmethod
    def _date(cls, value: object) -> object:
        """Dates are written "2026-11-22", in quotes, and are real days."""
        if not isinstance(value, str):
            raise ValueError(  # noqa: TRY004 - pydantic only collects ValueError
                'must be a date in quotes, such as "2026-11-22"'
            )
        return datetime.date.fromisoformat(value)


class CheckedMatter(PageMatter):
    """What articles, guides and tools must say on top of that."""

    summary: str = _text(20, 220, "one or two short sentences under the heading")
    checked: datetime.date = Field(description=DATE)
    related: list[str] = Field(min_length=1, description="a list of Markdown files of docs/")


class ArticleMatter(CheckedMatter):
    """An article or a guide."""

    template: Literal["article.html"] = Field(description="article.html")
    minutes: int = Field(ge=1, description="how long it takes to read; make notes sets it")
    source_published: datetime.date | None = _optional(DATE, None)
    category: str = _optional("the source's own category", "")


class TopicMatter(PageMatter):
    """The first page of a group that is too large for the menu."""

    template: Literal["topic.html"] = Field(description="topic.html")


class ToolMatter(CheckedMatter):
    """A practice tool."""

    template: Literal["tool.html"] = Field(description="tool.html")


MODELS: dict[str, type[PageMatter]] = {
    "article": ArticleMatter,
    "guide": ArticleMatter,
    "tool": ToolMatter,
    "topic": TopicMatter,
}


def split(text: str) -> tuple[str, str]:
    """The YAML block at the top of a Markdown file ("" when there is none), and the rest."""
    found = re.match(r"\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    return (found.group(1), text[found.end() :]) if found else ("", text)


def check_front_matter(docs: Path, in_nav: frozenset[str]) -> list[Finding]:
    """Every mistake in the front matter of the Markdown files under `docs`.

    A related page is shown by the name it has in the menu, so it must be `in_nav`.
    """
    pages = markdown_files(docs)
    return [finding for path in pages for finding in _check_file(path, docs, in_nav)]


def _check_file(path: Path, docs: Path, in_nav: frozenset[str]) -> tuple[Finding, ...]:
    place, (block, _) = path.relative_to(docs), split(read_source(path))
    shown = (Path(docs.name) / place).as_posix()
    return recall(
        ("front matter", shown, block, in_nav),
        lambda: tuple(_check_block(shown, place.parts[0], block, in_nav)),
    )


def _check_block(shown: str, folder: str, block: str, in_nav: frozenset[str]) -> Iterator[Finding]:
    try:
        matter, lines = _read(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "it cannot be read as YAML"
        mend = "Put texts with a colon or a quote in quotation marks; indent with spaces."
        yield Finding(shown, line, "front-matter-yaml", problem, mend)
        return
    if not isinstance(matter, dict):
        mend = "Begin the file with --- and lines for title and description, then ---."
        yield Finding(shown, 1, "front-matter-missing", "the page has no front matter", mend)
        return
    model = MODELS.get(str(matter.get("kind")), PageMatter)
    try:
        checked = model.model_validate(matter)
    except ValidationError as error:
        for problem in error.errors():
            key = str(problem["loc"][0]) if problem["loc"] else ""
            mend = _mend(model, key)
            message = f"{key}: {problem['msg']}"
            yield Finding(shown, lines.get(key, 1), "front-matter-" + problem["type"],
                          message, mend)  # fmt: skip
        return
    if (folder in OTHER_LANGUAGES or checked.lang != "en") and folder != checked.lang:
        mend = f"Put it into docs/{checked.lang}/, or set lang to the folder's language."
        yield Finding(shown, lines.get("lang", 1), "front-matter-language",
                      f"lang: {checked.lang} in the folder {folder}", mend)  # fmt: skip
    for related in getattr(checked, "related", []):
        if related not in in_nav:
            mend = "Name a page of nav in mkdocs.yml by its path inside docs/."
            yield Finding(shown, lines.get("related", 1), "front-matter-related",
                          f"related: {related} is not in the menu", mend)  # fmt: skip


def _read(block: str) -> tuple[Any, dict[str, int]]:
    """What the YAML says, and the line of the Markdown file on which each top-level key stands."""
    try:
        return _read_by(QUICK, block)
    except yaml.YAMLError:  # the other one says in plainer words, and everywhere the same, why
        return _read_by(yaml.SafeLoader, block)


def _read_by(loader: Any, block: str) -> tuple[Any, dict[str, int]]:
    node = yaml.compose(block, Loader=loader)
    if node is None:
        return None, {}
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in pairs}
    return yaml.load(block, Loader=loader), lines  # noqa: S506 - both are safe loaders


def _mend(model: type[PageMatter], key: str) -> str:
    field = model.model_fields.get(key)
    if field is None:
        return f"Known keys: {', '.join(model.model_fields)}."
    return f"Write `{key}:` with {field.description}."
