"""The benchmark of the gate measures what it says, and judges no time."""

from __future__ import annotations

import pytest

from support.project import Project


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def test_the_benchmark_prints_one_row_for_each_number_of_long_usual_and_short_pages(
    built: Project,
) -> None:
    run = built.run("scripts/bench_gate.py", "3", "6")
    assert run.code == 0, run.said
    header, rule, *rows = [cells(line) for line in run.said.splitlines()]
    assert header[:3] == ["pages", "kB a page", "gate, CPU s"]
    assert rule == ["---:"] * len(header)
    assert [row[0] for row in rows] == ["3", "6"] * 3
    assert {row[header.index("growth")] for row in rows[::2]} == {"1.00"}
    assert float(rows[0][1]) > float(rows[2][1]) > float(rows[4][1])
    assert {row[header.index("findings")] for row in rows} == {"0"}
    for row in rows:
        assert len(row) == len(header)
        assert all(float(cell) >= 0 for cell in row)
        assert float(row[header.index("gate, MB")]) > 1


@pytest.mark.parametrize("size", ["0", "-1", "many"])
def test_the_benchmark_refuses_what_is_no_number_of_pages(built: Project, size: str) -> None:
    run = built.run("scripts/bench_gate.py", size)
    assert run.code == 2
    assert "usage" in run.said


def test_the_benchmark_cannot_measure_without_a_built_site(project: Project) -> None:
    run = project.run("scripts/bench_gate.py", "3")
    assert run.code == 2
    assert "Build the site first" in run.said


def test_the_benchmark_says_when_its_pages_do_not_pass(project: Project) -> None:
    for name in ("articles/bad", "about"):
        project.write(f"site/{name}/index.html", "<!doctype html><title>x</title>\n<p>No line.")
    run = project.run("scripts/bench_gate.py", "2")
    assert run.code == 1, run.said
