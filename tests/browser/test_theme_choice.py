"""Day or night colors: the device decides until the reader does, and only then is it kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES

PAPER = "getComputedStyle(document.body).backgroundColor"
KEPT = "JSON.stringify(localStorage)"
DAY, NIGHT = "rgb(251, 247, 240)", "rgb(28, 24, 21)"


@pytest.fixture(params=["light", "dark"])
def device(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_the_device_decides_and_nothing_is_kept(device: Page) -> None:
    night = device.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert device.evaluate(PAPER) == (NIGHT if night else DAY)
    assert device.evaluate(KEPT) == "{}"
    assert device.locator(".theme-choice input >> nth=0").is_checked()


@pytest.mark.parametrize(("chosen", "paper"), [("Light", DAY), ("Dark", NIGHT)])
def test_a_choice_holds_on_every_page_until_it_is_taken_back(
    device: Page, address: str, chosen: str, paper: str
) -> None:
    device.check(f"text={chosen}")
    assert device.evaluate(PAPER) == paper
    device.goto(address + PAGES["about"])
    assert device.evaluate(PAPER) == paper
    assert device.evaluate(KEPT) == f'{{"theme":"{chosen.lower()}"}}'
    device.check("text=As on my device")
    assert device.evaluate(KEPT) == "{}"


def test_paper_is_white_whatever_was_chosen(device: Page) -> None:
    device.check("text=Dark")
    device.emulate_media(media="print")
    assert device.evaluate(PAPER) == "rgb(255, 255, 255)"


def test_without_scripts_there_is_no_dead_choice(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator(".theme-choice").is_visible()
    context.close()
