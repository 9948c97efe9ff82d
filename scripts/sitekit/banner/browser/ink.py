"""Contrast, read from pixels that were really painted."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from .measure import Box, Color, Ink, Part

Pixel = tuple[int, int, int]
SAME = 4  # steps in a channel that no eye tells apart


def contrast(one: Pixel, other: Pixel) -> float:
    """The contrast ratio of WCAG 2: 1 for the same color, 21 for black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def span(image: Image.Image) -> float:
    """The contrast of the darkest and the lightest pixel, if the darkest is the rarer."""
    gray = image.convert("L")
    levels = gray.histogram()
    used = [level for level, count in enumerate(levels) if count]
    dark, light = used[0], used[-1]
    is_dark_on_light = max(used, key=lambda level: levels[level]) == light
    return contrast((dark,) * 3, (light,) * 3) if is_dark_on_light else 1.0


def read_inks(parts: Sequence[Part], shot: Image.Image, area: Box, moment: str) -> list[Ink]:
    """How those parts that lie in `area` stand out in the picture of it."""
    return [
        _read_ink(part, _cut(shot, part.box, area), moment)
        for part in parts
        if part.box.within(area, 1)
    ]


def _cut(shot: Image.Image, box: Box, area: Box) -> Image.Image:
    corners = (box.left - area.left, box.top - area.top, box.right - area.left,
               box.bottom - area.top)  # fmt: skip
    left, top, right, bottom = (round(value) for value in corners)
    return shot.crop((max(left, 0), max(top, 0), min(right, shot.width), min(bottom, shot.height)))


def _read_ink(part: Part, picture: Image.Image, moment: str) -> Ink:
    counts: list[tuple[int, Pixel]] = picture.getcolors(picture.width * picture.height + 1) or []  # type: ignore[assignment]
    if not counts:
        return Ink(moment, part.text, 0.0, 1.0, 1.0)
    ground = max(counts)[1]
    flat = sum(count for count, color in counts if _close(color, ground))
    return Ink(
        moment,
        part.text,
        flat / (picture.width * picture.height),
        contrast(_over(part.ink, ground), ground),
        max(contrast(color, ground) for _, color in counts),
    )


def _close(one: Pixel, other: Pixel) -> bool:
    return all(abs(a - b) <= SAME for a, b in zip(one, other, strict=True))


def _over(ink: Color, ground: Pixel) -> Pixel:
    *channels, alpha = ink
    red, green, blue = (
        round(top * alpha / 255 + below * (255 - alpha) / 255)
        for top, below in zip(channels, ground, strict=True)
    )
    return red, green, blue


def _luminance(pixel: Pixel) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in pixel)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
