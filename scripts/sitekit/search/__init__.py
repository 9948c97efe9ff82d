"""Search: an index of the built pages, section by section."""
