"""What a screen reader is given: the browser's own accessibility tree, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# Told by what stands in them, or only there to hold something.
QUIET = frozenset({"StaticText", "InlineTextBox", "LineBreak", "ListMarker", "none", "generic"})


@dataclass
class Node:
    """One thing a screen reader can tell of."""

    role: str
    name: str
    facts: dict[str, Any]  # level, url, …
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This and everything in it, in the order it is read."""
        yield self
        for child in self.children:
            yield from child.walk()

    def told(self, depth: int = 0) -> str:
        """The tree for people: one line for each, deeper ones further in."""
        level = f" {self.facts['level']}" if self.role == "heading" else ""
        name = f" “{self.name[:70]}”" if self.name else ""
        below = [child.told(depth + 1) for child in self.children if child.role not in QUIET]
        return "\n".join([f"{'  ' * depth}{self.role}{level}{name}", *below])


def read_tree(page: Page) -> Node:
    """The tree of the page as it is now."""
    session = page.context.new_cdp_session(page)
    rows = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {row["nodeId"]: row for row in rows}
    (root,) = _shown(by_id, rows[0]["nodeId"])
    return root


def _shown(by_id: dict[str, Any], number: str) -> list[Node]:
    """The node, or in place of one that is passed over what stands in it."""
    row = by_id.get(number)
    if row is None:
        return []
    inside = [node for child in row.get("childIds", []) for node in _shown(by_id, child)]
    role = row.get("role", {}).get("value", "none")
    if row["ignored"] or role in {"none", "generic"}:
        return inside
    facts = {it["name"]: it["value"].get("value") for it in row.get("properties", [])}
    return [Node(role, str(row.get("name", {}).get("value", "")).strip(), facts, inside)]
