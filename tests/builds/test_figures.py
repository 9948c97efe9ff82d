"""The drawings: small, whole, legible anywhere, and said in words beside them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborNode

from sitekit.offline.zip_edition import ZIP_PATH
from sitekit.pages import read_output
from support.project import ROOT

FIGURES = sorted((ROOT / "docs" / "figures").glob("*.svg"), key=lambda path: path.name)
SVG = "{http://www.w3.org/2000/svg}"
DRAWN_WITH = {"svg", "title", "desc", "style", "rect", "path", "circle", "g", "text"}
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda path: path.stem)


def drawing(figure: Path) -> Element:
    root: Element = fromstring(figure.read_text(encoding="utf-8"))
    return root


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z’]+", text.lower()))


def shown(figure: Path, site: Path) -> list[LexborNode]:
    """The pictures of this drawing on the built pages."""
    query = f'figure.figure img[src$="/figures/{figure.name}"]'
    return [node for page in read_output(site).pages for node in page.tree.css(query)]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@each_figure
def test_a_figure_has_a_name_and_a_description(figure: Path) -> None:
    root = drawing(figure)
    assert root.get("role") == "img"
    for part, at_least in (("title", 3), ("desc", 20)):
        node = root.find(SVG + part)
        assert node is not None
        assert len((node.text or "").split()) >= at_least
        assert node.get("id") in (root.get("aria-labelledby") or "").split()


@each_figure
def test_a_figure_is_small_and_holds_nothing_that_runs_or_loads(figure: Path) -> None:
    text = figure.read_text(encoding="utf-8")
    assert len(text.encode()) <= 6000
    assert text.replace('xmlns="http://www.w3.org/2000/svg"', "").count("//") == 0
    assert not re.search(r"url\(|@import|@font-face", text)
    for node in drawing(figure).iter():
        assert node.tag.removeprefix(SVG) in DRAWN_WITH
        for name in node.attrib:
            assert name != "style"
            assert not name.startswith("on")
            assert not name.endswith("href")


@each_figure
def test_a_figure_has_its_own_dark_print_and_forced_colors_rules(figure: Path) -> None:
    styles = drawing(figure).findtext(SVG + "style") or ""
    for media in ("(prefers-color-scheme: dark)", "print", "(forced-colors: active)"):
        assert f"@media {media} {{" in styles


@each_figure
def test_lettering_and_lines_stand_out_in_light_and_dark(figure: Path) -> None:
    styles = drawing(figure).findtext(SVG + "style") or ""
    palettes = [
        colors
        for rule in re.findall(r"svg \{([^}]*)\}", styles)
        if len(colors := dict(re.findall(r"--(\w+): (#[0-9a-f]{6})\b", rule))) == 4
    ]
    assert len(palettes) == 2
    for colors in palettes:
        assert contrast(colors["ink"], colors["ground"]) >= 7
        assert contrast(colors["way"], colors["ground"]) >= 7
        assert contrast(colors["thread"], colors["ground"]) >= 3


@each_figure
def test_a_figure_is_shown_once_in_its_true_shape(figure: Path, site: Path) -> None:
    (picture,) = shown(figure, site)
    size = f"0 0 {picture.attributes['width']} {picture.attributes['height']}"
    assert drawing(figure).get("viewBox") == size
    assert picture.attributes["loading"] == "lazy"
    assert 3 <= len((picture.attributes["alt"] or "").split()) <= 12


@each_figure
def test_the_caption_says_every_word_of_the_drawing(figure: Path, site: Path) -> None:
    (picture,) = shown(figure, site)
    frame = picture.parent
    while frame is not None and frame.tag != "figure":
        frame = frame.parent
    assert frame is not None
    caption = frame.css_first("figcaption")
    assert caption is not None
    lettering = " ".join(node.text or "" for node in drawing(figure).iter(SVG + "text"))
    assert words(lettering) - words(caption.text()) == set()
    assert caption.css("ol li, ul li") != []


@each_figure
def test_the_offline_copy_carries_the_figure(figure: Path, site: Path) -> None:
    with zipfile.ZipFile(site / ZIP_PATH) as archive:
        assert archive.read(f"still-near/figures/{figure.name}") == figure.read_bytes()
