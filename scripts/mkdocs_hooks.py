"""MkDocs' way into the pipeline: build beside site/, finish, check, then swap in.

The only file that imports MkDocs. Other generators ignore hooks, so nothing is done
here that ``build.py`` does not do for them as well.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from sitekit.engines import STAGED
from sitekit.findings import CouldNotCheck, Finding
from sitekit.output.staging import Staging
from sitekit.pipeline import (
    base_path,
    check,
    check_sources_of_site,
    finish,
    prepare_for_live_reload,
)

log = logging.getLogger("mkdocs.still-near")
LAST = -1000  # after every plugin, so that nothing is written behind the gate's back


class _Build:
    """The build that is under way; MkDocs tells an error hook nothing about it."""

    staging: Staging | None = None
    warnings: CountHandler | None = None
    serving: bool = False


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
    _refuse(_could_check(check_sources_of_site, root))
    _Build.staging = _could_check(Staging, Path(config.site_dir))
    config.site_dir = str(_Build.staging.path)
    _Build.warnings = CountHandler()
    _Build.warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(_Build.warnings)
    return config


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish and check what was built; publish it only when nothing is wrong."""
    if _Build.staging is None:
        return
    folder, site_url = Path(config.site_dir), config.site_url
    finished = _could_check(finish, folder, site_url)
    _refuse(_could_check(check, folder, base_path(site_url)))
    if _warned() and config.strict:
        raise PluginError("Not published: see the warnings above, and mend what they name.")
    log.info("Crisis line, page basics and links are in order: %s", finished)
    if _Build.serving:
        _could_check(prepare_for_live_reload, folder, base_path(site_url))
    _could_check(_Build.staging.publish)
    config.site_dir = str(_Build.staging.target)
    log.info("Published to %s", config.site_dir)
    _forget()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs passes it by name
    """Throw away what was built; what was published before stays."""
    if _Build.staging is not None:
        _Build.staging.discard()
        log.error("Nothing was published; %s is as it was.", _Build.staging.target)
    _forget()


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
