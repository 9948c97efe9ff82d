"""The drawings as a browser draws them: legible on a phone, nothing cut off or run together."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import PAGES
from support.project import ROOT

FIGURES = sorted((ROOT / "docs" / "figures").glob("*.svg"), key=lambda path: path.name)
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda path: path.stem)
BOXES = """() => [...document.querySelectorAll("text")].map(text => {
    const { x, y, width, height } = text.getBBox();
    return { text: text.textContent, x, y, right: x + width, bottom: y + height,
             size: parseFloat(getComputedStyle(text).fontSize) };
})"""
FILLS = """() => ["rect", "text"].map(
    tag => getComputedStyle(document.querySelector(tag)).fill)"""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print"},
    "forced": {"forced_colors": "active"},
}


@each_figure
def test_no_words_of_a_figure_are_cut_off_or_run_together(browser: Browser, figure: Path) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 740})
    page.goto(figure.as_uri())
    view = page.evaluate("() => { const v = document.documentElement.viewBox.baseVal;"
                         " return [v.width, v.height]; }")  # fmt: skip
    boxes = page.evaluate(BOXES)
    page.close()
    assert len(boxes) >= 5
    for box in boxes:
        inside = box["x"] >= 4 and box["right"] <= view[0] - 4
        assert inside, f"“{box['text']}” leaves the drawing at a side: {box}"
        assert box["y"] >= 4, box
        assert box["bottom"] <= view[1] - 4, box
    for one, other in combinations(boxes, 2):
        beside = one["right"] <= other["x"] or other["right"] <= one["x"]
        above = one["bottom"] <= other["y"] or other["bottom"] <= one["y"]
        assert beside or above, f"“{one['text']}” runs into “{other['text']}”"


@each_figure
def test_the_lettering_is_large_enough_on_a_small_phone(
    browser: Browser, address: str, figure: Path
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.goto(figure.as_uri())
    smallest = min(box["size"] for box in page.evaluate(BOXES))
    drawn_in = page.evaluate("document.documentElement.viewBox.baseVal.width")
    widths = []
    for name in ("fades", "distant"):
        page.goto(address + PAGES[name])
        found = page.locator(f'figure img[src$="/{figure.name}"]')
        widths += [found.nth(at).evaluate("i => i.clientWidth") for at in range(found.count())]
    page.close()
    (width,) = widths
    assert width <= 288
    assert smallest * width / drawn_in >= 12


@each_figure
def test_a_figure_has_four_looks(browser: Browser, figure: Path) -> None:
    page = browser.new_page()
    page.goto(figure.as_uri())
    seen = {}
    for look, media in LOOKS.items():
        page.emulate_media(**({"media": "screen", "color_scheme": "light"} | media))
        seen[look] = page.evaluate(FILLS)
        page.emulate_media(forced_colors="none")
    page.close()
    assert seen["print"] == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert len({ground for ground, _ in (seen["light"], seen["dark"], seen["print"])}) == 3
    assert seen["forced"][0] != seen["light"][0]
