"""What a check found, as text, JSON, JUnit XML or SARIF: pure functions, one a format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as Plain  # only writes

from .findings import CLEAN, COULD_NOT_CHECK, FINDINGS, Finding

TOOL = "still-near-check"
COULD_NOT = "could-not-check"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# What a terminal, an XML file or a line of a log could take for something else.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Checked:
    """One target after its check: its pages, what is wrong, and why nothing can be said."""

    target: str
    kind: str = ""  # folder, zip, epub, page, pdf, site
    pages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()  # seen, but not checked
    problem: str = ""
    prefix: str = ""  # stands before a path to say where in the world it is

    @property
    def code(self) -> int:
        """The exit code: a problem outweighs findings."""
        if self.problem:
            return COULD_NOT_CHECK
        return FINDINGS if self.findings else CLEAN

    @property
    def status(self) -> str:
        """The exit code in words."""
        return {CLEAN: "clean", FINDINGS: "findings", COULD_NOT_CHECK: COULD_NOT}[self.code]


def worst(results: Sequence[Checked]) -> int:
    """One exit code for all targets."""
    return max((result.code for result in results), default=COULD_NOT_CHECK)


def as_text(results: Sequence[Checked]) -> str:
    """For people: each finding, and a closing line for each target."""
    lines: list[str] = []
    for result in map(_printable, results):
        lines += [str(finding) for finding in result.findings]
        lines += [f"{result.target}: not checked: {note}" for note in result.notes]
        if result.problem:
            lines.append(f"check_banner: could not check {result.problem}")
        else:
            found, pages = len(result.findings), len(result.pages)
            lines.append(
                f"crisis line on {pages} page{'' if pages == 1 else 's'} of {result.target}:"
                f" {found} finding{'' if found == 1 else 's'}"
            )
    return "\n".join(lines) + "\n"


def as_json(results: Sequence[Checked]) -> str:
    """For programs. Fields are only ever added::

    {"version": 1, "tool": str, "exit_code": 0|1|2, "targets": [
      {"target": str, "kind": "folder"|"zip"|"epub"|"page"|"pdf"|"site"|"",
       "status": "clean"|"findings"|"could-not-check", "problem": str,
       "pages": [str], "notes": [str], "findings": [
         {"path": str, "line": int (0: the whole page), "rule": str,
          "message": str, "mend": str, "place": str (target and path together)}]}]}
    """
    targets = [
        {
            "target": result.target,
            "kind": result.kind,
            "status": result.status,
            "problem": result.problem,
            "pages": list(result.pages),
            "notes": list(result.notes),
            "findings": [
                asdict(finding) | {"place": result.prefix + finding.path}
                for finding in result.findings
            ],
        }
        for result in map(_printable, results)
    ]
    return _dump({"version": 1, "tool": TOOL, "exit_code": worst(results), "targets": targets})


def as_junit(results: Sequence[Checked]) -> str:
    """For build servers: a suite for each target, a test for each page."""
    root = Plain.Element("testsuites", name=TOOL)
    for result in map(_printable, results):
        suite = Plain.SubElement(root, "testsuite", name=result.target)
        paths = [*result.pages, *(finding.path for finding in result.findings)]
        for path in dict.fromkeys(paths):
            case = Plain.SubElement(suite, "testcase", name=path, classname=result.target)
            for finding in result.findings:
                if finding.path == path:
                    said = {"type": finding.rule, "message": finding.message}
                    Plain.SubElement(case, "failure", said).text = str(finding)
        if result.problem:
            case = Plain.SubElement(suite, "testcase", name=COULD_NOT, classname=result.target)
            said = {"type": COULD_NOT, "message": result.problem}
            Plain.SubElement(case, "error", said).text = result.problem
        if result.notes:
            Plain.SubElement(suite, "system-out").text = "\n".join(result.notes)
        _count(suite, [suite])
    _count(root, list(root))
    Plain.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Plain.tostring(root, "unicode") + "\n"


def as_sarif(results: Sequence[Checked]) -> str:
    """For code scanning (SARIF 2.1.0): rules with their mends, results with their places."""
    shown = [_printable(result) for result in results]
    mends = {it.rule: it.mend for result in reversed(shown) for it in reversed(result.findings)}
    rules = [{"id": rule, "shortDescription": {"text": rule},
              "help": {"text": mends[rule] or "See the message."}}
             for rule in sorted(mends)]  # fmt: skip
    problems = [_notification(it.problem, "error") for it in shown if it.problem]
    notes = [_notification(note, "note") for it in shown for note in it.notes]
    invocation = {
        "executionSuccessful": not problems,
        "exitCode": worst(results),
        "toolExecutionNotifications": problems + notes,
    }
    run = {
        "tool": {"driver": {"name": TOOL, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_sarif_result(result, finding, sorted(mends))
                    for result in shown for finding in result.findings],
    }  # fmt: skip
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": as_text,
    "json": as_json,
    "junit": as_junit,
    "sarif": as_sarif,
}


def _sarif_result(result: Checked, finding: Finding, rules: list[str]) -> dict[str, Any]:
    uri = quote(result.prefix + finding.path, safe="/:!#=~")
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line > 0:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": "error",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _notification(text: str, level: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}


def _count(element: Plain.Element, suites: list[Plain.Element]) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        element.set(name, str(sum(1 for suite in suites for _ in suite.iter(tag))))


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _printable(result: Checked) -> Checked:
    """The same with every character that could be taken for something else written out."""
    findings = [
        Finding(
            _written_out(it.path), it.line, it.rule, _written_out(it.message), _written_out(it.mend)
        )
        for it in sorted(set(result.findings))
    ]
    return replace(
        result,
        target=_written_out(result.target),
        pages=tuple(map(_written_out, result.pages)),
        findings=tuple(findings),
        notes=tuple(map(_written_out, result.notes)),
        problem=_written_out(result.problem),
        prefix=_written_out(result.prefix),
    )


def _written_out(text: str) -> str:
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
