"""What an article does for its reader: contents that follow, notes in place, cards, a way on."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PAGES

MARK = ".prose sup a >> nth=0"


def test_a_note_opens_below_its_paragraph_and_closes_again(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"])
    mark, note = page.locator(MARK), page.locator(".note-in-place")
    assert mark.get_attribute("aria-expanded") == "false"
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    assert mark.get_attribute("aria-expanded") == "true"
    assert "Some evidence: Girme and others, 2018" in note.inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.note-in-place') !== null")
    mark.click()
    expect(note).to_have_count(0)


def test_without_scripts_a_mark_leads_to_its_note_and_back(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + PAGES["fades"])
    page.click(MARK)
    expect(page.locator("li:target")).to_be_in_viewport()
    page.click("li:target a[href^='#cited-'] >> nth=0")
    expect(page.locator(MARK)).to_be_in_viewport()
    context.close()


def test_the_contents_list_says_where_the_reader_is(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}{PAGES['distant']}#small-offers")
    here = page.locator(".contents [aria-current=true]")
    expect(here).to_have_text("Make small offers that are easy to refuse")
    expect(here).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_a_table_is_a_row_of_cards_that_name_their_columns(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(address + PAGES["both-sides/the-same-evening"])
    cell = page.locator("td[data-name] >> nth=0")
    assert cell.get_attribute("data-name") == "Inside Kit"
    content = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert content == '"Inside Kit"'
    scroll = page.locator(".table-scroll")
    assert scroll.evaluate("box => box.scrollWidth <= box.clientWidth")
    tree = scroll.aria_snapshot()
    assert "table" in tree
    assert "columnheader" in tree
    page.close()


def test_an_article_leads_to_the_pages_before_and_after_it(page: Page, address: str) -> None:
    page.goto(address + PAGES["distant"])
    assert page.locator(".onward a").all_inner_texts() == [
        "Before:\nThe closeness fades",
        "Next:\nQuestions",
    ]


def test_it_says_how_long_it_takes(page: Page, address: str) -> None:
    page.goto(address + PAGES["both-sides/if-you-wait"])
    assert page.inner_text(".reading-time").startswith("About ")


def test_where_the_device_has_a_share_sheet_it_comes_first(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto(address + PAGES["fades"] + "?from=x#guilt")
    page.click(".share-row button")
    assert page.evaluate("window.shared.url") == address + PAGES["fades"]
    page.close()


def test_on_paper_the_number_of_each_note_is_whole(page: Page, address: str) -> None:
    page.goto(address + PAGES["fades"])
    notes = page.locator(".footnote li").count()
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    labels = r"(?:Strong|Some) evidence|Practice or expert view|Everyday term"
    numbers = re.findall(rf"^(\d+)\. (?:{labels})[:.]", text, re.MULTILINE)
    assert numbers == [str(at) for at in range(1, notes + 1)]
