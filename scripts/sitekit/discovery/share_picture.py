"""The picture other sites show beside a link to ours: the mark, the name, the crisis numbers.

Drawn by Pillow with the typeface it carries, so that it is the same on every machine.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from ..findings import CouldNotCheck

SIZE = (1200, 630)
PAPER, INK, ACCENT, CRISIS, CRISIS_INK = "#fbf7f0", "#2a2420", "#8a3b2e", "#2d2340", "#ffffff"
FINE = 2  # drawn so many times larger, then made smaller, for smooth edges


def share_picture(name: str, line: str, crisis: str) -> bytes:
    """A PNG of 1200 by 630: `name` large, `line` below it, `crisis` in a band at the foot."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    _mark(draw)
    draw.rectangle([0, 520 * FINE, SIZE[0] * FINE, SIZE[1] * FINE], fill=CRISIS)
    for text, middle, size, ink in (
        (name, 362, 92, INK),
        (line, 450, 36, INK),
        (crisis, 575, 38, CRISIS_INK),
    ):
        font = _fitting(draw, text, size)
        at = (SIZE[0] * FINE // 2, middle * FINE)
        draw.text(at, text, font=font, fill=ink, anchor="mm")
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _mark(draw: ImageDraw.ImageDraw) -> None:
    """Two shapes and the slack thread that ties one to the other, as in the site's own mark."""
    middle, round_, pen = 190, 72, 26
    left, right = 440, 760
    inside = round_ - pen + 4  # its ends are hidden in the shapes
    thread = (left + inside, middle - 66, right - inside, middle + 66)
    draw.arc([edge * FINE for edge in thread], 0, 180, fill=ACCENT, width=14 * FINE)
    for at, filled in ((left, False), (right, True)):
        box = (at - round_, middle - round_, at + round_, middle + round_)
        draw.ellipse([edge * FINE for edge in box], fill=ACCENT if filled else None,
                     outline=ACCENT, width=pen * FINE)  # fmt: skip


def _fitting(draw: ImageDraw.ImageDraw, text: str, size: int) -> ImageFont.FreeTypeFont:
    """The typeface in that size, or smaller where the text would not fit."""
    while True:
        font = ImageFont.load_default(size * FINE)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise CouldNotCheck("the share picture: this Pillow was built without FreeType")
        if draw.textlength(text, font=font) <= (SIZE[0] - 80) * FINE:
            return font
        size -= 1
