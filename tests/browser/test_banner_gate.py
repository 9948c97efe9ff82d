"""The gate in a browser: the built site passes it, and each rule finds its saboteurs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import PAGES
from sitekit.banner.browser.gate import check_in_browser
from sitekit.banner.browser.rules import RULES
from sitekit.banner.browser.states import COVERING, COVERING_ON_DISK, State
from sitekit.findings import CouldNotCheck
from support.server import served

PHONE = State(320, 568)
TALL_PHONE = State(360, 740)
WALK = State(360, 740, walks=True)
DESKTOP = State(1280, 800)
ZOOMED = State(320, 256)
FORCED = State(360, 740, forced=True)
NO_SCRIPTS = State(360, 740, scripts=False)
SHEETS = State(paper="A4")


@dataclass(frozen=True)
class Saboteur:
    """One way to spoil the home page, and the rule that must find it."""

    rule: str
    name: str
    css: str = ""
    body: str = ""  # put at the end of <body>
    swap: tuple[str, str] | None = None  # the first of these texts becomes the second, once
    state: State = TALL_PHONE
    also: tuple[str, ...] = ()  # rules that cannot help finding it too

    def spoil(self, html: str) -> str:
        """The spoiled page."""
        if self.swap:
            assert self.swap[0] in html
            html = html.replace(*self.swap, 1)
        # Whoever can put styles and scripts into a page can take its policy out.
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
        html = html.replace("</head>", f"<style>{self.css}</style></head>")
        return html.replace("</body>", f"{self.body}</body>")


def on_script(body: str) -> str:
    """A script that has the banner at hand."""
    return f"<script>{{const b = document.querySelector('[data-crisis-banner]'); {body}}}</script>"


ASIDE = '<aside class="crisis"'
CALL = '<a href="tel:988">'
SABOTEURS = (
    Saboteur("seen-in-view", "scrolls-away", ".crisis__strip { position: static }"),
    Saboteur("seen-in-view", "not-there", swap=("data-crisis-banner", "data-gone")),
    Saboteur("seen-in-view", "goes-on-a-wide-window", state=DESKTOP,
             css="@media (min-width: 80em) { .crisis__strip { position: static } }"),
    Saboteur("seen-in-view", "goes-without-scripts", state=NO_SCRIPTS,
             css="@media (scripting: none) { .crisis__strip { position: static } }"),
    Saboteur("seen-uncovered", "clear-pane-over-it",
             body='<div style="position: fixed; inset: 0; z-index: 9; pointer-events: none;'
                  ' height: 9rem"></div>'),
    Saboteur("seen-uncovered", "notice-over-half-the-page",
             body='<div style="position: fixed; inset: 50% 0 0; background: #fff">Cookies?</div>'),
    Saboteur("seen-uncovered", "pinned-by-a-pseudo-element",
             css="main::after { content: ''; position: fixed; inset: 40% 0 0; background: #fff }"),
    Saboteur("seen-uncovered", "links-take-no-taps", ".crisis__strip { pointer-events: none }"),
    Saboteur("seen-uncovered", "a-message", body=on_script("alert('Subscribe!')")),
    Saboteur("seen-uncovered", "over-the-words",
             body='<div style="position: absolute; top: 0; height: 1rem; width: 100%"></div>'),
    Saboteur("seen-opaque", "almost-opaque", ".crisis__strip { opacity: .99 }"),
    Saboteur("seen-opaque", "filtered", ".crisis__words { filter: brightness(1.01) }"),
    Saboteur("seen-opaque", "blended", ".crisis__strip a { mix-blend-mode: screen }"),
    Saboteur("seen-opaque", "page-moved", "body { transform: translateX(0) }"),
    Saboteur("seen-opaque", "in-motion", "@keyframes k { to { letter-spacing: 0 } }"
             " .crisis__words { animation: k 9s infinite }"),
    Saboteur("seen-contrast", "pale-links", ".crisis__strip a { color: #978ca8 }"),
    Saboteur("seen-contrast", "pale-words-in-the-dark", state=State(scheme="dark"),
             css="@media (prefers-color-scheme: dark) { .crisis__words { color: #aaa } }"),
    Saboteur("seen-contrast", "pale-in-focus",
             ".crisis__strip a:focus-visible { background: #777 }"),
    Saboteur("seen-contrast", "only-the-underline-shows",
             ".crisis__strip a { -webkit-text-fill-color: var(--crisis);"
             " text-decoration-color: #fff }"),
    Saboteur("seen-contrast", "on-a-pattern", ".crisis__strip a { background:"
             " repeating-linear-gradient(90deg, #000 0 3px, #402 3px 6px, #024 6px 9px) }"),
    Saboteur("seen-contrast", "own-colors-forced-on", state=FORCED,
             css=".crisis__words { forced-color-adjust: none; color: #777; background: #000 }"),
    Saboteur("seen-target", "low-links", ".crisis__strip a { min-height: 36px }"),
    Saboteur("seen-target", "cut-off", ".crisis__strip a { max-width: 60px; overflow: hidden }"),
    Saboteur("seen-target", "drawn-as-on-a-desktop", swap=('<meta name="viewport"', "<meta name=v"),
             also=("seen-words", "seen-size", "seen-contrast")),
    Saboteur("seen-words", "added-by-style", ".crisis__words::after { content: ' Not now.' }"),
    Saboteur("seen-words", "struck-through", ".crisis__words { text-decoration: line-through }"),
    Saboteur("seen-words", "tiny", ".crisis__strip a { font-size: 10px }"),
    Saboteur("seen-words", "wrong-order", ".crisis__strip { flex-direction: row-reverse }"),
    Saboteur("seen-words", "shouted", ".crisis__words { text-transform: uppercase }"),
    Saboteur("seen-words", "backwards", ".crisis__strip a { direction: rtl;"
             " unicode-bidi: bidi-override }"),
    Saboteur("seen-words", "dots", ".crisis__strip a { -webkit-text-security: disc }"),
    Saboteur("seen-words", "wrong-number", swap=("text 988 (", "text 989 (")),
    Saboteur("seen-keyboard", "left-out", swap=(CALL, '<a tabindex="-1" href="tel:988">')),
    Saboteur("seen-keyboard", "late", swap=(
        ASIDE, '<a style="position: absolute; left: -99rem" href=".">x</a>' * 4 + ASIDE)),
    Saboteur("seen-landmark", "other-name", swap=('aria-label="Crisis help"', 'aria-label="Ad"')),
    Saboteur("seen-landmark", "not-spoken", swap=(ASIDE, ASIDE + ' aria-hidden="true"')),
    Saboteur("seen-landmark", "no-landmark", swap=(ASIDE, ASIDE + ' role="group"')),
    Saboteur("seen-landmark", "link-renamed", swap=(CALL, '<a aria-label="Ad" href="tel:988">')),
    Saboteur("seen-focus", "scrolled-under-it", state=WALK,
             css="html { scroll-padding-top: 0 }",
             body=on_script("addEventListener('focusin', e => e.target.closest('main,footer')"
                            "?.querySelector(':focus').scrollIntoView())")),
    Saboteur("seen-size", "strip-too-high", ".crisis__strip a { min-height: 6rem }"),
    Saboteur("seen-size", "words-too-long", ".crisis__words { padding: 2.2rem .5rem }",
             state=PHONE),
    Saboteur("seen-size", "two-rows-when-zoomed", ".crisis__strip a { min-height: 56px }",
             state=ZOOMED),
    Saboteur("seen-size", "too-wide", ".crisis__strip { margin-right: -9px }"),
    Saboteur("seen-unaltered", "at-once", body=on_script("b.dataset.seen = 1")),
    Saboteur("seen-unaltered", "words-added-later",
             body=on_script("setTimeout(() => b.append('Ad'), 120000)")),
    Saboteur("seen-unaltered", "taken-away-later",
             body=on_script("setTimeout(() => b.remove(), 30000)"), also=("seen-in-view",)),
    Saboteur("seen-unaltered", "a-second-one",
             body=on_script("const c = b.cloneNode(true); c.hidden = true; b.after(c)")),
    Saboteur("seen-print", "no-line-on-the-sheets", state=SHEETS,
             css="@page { @top-center { content: none } }"),
    Saboteur("seen-print", "no-banner-on-the-first", state=SHEETS,
             css="@media print { .crisis { display: none } }"),
    Saboteur("seen-print-ink", "pale", state=SHEETS,
             css="@page { @top-center { color: #ddd } }"),  # browsers print it darker
    Saboteur("seen-print-ink", "white", "@page { @top-center { color: #fff } }", state=SHEETS),
)  # fmt: skip


@pytest.fixture(scope="module")
def spoiled(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served copy of the site, with one page more for each saboteur."""
    copy = tmp_path_factory.mktemp("spoiled") / "site"
    shutil.copytree(site, copy)
    html = (copy / "index.html").read_text(encoding="utf-8")
    for saboteur in SABOTEURS:
        (copy / f"{saboteur.name}.html").write_text(saboteur.spoil(html), encoding="utf-8")
    with served(copy) as url:
        yield url


