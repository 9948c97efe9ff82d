"""What WeasyPrint leaves to be done for PDF/UA: lines in the margin are no part of the text.

It marks what stands in the margin of a sheet as text, and leaves it out of the tree of tags.
PDF/UA-1 (7.8) wants it marked as an artifact of the page. A paragraph in a list item stands
there without the body that items have.
"""

from __future__ import annotations

from typing import Any

import pydyf

PRINTS = 4  # the flag of a link that paper shows as the screen does


def finish_tags(document: Any, pdf: Any) -> None:
    """Mend the tags of a PDF before it is written; WeasyPrint calls this a finisher."""
    by_number = {item.number: item for item in pdf.objects}
    held = _tree(by_number, pdf.catalog["StructTreeRoot"])
    numbers = by_number[_number(by_number[_number(pdf.catalog["StructTreeRoot"])]["ParentTree"])]
    owners = dict(zip(numbers["Nums"][::2], numbers["Nums"][1::2], strict=True))
    for at in range(len(document.pages)):
        apart = {mark for mark, owner in enumerate(owners[at]) if _number(owner) not in held}
        owners[at][:] = ["null" if mark in apart else owner
                         for mark, owner in enumerate(owners[at])]  # fmt: skip
        sheet = by_number[_number(pdf.page_references[at])]
        _mark_as_artifacts(by_number[_number(sheet["Contents"])].stream, apart)
    for item in [it for it in pdf.objects if isinstance(it, dict)]:
        if item.get("Subtype") == "/Link":
            item["F"] = PRINTS
        elif item.get("S") == "/LI":
            _give_body(item, by_number, pdf)


def _tree(by_number: dict[int, Any], root: bytes) -> set[int]:
    """The numbers of all objects that hang on the tree of tags."""
    found: set[int] = set()
    pending = [_number(root)]
    while pending:
        number = pending.pop()
        found.add(number)
        kids = by_number[number].get("K", [])
        pending += [_number(kid) for kid in kids if isinstance(kid, bytes)]
    return found


def _mark_as_artifacts(operators: list[Any], apart: set[int]) -> None:
    """Change the operators that open the marked contents of these numbers on a sheet."""
    for at, operator in enumerate(operators):
        if operator == b"BDC" and int(operators[at - 1]["MCID"]) in apart:
            operators[at - 2 : at] = ["/Artifact", b"<</Type /Pagination>>"]


def _give_body(item: Any, by_number: dict[int, Any], pdf: Any) -> None:
    """Put what stands in a list item behind its bullet into the body it must have (7.6)."""
    kids = [(kid, by_number[_number(kid)]) for kid in item["K"] if isinstance(kid, bytes)]
    inner = [(kid, found) for kid, found in kids if found.get("S") not in {"/Lbl", "/LBody"}]
    if any(found.get("S") == "/LBody" for _, found in kids) or not inner:
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"]})
    body |= {"P": item.reference, "K": pydyf.Array(kid for kid, _ in inner)}
    pdf.add_object(body)
    for _, found in inner:
        found["P"] = body.reference
    item["K"][:] = [kid for kid, found in kids if found.get("S") == "/Lbl"] + [body.reference]


def _number(reference: bytes) -> int:
    """The number of an object, from a reference such as ``12 0 R``."""
    return int(reference.split()[0])
