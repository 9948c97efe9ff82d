"""Many pages in one document: no two places of one name, no link that leads out by mistake."""

from __future__ import annotations

from sitekit.html_view import Page
from sitekit.offline.for_readers import offline_tree, paper_tree
from sitekit.offline.merged_styles import merged, with_lower_headings
from sitekit.offline.one_document import Document, lowered
from sitekit.pages import Output

HOME = Page("index.html", b"""<!doctype html><html lang=en><body><main id=main data-kind=home>
<h1 id=top>Home</h1><p><a id=one href="about/#top">1</a> <a href="#top">2</a>
<a href="lost/">lost <b>words</b></a> <a href="https://example.org/">3</a> <a href="tel:988">4</a>
<img src="figures/a.svg" alt="A drawing"></p><label for=box>Box</label><input id=box>
<p data-online-only>online</p></main>""")  # fmt: skip
ABOUT = Page("about/index.html", b"""<!doctype html><html lang=es><body><main id=main>
<h1 id=top>About</h1><ul><li><p>One</p></li><li><p>Two</p><p>Three</p></li></ul>
<button>Press</button></main>""")  # fmt: skip
OUTPUT = Output(
    frozenset({"index.html", "about/index.html", "lost/index.html", "figures/a.svg"}),
    (HOME, ABOUT),
)
DOCUMENT = Document(frozenset({"index.html", "about/index.html"}), OUTPUT, lambda _: b"<svg/>")


def part(page: Page) -> str:
    return DOCUMENT.part(page, offline_tree(page))


def test_places_of_two_pages_have_two_names() -> None:
    assert 'id="home--top"' in part(HOME)
    assert 'id="about--top"' in part(ABOUT)
    assert 'for="home--box"' in part(HOME)


def test_links_lead_to_the_place_inside_the_document() -> None:
    made = part(HOME)
    assert 'href="#about--top"' in made
    assert 'href="#home--top"' in made
    assert 'href="https://example.org/"' in made
    assert 'href="tel:988"' in made


def test_a_link_to_a_page_that_is_not_there_becomes_its_words() -> None:
    assert "lost <b>words</b>" in part(HOME)
    assert "lost/" not in part(HOME)


def test_pictures_become_part_of_the_document() -> None:
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+"' in part(HOME)


def test_what_only_makes_sense_online_is_left_out() -> None:
    assert "online" not in part(HOME)


def test_each_part_keeps_its_language_and_kind() -> None:
    assert part(ABOUT).startswith('<section class="part" id="about" data-kind="page" lang="es">')


def test_a_page_that_scripts_look_into_keeps_the_names_of_its_places() -> None:
    kept = Document(DOCUMENT.inside, OUTPUT, lambda _: b"", as_is=frozenset({"index.html"}))
    made = kept.part(HOME, offline_tree(HOME))
    assert 'id="box"' in made
    assert 'href="#top"' in made


def test_paper_has_no_buttons_and_no_paragraphs_alone_in_a_list() -> None:
    made = DOCUMENT.part(ABOUT, paper_tree(ABOUT))
    assert "Press" not in made
    assert "<li>One</li>" in made
    assert "<p>Two</p><p>Three</p>" in made


def test_headings_stand_one_level_lower() -> None:
    assert lowered("<h1>a</h1><h2 id=x>b</h2><header>c</header>") == (
        "<h2>a</h2><h3 id=x>b</h3><header>c</header>"
    )


def test_styles_of_headings_follow_them() -> None:
    lower = with_lower_headings("h1,.h1 h2>a{color:red}@media print{h3{color:red}}")
    assert lower == "h2,.h1 h3>a{color:red}@media print{h4{color:red}}"


def test_each_rule_stands_once_and_in_the_order_of_its_sheet() -> None:
    assert merged(["a{x:1}c{x:3}", "a{x:1}b{x:2}c{x:3}"]) == "a{x:1}b{x:2}c{x:3}"


def test_what_one_kind_of_page_changes_on_paper_is_left_out() -> None:
    assert merged(["@media print{a{x:1}}", "@media print{a{x:1}}@media print{b{x:2}}"]) == (
        "@media print{a{x:1}}"
    )
