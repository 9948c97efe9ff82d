"""The parts of ``mkdocs.yml`` that pages are drawn from, read without an engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..findings import CouldNotCheck, Finding
from .files import read_source

CONFIG = "mkdocs.yml"


class CrisisLink(BaseModel):
    """A link of the crisis line as the template prints it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: str = Field(min_length=1)
    href: str = Field(pattern=r"^(tel|sms):\d+$")


class HelpLink(BaseModel):
    """The link to the help page, by its address inside the site."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text: str = Field(min_length=1)
    page: str = Field(pattern=r"^[a-z0-9/-]+/$")


class Crisis(BaseModel):
    """The crisis line in one page language."""

    model_config = ConfigDict(extra="forbid", strict=True)
    label: str = Field(min_length=1)
    words: list[str] = Field(min_length=1)
    links: list[CrisisLink] = Field(min_length=1)
    help: HelpLink
    print: str = Field(min_length=1, pattern=r'^[^"\\\n]+$')  # it is quoted in a stylesheet


class _Tolerant(yaml.SafeLoader):
    """Reads tags that only an engine understands (``!ENV``) as nothing."""


_Tolerant.add_multi_constructor("!", lambda *_: None)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_config(root: Path) -> dict[str, Any]:
    """The configuration under `root`, tags of the engine left out.

    Raises:
        CouldNotCheck: there is none, or it is not YAML.
    """
    path = root / CONFIG
    try:
        loaded = yaml.load(read_source(path), Loader=_Tolerant)  # noqa: S506
    except yaml.YAMLError as error:
        raise CouldNotCheck(f"{path}: cannot be read ({error})") from error
    return loaded if isinstance(loaded, dict) else {}


def check_config(root: Path) -> list[Finding]:
    """What is missing or misshapen in the parts that pages are drawn from."""
    config = read_config(root)
    looks = (_check_crisis, _check_nav, _check_place, _check_share)
    return [finding for look in looks for finding in look(config)]


def _check_share(config: dict[str, Any]) -> Iterator[Finding]:
    extra = config.get("extra")
    for channel in (extra.get("share") if isinstance(extra, dict) else None) or []:
        if not str(channel.get("href", "")).endswith("={url}"):
            mend = "Put the address last, as in href: https://…?title={title}&url={url}"
            message = f"{channel.get('name')}: the page adds its address at the end of the link"
            yield Finding(CONFIG, 0, "config-share", message, mend)


def _check_place(config: dict[str, Any]) -> Iterator[Finding]:
    if config.get("site_dir", "site") != "site":
        mend = "Write site_dir: site. Copy the folder elsewhere after the build if you need to."
        yield Finding(CONFIG, 0, "config-site-dir", "the output does not go to site/", mend)


def _check_nav(config: dict[str, Any]) -> Iterator[Finding]:
    for name, page in _entries(config.get("nav") or []):
        if not isinstance(page, str):
            mend = "Groups stand one level deep: `- Name:` and below it `- Name: page.md`."
            yield Finding(CONFIG, 0, "config-nav", f"nav has a group in a group: {name}", mend)


def _entries(nav: list[Any]) -> Iterator[tuple[str, Any]]:
    """Each entry of the menu, those of its groups too: name and page."""
    for entry in nav:
        name, page = next(iter(entry.items())) if isinstance(entry, dict) else (entry, entry)
        if isinstance(page, list):
            yield from (
                next(iter(inner.items())) if isinstance(inner, dict) else (inner, inner)
                for inner in page
            )
        else:
            yield name, page


def menu(root: Path) -> dict[str, str]:
    """The Markdown files that the menu names, in its order, with their names there."""
    entries = _entries(read_config(root).get("nav") or [])
    return {page: name for name, page in entries if isinstance(page, str)}


def pages_in_nav(root: Path) -> frozenset[str]:
    """The Markdown files that the menu names."""
    return frozenset(menu(root))


def _check_crisis(config: dict[str, Any]) -> list[Finding]:
    extra = config.get("extra")
    entries = extra.get("crisis") if isinstance(extra, dict) else None
    if not isinstance(entries, dict) or "en" not in entries:
        mend = "Restore extra.crisis.en: label, words, links, help, print (see CONTRIBUTING.md)."
        message = "extra.crisis.en is missing: no page would show the crisis line"
        return [Finding(CONFIG, 0, "config-crisis", message, mend)]
    return [finding for name, entry in entries.items() for finding in _check_entry(name, entry)]


def _check_entry(language: str, entry: object) -> Iterator[Finding]:
    try:
        Crisis.model_validate(entry)
    except ValidationError as error:
        for problem in error.errors():
            key = ".".join(map(str, ("extra", "crisis", language, *problem["loc"])))
            mend = "See “Change the crisis line” in CONTRIBUTING.md."
            yield Finding(CONFIG, 0, "config-crisis", f"{key}: {problem['msg']}", mend)
