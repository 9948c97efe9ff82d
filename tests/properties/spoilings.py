"""Every way we could think of to lose the banner or to make it wrong, on one page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

from hypothesis import strategies as st

from properties.markup import Element, replaced, walked
from properties.strategies import Sheet

Spoil = Callable[[st.DrawFn, Sheet], Sheet]
WRAPPERS = ("<div hidden>{}</div>", "<details>{}</details>", "<template>{}</template>",
            "<noscript>{}</noscript>", "<!-- {} -->", "<div>{}</div>", "<dialog>{}</dialog>",
            "<div style='display:none'>{}</div>", "<script type=text/plain>{}</script>",
            "<textarea>{}</textarea>", "<select>{}</select>", "<svg>{}</svg>", "<title>{}</title>",
            "<section inert>{}</section>", "<iframe>{}</iframe>", "<object>{}</object>",
            "<center>{}</center>", "<del>{}</del>", "<a href='#x'>{}</a>")  # fmt: skip
ADDED = ("hidden", "inert", "style", "aria-hidden", "popover", "onclick", "tabindex", "role",
         "dir", "translate", "contenteditable", "slot", "is", "title")  # fmt: skip
LOOK_ALIKES = {"9": "９", "8": "৪", "1": "l", "C": "С", "a": "а", "e": "е"}
UNSEEN = ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u200d", "\u2066")


def drop_a_word(draw: st.DrawFn, page: Sheet) -> Sheet:
    text = draw(st.sampled_from(_texts(page)))
    words = text.split()
    gone = draw(st.integers(0, len(words) - 1))
    return _put(page, text, " ".join(words[:gone] + words[gone + 1 :]))


def put_a_word_in(draw: st.DrawFn, page: Sheet) -> Sheet:
    text = draw(st.sampled_from(_texts(page)))
    words, more = text.split(), draw(st.sampled_from(("not", "never", "don’t", "formerly")))
    at = draw(st.integers(0, len(words)))
    return _put(page, text, " ".join([*words[:at], more, *words[at:]]))


def change_a_digit(draw: st.DrawFn, page: Sheet) -> Sheet:
    text = draw(st.sampled_from([text for text in _texts(page) if re.search(r"\d", text)]))
    at = draw(st.sampled_from([found.start() for found in re.finditer(r"\d", text)]))
    digit = draw(st.sampled_from("0123456789".replace(text[at], "")))
    return _put(page, text, text[:at] + digit + text[at + 1 :])


def put_a_look_alike(draw: st.DrawFn, page: Sheet) -> Sheet:
    text = draw(st.sampled_from([text for text in _texts(page) if set(text) & set(LOOK_ALIKES)]))
    at = draw(st.sampled_from([n for n, letter in enumerate(text) if letter in LOOK_ALIKES]))
    return _put(page, text, text[:at] + LOOK_ALIKES[text[at]] + text[at + 1 :])


def put_an_unseen_character(draw: st.DrawFn, page: Sheet) -> Sheet:
    text = draw(st.sampled_from(_texts(page)))
    at = draw(st.integers(0, len(text)))
    return _put(page, text, text[:at] + draw(st.sampled_from(UNSEEN)) + text[at:])


def change_an_address(draw: st.DrawFn, page: Sheet) -> Sheet:
    link = draw(st.sampled_from(_links(page)))
    hrefs = ("tel:989", "tel:+1988", "sms:911", "https://example.org/", "#", "", "tel:988;ext=1",
             "TEL:9 8 8", "javascript:void(0)", "mailto:988@example.org")  # fmt: skip
    return _put(page, link, replace(link, attributes=(("href", draw(st.sampled_from(hrefs))),)))


def remove_a_link(draw: st.DrawFn, page: Sheet) -> Sheet:
    link = draw(st.sampled_from(_links(page)))
    return _put(page, link, draw(st.sampled_from((None, replace(link, tag="span", attributes=())))))


def reorder_the_links(draw: st.DrawFn, page: Sheet) -> Sheet:
    strip = next(part for part in _parts(page) if part.tag == "ul")
    others = [order for order in permutations(strip.children) if order != strip.children]
    return _put(page, strip, replace(strip, children=draw(st.sampled_from(others))))


def move_it_down(draw: st.DrawFn, page: Sheet) -> Sheet:
    end = draw(st.sampled_from(("</main>", "</body>", "<main id=main>")))
    body = page.body.replace(end, f"{end}{page.line}", 1)
    return _instead(replace(page, body=body), "")


def wrap_it(draw: st.DrawFn, page: Sheet) -> Sheet:
    before, after = draw(st.sampled_from(WRAPPERS)).split("{}")
    return replace(page, around=(before, after))


def remove_it(draw: st.DrawFn, page: Sheet) -> Sheet:
    return _instead(page, draw(st.sampled_from(("", "<p>Call 988</p>", "<!-- no line -->"))))


def cut_it_short(draw: st.DrawFn, page: Sheet) -> Sheet:
    last = page.line.casefold().rindex("<li")
    return _instead(page, page.line[: draw(st.integers(0, last))])


def print_it_twice(draw: st.DrawFn, page: Sheet) -> Sheet:
    if draw(st.booleans()):
        return replace(page, around=("", page.line))
    return replace(page, body=page.body.replace("</main>", f"{page.line}</main>"))


def add_an_attribute(draw: st.DrawFn, page: Sheet) -> Sheet:
    part = draw(st.sampled_from(_parts(page)))
    added = (draw(st.sampled_from(ADDED)), draw(st.sampled_from(("", "x", "true", "rtl"))))
    return _put(page, part, replace(part, attributes=(*part.attributes, added)))


def unmark_it(draw: st.DrawFn, page: Sheet) -> Sheet:
    aside = _parts(page)[0]
    gone = draw(st.sampled_from(("aria-label", "data-crisis-banner")))
    left = tuple(pair for pair in aside.attributes if pair[0] != gone)
    return _put(page, aside, replace(aside, attributes=left))


def put_something_before_it(draw: st.DrawFn, page: Sheet) -> Sheet:
    intruders = ("<p>x</p>", "<img src=x alt=''>", "x", "<div></div>", "<h1>x</h1>")
    return replace(page, around=(draw(st.sampled_from(intruders)), ""))


SPOILINGS: dict[str, Spoil] = {
    spoil.__name__.replace("_", " "): spoil
    for spoil in (
        drop_a_word, put_a_word_in, change_a_digit, put_a_look_alike, put_an_unseen_character,
        change_an_address,
        remove_a_link, reorder_the_links, move_it_down, wrap_it, remove_it, cut_it_short,
        print_it_twice, add_an_attribute, unmark_it, put_something_before_it,
    )
}  # fmt: skip


def _parts(page: Sheet) -> list[Element]:
    assert page.banner is not None
    return walked(page.banner)


def _texts(page: Sheet) -> list[str]:
    return [text for part in _parts(page) for text in part.children if isinstance(text, str)]


def _links(page: Sheet) -> list[Element]:
    return [part for part in _parts(page) if part.tag == "a"]


def _put(page: Sheet, old: Element | str, new: Element | str | None) -> Sheet:
    banner = _parts(page)[0]
    if banner is old and isinstance(new, Element):
        return replace(page, banner=new)
    return replace(page, banner=replaced(banner, old, new))


def _instead(page: Sheet, html: str) -> Sheet:
    return replace(page, head=f"{page.head}{html}", banner=None)
