"""Links between a text and its notes: short, and named in words."""

from __future__ import annotations

from sitekit.output.note_links import with_short_note_links

MADE = (
    '<p>One.<sup id="fnref:a-claim"><a class="footnote-ref" href="#fn:a-claim">1</a></sup>'
    ' Two.<sup id="fnref2:a-claim"><a class="footnote-ref" href="#fn:a-claim">1</a></sup></p>'
    '<div class="footnote"><ol><li id="fn:a-claim">\n<p>Why.&#160;'
    '<a class="footnote-backref" href="#fnref:a-claim" title="Back to where it is">↩</a>'
    '<a class="footnote-backref" href="#fnref2:a-claim" title="Back to where it is">↩</a>'
    "</p>\n</li></ol></div>"
)
SHORT = (
    '<p>One.<sup id="cited-1"><a href="#note-1">1</a></sup>'
    ' Two.<sup><a href="#note-1">1</a></sup></p>'
    '<div class="footnote"><ol><li id="note-1">\n<p>Why.'
    ' <a href="#cited-1">Back</a>'
    "</p>\n</li></ol></div>"
)


def test_notes_are_numbered_and_the_way_back_is_a_word() -> None:
    assert with_short_note_links(MADE.encode()).decode() == SHORT


def test_twice_changes_nothing_and_neither_does_a_page_without_notes() -> None:
    assert with_short_note_links(SHORT.encode()).decode() == SHORT
    other = b'<p id="fnref:x"><a href="#fn:x">1</a>'
    assert with_short_note_links(other) == other


def test_a_link_to_a_note_that_is_not_there_is_left_for_the_link_check() -> None:
    page = MADE.encode() + b'<a href="#fn:other">2</a>'
    assert b'href="#fn:other"' in with_short_note_links(page)
