"""The gate in a real browser: the crisis line as a reader meets it, on every page."""
