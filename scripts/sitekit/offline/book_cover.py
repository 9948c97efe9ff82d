"""The cover of the e-book: the mark, the name, the crisis numbers. Drawn by Pillow."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 1600)
PAPER, INK, ACCENT, CRISIS, CRISIS_INK = "#fbf7f0", "#2a2420", "#8a3b2e", "#35294d", "#ffffff"
FINE = 2  # drawn so many times larger, then made smaller, for smooth edges
BAND = 1380  # where the crisis line's band begins


def cover(name: str, lines: list[str], crisis: list[str], font: Path) -> bytes:
    """A PNG of 1200 by 1600: `name` large, `lines` below it, `crisis` in a band at the foot."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    _mark(draw)
    draw.rectangle([0, BAND * FINE, SIZE[0] * FINE, SIZE[1] * FINE], fill=CRISIS)
    for text, middle, size, ink in (
        ([name], 760, 150, INK),
        (lines, 930, 50, INK),
        (crisis, BAND + 75, 46, CRISIS_INK),
    ):
        _write(draw, text, middle, ImageFont.truetype(str(font), size * FINE), ink)
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(
    draw: ImageDraw.ImageDraw,
    lines: list[str],
    middle: int,
    font: ImageFont.FreeTypeFont,
    ink: str,
) -> None:
    """Lines of text around the middle of the picture, the first one at a height."""
    for at, line in enumerate(lines):
        place = (SIZE[0] * FINE // 2, middle * FINE + int(at * font.size * 1.45))
        draw.text(place, line, font=font, fill=ink, anchor="mm")


def _mark(draw: ImageDraw.ImageDraw) -> None:
    """Two shapes and the slack thread that ties one to the other, as in the site's own mark."""
    middle, round_, pen = 430, 100, 36
    left, right = 330, 870
    inside = round_ - pen + 4  # its ends are hidden in the shapes
    thread = (left + inside, middle - 110, right - inside, middle + 110)
    draw.arc([edge * FINE for edge in thread], 0, 180, fill=ACCENT, width=22 * FINE)
    for at, filled in ((left, False), (right, True)):
        box = [at - round_, middle - round_, at + round_, middle + round_]
        draw.ellipse([edge * FINE for edge in box], fill=ACCENT if filled else None,
                     outline=ACCENT, width=pen * FINE)  # fmt: skip