@pytest.mark.parametrize("state", COVERING, ids=str)
def test_every_page_passes_in_every_covering_state(
    browser: Browser, address: str, state: State
) -> None:
    assert check_in_browser(address, list(PAGES.values()), browser, [state]) == []


@pytest.mark.parametrize("state", COVERING_ON_DISK, ids=str)
def test_every_page_of_the_offline_copy_passes_from_a_disk(
    browser: Browser, unzipped: Path, state: State
) -> None:
    pages = [path.relative_to(unzipped).as_posix() for path in sorted(unzipped.rglob("*.html"))]
    assert len(pages) == len(PAGES) - 1  # all but the one for lost readers
    assert check_in_browser(unzipped.as_uri() + "/", pages, browser, [state]) == []


@pytest.mark.parametrize("saboteur", SABOTEURS, ids=lambda one: f"{one.rule}-{one.name}")
def test_a_saboteur_is_found_by_its_rule(
    browser: Browser, spoiled: str, saboteur: Saboteur
) -> None:
    findings = check_in_browser(spoiled, [f"{saboteur.name}.html"], browser, [saboteur.state])
    found = {finding.rule for finding in findings}
    assert saboteur.rule in found
    assert found <= {saboteur.rule, *saboteur.also}, findings
    assert all(finding.path == f"{saboteur.name}.html" for finding in findings)
    assert all(str(saboteur.state) in finding.message for finding in findings)


