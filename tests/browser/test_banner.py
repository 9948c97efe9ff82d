"""The crisis line as a reader meets it: seen, reachable, dialable, on every page."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from conftest import PAGES
from sitekit.banner.policy import POLICIES

POLICY = POLICIES["en"]
STRIP = """() => {
  const strip = document.querySelector('[data-crisis-banner] ul');
  const links = [...strip.querySelectorAll('a')].map(link => {
    const box = link.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {text: link.innerText, height: box.height, top: box.top, bottom: box.bottom,
            left: box.left, right: box.right, hit: hit === link};
  });
  return {links, height: strip.getBoundingClientRect().height,
          window: innerHeight, width: document.documentElement.clientWidth};
}"""
CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = color => {
    const [r, g, b] = [...rgba(color)].map(v => v / 255)
      .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (rgba(color)[3] === 255) return color;
    }
    return 'white';
  };
  const nodes = [...document.querySelectorAll('[data-crisis-banner] p, [data-crisis-banner] a')];
  return Math.min(...nodes.map(node => {
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    return (pair[0] + .05) / (pair[1] + .05);
  }));
}"""


def assert_strip_in_view(page: Page) -> None:
    seen = page.evaluate(STRIP)
    texts = [link["text"] for link in seen["links"]]
    assert texts == ["Call 988", "Text 988", "Danger: call 911", "Help"]
    for link in seen["links"]:
        assert link["hit"], f"{link} is covered"
        assert link["height"] >= 44, link
        assert link["top"] >= 0, link
        assert link["bottom"] <= seen["window"], link
        assert link["left"] >= 0, link
        assert link["right"] <= seen["width"], link


@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 740), (768, 1024), (1280, 800)])
@pytest.mark.parametrize("name", PAGES)
def test_the_strip_stays_in_view_at_any_scroll(
    browser: Browser, address: str, name: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address + PAGES[name])
    for part in (0, 0.5, 1):
        page.evaluate("part => scrollTo(0, document.body.scrollHeight * part)", part)
        assert_strip_in_view(page)
    page.close()


@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 740)])
@pytest.mark.parametrize("name", PAGES)
def test_the_whole_line_takes_a_fifth_of_a_small_screen_at_most(
    browser: Browser, address: str, name: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address + PAGES[name])
    bottom = page.evaluate(
        "document.querySelector('.crisis__strip').getBoundingClientRect().bottom"
    )
    assert bottom <= height / 5
    page.close()


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FORCED: tuple[Literal["none", "active"], ...] = ("none", "active")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("forced", FORCED)
def test_the_line_is_easy_to_see(
    browser: Browser,
    address: str,
    scheme: Literal["light", "dark"],
    forced: Literal["none", "active"],
) -> None:
    context = browser.new_context(
        color_scheme=scheme, forced_colors=forced, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(address)
    assert page.evaluate(CONTRAST) >= 7
    assert_strip_in_view(page)
    context.close()


def test_the_line_is_there_without_scripts_and_without_styles(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(
        response=(answer := route.fetch()),
        body=answer.text().replace("<style>", "<style media='none'>"),
    ))  # fmt: skip
    page.goto(address + PAGES["help"])
    seen = page.inner_text("[data-crisis-banner]")
    assert all(words in " ".join(seen.split()) for words in POLICY.words)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_line_is_a_named_landmark_within_the_first_tab_stops(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    landmark = page.get_by_role("complementary", name=POLICY.label)
    assert landmark.count() == 1
    names = landmark.get_by_role("link").all_inner_texts()
    assert names == ["Call 988", "Text 988", "Danger: call 911", "Help"]
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert reached[1:] == names


def test_the_help_link_leads_to_help_from_every_page(page: Page, address: str) -> None:
    for name in PAGES:
        page.goto(address + PAGES[name])
        page.click("[data-crisis-banner] >> text=Help")
        assert page.url == address + PAGES["help"]


@pytest.mark.parametrize("name", PAGES)
def test_every_printed_sheet_carries_the_line(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGES[name])
    for paper in ("A4", "Letter"):
        sheets = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False))).pages
        for number, sheet in enumerate(sheets, 1):
            text = " ".join(sheet.extract_text().split())
            assert "call or text 988" in text, f"sheet {number} of {len(sheets)}"
            assert "call 911" in text, f"sheet {number} of {len(sheets)}"


def test_the_line_is_still_there_after_following_a_link_and_going_back(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.click("main a >> nth=0")
    assert_strip_in_view(page)
    page.go_back()
    assert_strip_in_view(page)
