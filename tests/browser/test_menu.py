"""The menu: every page in it, opened by mouse, keyboard and without scripts; it covers nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PAGES

MENU = ".site-header__menu"


def test_the_menu_names_every_page(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"])
    page.click(f"{MENU} > summary")
    hrefs = set(page.eval_on_selector_all(f"{MENU} a", "all => all.map(a => a.href)"))
    assert hrefs == {address + path for name, path in PAGES.items() if name != "lost"}


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_the_menu_and_walks_into_it(page: Page, address: str, key: str) -> None:
    page.goto(address)
    page.focus(f"{MENU} > summary")
    page.keyboard.press(key)
    expect(page.locator(f"{MENU} .page-list")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.page-list') !== null")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_open_menu_pushes_the_page_down(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    page.goto(address)
    page.click(f"{MENU} > summary")
    panel, main = page.locator(".page-list").bounding_box(), page.locator("main").bounding_box()
    assert panel is not None
    assert main is not None
    assert main["y"] >= panel["y"] + panel["height"]
    assert panel["width"] <= width
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_nothing_in_the_header_lies_over_something_else(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(address)
    parts = page.locator(".site-header__name, .site-header__nav a, .site-header__menu > summary")
    boxes = [box for at in range(parts.count()) if (box := parts.nth(at).bounding_box())]
    assert len(boxes) >= 3
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
            assert apart, (one, other)
    page.close()