def test_every_rule_has_a_saboteur() -> None:
    assert {saboteur.rule for saboteur in SABOTEURS} == set(RULES)


def test_one_bad_page_among_good_ones_is_named(browser: Browser, spoiled: str) -> None:
    paths = ["", "almost-opaque.html", PAGES["about"]]
    findings = check_in_browser(spoiled, paths, browser, [NO_SCRIPTS])
    assert {finding.path for finding in findings} == {"almost-opaque.html"}


def test_what_cannot_be_opened_is_never_a_pass(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheck):
        check_in_browser("http://127.0.0.1:9/", [""], browser, [TALL_PHONE])
    with pytest.raises(CouldNotCheck):
        check_in_browser(tmp_path.as_uri() + "/", ["gone.html"], browser, [TALL_PHONE])
    with pytest.raises(CouldNotCheck):
        check_in_browser(tmp_path.as_uri() + "/", [], browser, [TALL_PHONE])


@pytest.mark.parametrize("work", ["location.reload()", "for (;;);"])
def test_a_page_that_leaves_or_hangs_while_it_is_looked_at_is_never_a_pass(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    monkeypatch.setattr("sitekit.banner.browser.gate.PAGE_PATIENCE", 5)
    page = f"<!doctype html><html lang=en><script>setTimeout(() => {{ {work} }}, 300)</script>"
    (tmp_path / "restless.html").write_text(page, encoding="utf-8")
    with pytest.raises(CouldNotCheck):
        check_in_browser(tmp_path.as_uri() + "/", ["restless.html"], browser, [TALL_PHONE])
