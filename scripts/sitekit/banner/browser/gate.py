"""The gate in a browser: every rule, on every page, in every state asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError
from pydantic import ValidationError

from ...chromium import QUIET_FLAGS, find_browser
from ...findings import CouldNotCheck, Finding
from .eye import PAGE_PATIENCE, Eye
from .measure import Measurement
from .rules import RULES
from .states import COVERING, FULL, State
from .visit import measure, open_context


def check_in_browser(
    base_url: str, paths: Sequence[str], browser: Browser, states: Sequence[State]
) -> list[Finding]:
    """What is wrong with the crisis line on any of the pages, in any of the states.

    `paths` are relative to `base_url`, which ends in a slash.

    Raises:
        CouldNotCheck: there is nothing to look at, or looking failed: never a pass.
    """
    if not paths or not states:
        raise CouldNotCheck(f"{base_url}: no page or no state to look at")
    return [
        finding
        for state in states
        for measured in _measure_all(base_url, paths, browser, state)
        for finding in judge(measured)
    ]


def check_site_in_browser(base_url: str, paths: Sequence[str], *, full: bool) -> list[Finding]:
    """The same in a browser of its own: in all states, or in a set that covers their pairs."""
    path = find_browser()
    if not path:
        raise CouldNotCheck("no Chromium on this machine: run scripts/prepare_browser.py")
    states = FULL if full else COVERING
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(QUIET_FLAGS))
            with closing(browser):
                return check_in_browser(base_url, paths, browser, states)
    except BrowserError as error:
        raise CouldNotCheck(f"{base_url}: the browser failed ({error.message})") from error


def judge(measured: Measurement) -> Iterator[Finding]:
    """What the rules say of one page in one state."""
    for rule_id, (rule, mend) in RULES.items():
        for message in rule(measured):
            yield Finding(measured.path, 0, rule_id, f"{message} ({measured.state})", mend)


def _measure_all(
    base_url: str, paths: Sequence[str], browser: Browser, state: State
) -> Iterator[Measurement]:
    at = base_url
    try:
        with closing(open_context(browser, state)) as context:
            eye = Eye(context)
            for path in paths:
                at = base_url + quote(path)
                with eye.patiently(PAGE_PATIENCE):
                    measured = measure(eye, state, at, path or "index.html")
                yield measured
    except (BrowserError, ValidationError, OSError) as error:
        raise CouldNotCheck(f"{at} ({state}): the browser failed: {error}") from error
