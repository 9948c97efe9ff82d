"""The crisis line: what every page must carry, and the gate that sees to it."""
