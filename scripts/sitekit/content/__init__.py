"""The words: front matter, sources and plain language, checked in the Markdown."""
