"""The site kept by a reader's own browser: the program that does it, and what it may keep."""
