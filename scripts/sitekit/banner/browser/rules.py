"""The rules of the crisis line as it is met: pure functions over one measurement.

Each yields what is wrong. A page without a crisis line is found by the first rule; the
others then have nothing to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...html_view import squeeze
from ..policy import LEAST_CONTRAST
from .measure import Look, Measurement
from .states import FIRST_STOPS, ZOOMED

Rule = Callable[[Measurement], Iterator[str]]

ROW = 44.0  # px: what a finger can hit
LEAST_TYPE = 12.0  # px
LEAST_FLAT = 0.4  # of a text's box must be its ground
BANNER_SHARE = STRIP_SHARE = 1 / 5
HAIR = 1.0  # px a border may add
WHOLE_BANNER_FROM = 568  # px of height from which the words count too


def in_view(measured: Measurement) -> Iterator[str]:
    """The strip is always in the window; the words are, on arrival."""
    for look in measured.looks:
        if look.strip is None or not look.links:
            yield f"{look.moment}: there is no strip of links"
        for part in look.links:
            if not part.box.within(look.window):
                yield f"{look.moment}: “{part.text}” is not in the window"
    for look in _arrival(measured):
        if look.words is None or not look.words.box.within(look.window):
            yield f"{look.moment}: the words are not in the window"


def uncovered(measured: Measurement) -> Iterator[str]:
    """Nothing lies over it, and every tap on a link meets the link."""
    for look in measured.looks:
        for part in look.links:
            if found := part.cover or part.untappable:
                yield f"{look.moment}: {found} is met instead of “{part.text}”"
    for look in _arrival(measured):
        if look.words and (found := look.words.cover):
            yield f"{look.moment}: {found} lies over the words"
        yield from (f"{look.moment}: {found} lies over the page" for found in look.over)
    yield from (f"a message stops the page: “{alert}”" for alert in measured.alerts)


def opaque(measured: Measurement) -> Iterator[str]:
    """Plainly drawn: not see-through, filtered, clipped, moved or in motion."""
    for look in measured.looks:
        yield from (f"{look.moment}: {found}" for found in look.faded)


def stands_out(measured: Measurement) -> Iterator[str]:
    """Its texts keep their contrast on the ground that is really painted."""
    for ink in measured.inks:
        where = f"{ink.moment}: “{ink.text[:24]}”"
        if ink.flat < LEAST_FLAT:
            yield f"{where} does not stand on one flat color ({ink.flat:.0%} of its box)"
        elif (least := min(ink.asked, ink.painted)) < LEAST_CONTRAST:
            yield f"{where} has a contrast of {least:.1f}"


def easy_to_hit(measured: Measurement) -> Iterator[str]:
    """Links are large enough for a finger and show their whole text."""
    for look in measured.looks:
        for part in look.links:
            width, height = part.box.width * look.scale, part.box.height * look.scale
            if min(width, height) < ROW - 0.5:
                yield f"{look.moment}: “{part.text}” is {width:.0f} x {height:.0f} px"
            if part.lines and not part.lines.within(part.box, 1):
                yield f"{look.moment}: “{part.text}” is cut off"


def shows_the_words(measured: Measurement) -> Iterator[str]:
    """The text that is shown is the text that was sent, whole, legible and in order."""
    for look in measured.looks:
        if look.strip is None:
            continue
        policy = look.policy or measured.policy
        shows = [*(link.shows for link in policy.links), policy.help_text]
        shown, start = squeeze(look.shown), 0
        if look.moment == "on arrival" and shown != measured.served_text:
            yield f"{look.moment}: it shows “{shown}”"
        for words in policy.words:
            start = shown.find(words, start)
            if start < 0:
                yield f"{look.moment}: “{words}” is not shown at its place"
                break
        texts = [part.text for part in look.links]
        if len(texts) != len(shows) or any(a not in b for a, b in zip(shows, texts, strict=False)):
            yield f"{look.moment}: its links show {texts}"
        yield from (f"{look.moment}: {found}" for found in look.disguised)
        yield from _illegible(look)


def _illegible(look: Look) -> Iterator[str]:
    for part in look.parts:
        if part.lines is None:
            yield f"{look.moment}: no text is drawn for “{part.text}”"
        if part.pixels * look.scale < LEAST_TYPE:
            yield f"{look.moment}: “{part.text[:24]}” is set in {part.pixels * look.scale:.1f} px"
    places = [(round(part.box.top), part.box.left) for part in look.links]
    if places != sorted(places):
        yield f"{look.moment}: its links stand in another order"


def reached_by_keyboard(measured: Measurement) -> Iterator[str]:
    """The links are among the first Tab stops, in their order."""
    tabbed = [look for look in measured.looks if look.tabs]
    reached = [look.focused for look in tabbed if look.focused >= 0]
    expected = list(range(len(measured.policy.links) + 1))
    if tabbed and tabbed[0].links and reached != expected:
        stops = ", ".join(look.focus for look in tabbed)
        yield f"the first {FIRST_STOPS} Tab stops ({stops}) reach the links {reached}"


def announced(measured: Measurement) -> Iterator[str]:
    """A screen reader announces the landmark by name, and each link as it reads."""
    for look in _arrival(measured):
        if look.strip is None:
            continue
        heard = [(one.role, squeeze(one.name)) for one in measured.spoken]
        links = [("link", squeeze(part.text)) for part in look.links]
        expected = [("complementary", measured.policy.label), *links]
        if heard != expected:
            yield f"a screen reader announces {heard}"


def never_over_the_focus(measured: Measurement) -> Iterator[str]:
    """Whoever walks the page by keyboard sees where they are."""
    if measured.state.walks and not measured.walk:
        yield "no Tab stop could be walked to"
    yield from (f"{stop.name} is under the strip" for stop in measured.walk if stop.under)


def small_enough(measured: Measurement) -> Iterator[str]:
    """The banner leaves the page to its reader."""
    height, spaced = measured.state.height, measured.state.spaced
    most = height * STRIP_SHARE if height >= ZOOMED[1] else ROW + HAIR
    if spaced:
        most = max(most, 2 * ROW + HAIR)
    for look in measured.looks:
        if look.strip and look.strip.height > most:
            yield f"{look.moment}: the strip is {look.strip.height:.0f} px high"
        if any(box.right > look.window.right + 0.5 or box.left < -0.5 for box in look.boxes):
            yield f"{look.moment}: the banner is wider than the window"
    for look in _arrival(measured):
        bottom = max((box.bottom for box in look.boxes), default=0)
        if not spaced and height >= WHOLE_BANNER_FROM and bottom > height * BANNER_SHARE:
            yield f"{look.moment}: the whole banner takes {bottom:.0f} of {height} px"


def unaltered(measured: Measurement) -> Iterator[str]:
    """No script takes it away, adds to it or rewrites it."""
    for moment, banners in measured.live:
        if banners != measured.served:
            yield f"{moment}: it is not as it was sent, but {' '.join(banners) or 'gone'}"


def on_every_sheet(measured: Measurement) -> Iterator[str]:
    """Each sheet carries the line; the first one the whole banner."""
    count = len(measured.sheets)
    for sheet in measured.sheets:
        required = measured.policy.paper + (measured.policy.words if sheet.number == 1 else ())
        missing = [words for words in required if words not in sheet.text]
        if missing:
            yield f"sheet {sheet.number} of {count} lacks {missing}"


def printed_dark(measured: Measurement) -> Iterator[str]:
    """The line is dark ink on light ground."""
    for sheet in measured.sheets:
        if sheet.contrast is not None and sheet.contrast < LEAST_CONTRAST:
            yield f"sheet {sheet.number}: the line has a contrast of {sheet.contrast:.1f}"


def _arrival(measured: Measurement) -> tuple[Look, ...]:
    return measured.looks[:1]


RULES: dict[str, tuple[Rule, str]] = {
    "seen-in-view": (in_view, "Keep `position: sticky; top: 0` on the strip, in <body> itself."),
    "seen-uncovered": (uncovered, "Take away what lies over it, or lower its z-index."),
    "seen-opaque": (opaque, "Take this property away from the banner and all it stands in."),
    "seen-contrast": (stands_out, "Restore its color tokens in overrides/styles/tokens.css."),
    "seen-target": (easy_to_hit, "Keep min-height and min-width at var(--strip), 44 px."),
    "seen-words": (shows_the_words, "Show the text of extra.crisis as it is, in its order."),
    "seen-keyboard": (reached_by_keyboard, "Put nothing but the skip link before the banner."),
    "seen-landmark": (announced, "Keep <aside> with its aria-label, and plain links in it."),
    "seen-focus": (never_over_the_focus, "Raise scroll-padding-top on <html> above the strip."),
    "seen-size": (small_enough, "Shorten the words, or take space out of crisis-banner.css."),
    "seen-unaltered": (unaltered, "Find the script that does it, and take it out."),
    "seen-print": (on_every_sheet, "Restore overrides/styles/crisis-print.css."),
    "seen-print-ink": (printed_dark, "Print it in #000 (overrides/styles/crisis-print.css)."),
}
