"""MkDocs' way into the pipeline: build beside site/, finish, check, then swap in.

The only file that imports MkDocs. Other generators ignore hooks, so nothing is done
here that ``build.py`` does not do for them as well.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from sitekit.engines import CONFIG, STAGED
from sitekit.findings import CouldNotCheck, Finding
from sitekit.finishing import base_path, finish, prepare_for_live_reload, renew
from sitekit.memory import remember, world_of
from sitekit.offline.editions import are_taken
from sitekit.output.staging import Staging
from sitekit.pipeline import check, check_sources_of_site
from sitekit.rendering import keep_drawn, keep_rendered

SHAPING = ("docs", "overrides", "scripts")  # Markdown apart, what every page comes out of
log = logging.getLogger("mkdocs.still-near")
LAST = -1000  # after every plugin, so that nothing is written behind the gate's back


class _Build:
    """The build that is under way; MkDocs tells an error hook nothing about it."""

    staging: Staging | None = None
    warnings: CountHandler | None = None
    serving: bool = False
    search: Thread | None = None  # at work on the search of what is served
    search_of: Path | None = None  # whose search does until then


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs passes it by name
    """Remember whether this is ``mkdocs serve``."""
    _Build.serving = command == "serve"


@event_priority(LAST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse bad sources; send the build to a folder beside the published one.

    Not when one of our scripts started it: that has a folder of its own, and finishes and
    checks it whatever the generator did.
    """
    if os.environ.get(STAGED) == config.site_dir:
        return config
    root = Path(config.config_file_path).parent
    if _Build.serving:
        _wait_for_search()
        known = remember(world_of((root / CONFIG, *(root / part for part in SHAPING))))
        _Build.search_of = Path(config.site_dir) if known and are_taken() else None
    _refuse(_could_check(check_sources_of_site, root))
    _Build.staging = _could_check(Staging, Path(config.site_dir))
    config.site_dir = str(_Build.staging.path)
    _Build.warnings = CountHandler()
    _Build.warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(_Build.warnings)
    return config


def on_page_markdown(markdown: str, *, page: Page, files: Files, **_: Any) -> None:  # noqa: ARG001
    """While serving, a page that has not changed is not drawn again."""
    if _Build.serving and _Build.warnings is not None:
        keep_rendered(page, files, _Build.warnings.get_counts)


def on_env(env: Environment, *, files: Files, **_: Any) -> None:
    """The same for what the templates make of it."""
    if _Build.serving:
        keep_drawn(env, files)


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish and check what was built; publish it only when nothing is wrong."""
    if _Build.staging is None:
        return
    folder, site_url = Path(config.site_dir), config.site_url
    finished = _could_check(partial(finish, like=_Build.search_of), folder, site_url)
    _refuse(_could_check(check, folder, base_path(site_url)))
    if _warned() and config.strict:
        raise PluginError("Not published: see the warnings above, and mend what they name.")
    log.info("Crisis line, page basics and links are in order: %s", finished)
    if _Build.serving:
        _could_check(prepare_for_live_reload, folder, base_path(site_url))
    _could_check(_Build.staging.publish)
    config.site_dir = str(_Build.staging.target)
    log.info("Published to %s", config.site_dir)
    if _Build.search_of is not None:  # an editor sees the page first
        _Build.search = Thread(target=_renew, args=(_Build.search_of, base_path(site_url)))
        _Build.search.start()
    _forget()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs passes it by name
    """Throw away what was built; what was published before stays."""
    if _Build.staging is not None:
        _Build.staging.discard()
        log.error("Nothing was published; %s is as it was.", _Build.staging.target)
    _forget()


def _renew(site: Path, base: str) -> None:
    try:
        wrong = "\n".join(map(str, renew(site, base)))
    except (CouldNotCheck, OSError) as error:
        wrong = f"could not check: {error}"
    if wrong:
        log.error("Search is as it was before this edit. %s", wrong)


def _wait_for_search() -> None:
    if _Build.search is not None:
        _Build.search.join()
        _Build.search = None


def _warned() -> bool:
    return _Build.warnings is not None and bool(_Build.warnings.get_counts())


def _forget() -> None:
    if _Build.warnings is not None:
        logging.getLogger("mkdocs").removeHandler(_Build.warnings)
    _Build.staging = _Build.warnings = None


def _could_check(step: Any, *arguments: Any) -> Any:
    try:
        return step(*arguments)
    except (CouldNotCheck, OSError) as error:
        raise PluginError(f"Could not check: {error}") from error


def _refuse(findings: list[Finding]) -> None:
    if findings:
        listed = "\n".join(str(finding) for finding in sorted(set(findings)))
        raise PluginError(f"{len(findings)} finding(s), nothing is published:\n{listed}")
