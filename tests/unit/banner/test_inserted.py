"""Scripts that no page names: programs are judged as such, data as the words they become."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitekit.banner.gate import check_banners
from sitekit.banner.inserted import data_of
from sitekit.pages import read_output

PASSES = Path(__file__).resolve().parents[2] / "fixtures" / "banner" / "pass" / "plain.html"
ASSIGNED = "(window.stillNearSearch=window.stillNearSearch||{}).panelWords="


def rules(folder: Path, script: str) -> set[str]:
    for path in ("index.html", "get-help/index.html"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(PASSES.read_bytes())
    (folder / "a.js").write_text(script, encoding="utf-8")
    found = check_banners(read_output(folder))
    assert all(finding.path == "a.js" for finding in found if finding.path.endswith(".js"))
    return {finding.rule for finding in found if finding.path == "a.js"}


def test_data_is_told_from_a_program() -> None:
    assert data_of(b'stillNearSearch.take("a","b",{"c":["d"]});\n') == ["a", "b", {"c": ["d"]}]
    assert data_of(f'{ASSIGNED}"<p>x<\\/p>";'.encode()) == ["<p>x</p>"]
    for program in ("stillNearSearch.take(f());", "eval('1');", 'setTimeout("1");', "take(1);",
                    'stillNearSearch.take("a");alert("b")'):  # fmt: skip
        assert data_of(program.encode()) is None


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<a href="tel:989">Call 989</a>', "line-number"),
        ('<p class="crisis">988</p>', "banner-once"),
        ('<img src="x" onerror="f()">', "banner-script"),
        ("<style>.crisis { display: none }</style>", "banner-style"),
        ("<p>Call 1-800-273-8259 now.</p>", "line-neighbour"),
    ],
)
def test_words_in_a_script_are_judged_like_words_on_a_page(
    tmp_path: Path, markup: str, rule: str
) -> None:
    assert rule in rules(tmp_path, f"{ASSIGNED}{json.dumps(markup)};\n")


def test_words_that_are_right_pass_and_so_does_plain_data(tmp_path: Path) -> None:
    right = '<p data-crisis-callout>Call or text 988.</p><a href="tel:988">Call 988</a>'
    assert rules(tmp_path, f"{ASSIGNED}{json.dumps(right)};\n") == set()
    assert rules(tmp_path, 'stillNearSearch.take("a",{"crisis":"b"});') == set()


def test_a_program_that_no_page_names_is_judged_all_the_same(tmp_path: Path) -> None:
    script = 'document.querySelector("[data-crisis-banner]").remove();'
    assert rules(tmp_path, script) == {"banner-script"}
