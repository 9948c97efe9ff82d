"""The practice tools in a browser: paper first, fields on top, and nothing left behind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import PAGES

TOOLS = [name for name in PAGES if name.startswith("practice/") and name != "practice/index"]
JOINED = ["practice/phrase-builder", "practice/repair-note"]
TIMED = ["practice/check-in", "practice/first-ten-minutes"]
PATHS = ["practice/blank-anxious-or-both", "practice/phrase-builder"]
WARNED = ["check-in", "pattern-notes", "pause-and-return", "repair-note"]
PROMPTS = """lines => lines.filter(line => !line.closest(".footnote")
  && line.previousElementSibling.tagName !== "HR").map(line => {
    const before = line.previousElementSibling;
    const prompt = before.tagName === "UL" ? before.previousElementSibling : before;
    return prompt.textContent.trim();
  })"""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def copying(browser: Browser) -> Iterator[Page]:
    """A tab whose clipboard can be read."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def fill(page: Page) -> list[str]:
    """Write something else into each field."""
    fields = page.locator("textarea").all()
    words = [f"Words for place {at}." for at in range(len(fields))]
    for field, text in zip(fields, words, strict=True):
        field.fill(text)
    return words


def values(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("textarea", "all => all.map(one => one.value)")
    return found


def paper(page: Page) -> str:
    """The words on the printed sheets."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


@pytest.mark.parametrize("name", TOOLS)
def test_without_scripts_every_word_and_line_is_there(plain: Page, address: str, name: str) -> None:
    plain.goto(address + PAGES[name])
    everything = plain.locator(".prose :is(p, li, h2, h3, a, hr)").all()
    hidden = [one for one in everything if not one.is_visible()]
    assert all(one.evaluate("one => one.matches('.footnote > hr')") for one in hidden)
    assert plain.locator(".worksheet hr").count() >= 2
    assert plain.locator("button:visible, textarea:visible").count() == 0
    expect(plain.get_by_text("You can fill it in with a pen")).to_be_visible()


@pytest.mark.parametrize("name", TOOLS)
def test_each_field_is_named_by_its_prompt_and_remembers_nothing(
    plain: Page, page: Page, address: str, name: str
) -> None:
    plain.goto(address + PAGES[name])
    prompts = plain.eval_on_selector_all(".prose hr", PROMPTS)
    page.goto(address + PAGES[name])
    assert page.locator("textarea").count() == len(prompts) == len(set(prompts))
    for prompt in prompts:
        field = page.get_by_role("textbox", name=prompt, exact=True)
        assert field.get_attribute("autocomplete") == "off"
        assert field.get_attribute("spellcheck") == "false"
    expect(page.get_by_text("It is gone when you close, reload or leave")).to_be_visible()


@pytest.mark.parametrize("name", TOOLS)
def test_what_is_typed_can_be_copied_cleared_and_brought_back_once(
    copying: Page, address: str, name: str
) -> None:
    copying.goto(address + PAGES[name])
    words = fill(copying)
    copying.get_by_role("button", name="Copy as text").click()
    copying.wait_for_selector("text=Copied.")
    copied = copying.evaluate("navigator.clipboard.readText()")
    if name in JOINED:
        assert copied == " ".join(words)
    else:
        assert copied.startswith(copying.locator("h1").inner_text().replace("\n", " "))
        prompts = copying.locator(".prose label").all_text_contents()
        assert all(f"{prompt.strip()}\n{text}" in copied
                   for prompt, text in zip(prompts, words, strict=True))  # fmt: skip
    copying.get_by_role("button", name="Clear", exact=True).click()
    assert not any(values(copying))
    undo = copying.get_by_role("button", name="Undo clear")
    undo.click()
    assert values(copying) == words
    expect(undo).to_be_hidden()


def test_what_was_cleared_cannot_come_back_after_new_words(page: Page, address: str) -> None:
    page.goto(address + PAGES[TOOLS[0]])
    fill(page)
    page.get_by_role("button", name="Clear", exact=True).click()
    page.locator("textarea").first.press_sequentially("New")
    expect(page.get_by_role("button", name="Undo clear")).to_be_hidden()


@pytest.mark.parametrize("name", TOOLS)
def test_nothing_is_stored_sent_or_left_behind(
    context: BrowserContext, address: str, name: str
) -> None:
    page = context.new_page()
    page.goto(address + PAGES[name], wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page)
    for button in page.locator(".prose button:visible").all():
        if button.inner_text() not in {"Print", "Clear"} and button.is_visible():
            button.click()
    assert asked == []
    assert page.url == address + PAGES[name]
    assert page.evaluate("localStorage.length + sessionStorage.length + history.length") == 2
    assert context.cookies() == []
    page.reload()
    assert not any(values(page))
    fill(page)
    page.goto(address)
    page.go_back()
    assert not any(values(page))
    page.close()


def test_a_page_kept_in_memory_for_the_back_button_keeps_no_words(page: Page, address: str) -> None:
    page.goto(address + PAGES[TOOLS[0]])
    fill(page)
    page.get_by_role("button", name="Clear", exact=True).click()
    fill(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert not any(values(page))
    expect(page.get_by_role("button", name="Undo clear")).to_be_hidden()


@pytest.mark.parametrize("name", TOOLS)
def test_paper_shows_what_was_typed_and_no_buttons(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    words = fill(page)
    page.locator("textarea").first.fill("A long line. " * 40 + "The very end.")
    printed = paper(page)
    assert "The very end." in printed
    assert all(text in printed for text in words[1:])
    for word in ("Copy as text", "Start the ten minutes", "Show everything", "You can type here"):
        assert word not in printed
    page.emulate_media(media="print")
    assert page.locator("textarea:visible").count() == 0
    assert page.locator(".practice-bar:visible, .practice-timer:visible").count() == 0


@pytest.mark.parametrize("name", TOOLS)
def test_an_empty_sheet_has_every_line_and_step_on_paper(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    page.emulate_media(media="print")
    assert page.locator(".worksheet hr").count() == page.locator(".worksheet hr:visible").count()
    assert page.locator(".step").count() == page.locator(".step:visible").count()
    assert page.get_by_text("(part ").count() == page.locator(":text('(part '):visible").count()


@pytest.mark.parametrize("name", WARNED)
def test_the_warning_is_on_paper_too(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[f"practice/{name}"])
    printed = paper(page)
    for words in ("Not for you if you are afraid of your partner", "1-800-799-7233",
                  "text START to 88788", "Do not keep this where it can be found"):  # fmt: skip
        assert words in printed


@pytest.mark.parametrize("name", TIMED)
def test_the_clock_says_each_step_and_can_be_paused(page: Page, address: str, name: str) -> None:
    page.clock.install()
    page.goto(address + PAGES[name])
    said, left = page.locator(".practice-timer [role=status]"), page.get_by_role("timer")
    steps = page.locator(".timer li")
    page.get_by_role("button", name="Start the ten minutes").click()
    expect(said).to_contain_text("Step 1 of 6. 1 minute")
    expect(steps.nth(0)).to_have_attribute("aria-current", "step")
    page.clock.run_for("01:00")
    expect(said).to_contain_text("Step 2 of 6.")
    expect(steps.nth(0)).not_to_have_attribute("aria-current", "step")
    before = left.inner_text()
    page.get_by_role("button", name="Pause").click()
    expect(said).to_contain_text("Paused")
    page.clock.run_for("20:00")
    expect(left).to_have_text(before)
    page.get_by_role("button", name="Go on").click()
    expect(said).to_contain_text("Step 2 of 6.")
    page.clock.run_for("01:10")
    assert left.inner_text() != before
    page.clock.fast_forward("10:00")  # a phone that slept: the clock catches up
    expect(said).to_have_text("The time is over. You can stop here.")
    expect(page.locator(".timer [aria-current]")).to_have_count(0)


@pytest.mark.parametrize("name", PATHS)
def test_a_path_is_walked_with_the_keyboard_alone(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    shown = page.locator(".step:visible")
    expect(shown).to_have_count(1)
    shown.get_by_role("button").last.focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(1)
    second = shown.locator("h3").inner_text()
    assert page.evaluate("document.activeElement.textContent") == second
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown.locator("h3").inner_text() != second
    page.get_by_role("button", name="Back", exact=True).press("Enter")
    assert shown.locator("h3").inner_text() == second
    page.get_by_role("button", name="Start again").press("Space")
    page.get_by_role("button", name="Show everything").press("Enter")
    expect(shown).to_have_count(page.locator(".step").count())
    assert page.url == address + PAGES[name]


@pytest.mark.parametrize("name", PATHS)
def test_no_way_through_a_path_is_a_dead_end(plain: Page, address: str, name: str) -> None:
    plain.goto(address + PAGES[name])
    hrefs = plain.eval_on_selector_all(".step a", "all => all.map(a => a.getAttribute('href'))")
    ids = set(plain.eval_on_selector_all(".step h3", "all => all.map(h => '#' + h.id)"))
    places = set(plain.eval_on_selector_all("main [id]", "all => all.map(one => '#' + one.id)"))
    inside = {href for href in hrefs if href.startswith("#")}
    assert inside <= places
    first = "#" + str(plain.locator(".step h3").first.get_attribute("id"))
    assert ids - inside == {first}


def test_a_link_into_the_middle_of_a_path_shows_that_step(page: Page, address: str) -> None:
    page.goto(address + PAGES["practice/phrase-builder"] + "#gone-blank")
    expect(page.locator("#gone-blank")).to_be_visible()
    expect(page.locator(".step:visible")).to_have_count(1)


def test_a_tool_is_filled_in_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + PAGES["practice/repair-note"])
    page.locator(".ideas button").first.focus()
    page.keyboard.press("Enter")
    field = page.locator("textarea").first
    while not field.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(". I own it")
    whole = "I went silent and did not say when I would be back. I own it."
    expect(page.locator(".joined span")).to_have_text(whole)


def test_a_pause_names_the_hour_of_return(page: Page, address: str) -> None:
    page.clock.install(time="2026-11-24T20:10:00")
    page.goto(address + PAGES["practice/pause-and-return"])
    page.get_by_role("button", name="In 30 minutes").click()
    assert values(page)[0].replace("\u202f", " ") == "In 30 minutes, at 8:40 PM"


def test_a_tool_works_from_a_disk(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "practice/anchor-card/index.html").as_uri())
    words = fill(page)
    assert values(page) == words
    page.get_by_role("button", name="Clear", exact=True).click()
    assert not any(values(page))
