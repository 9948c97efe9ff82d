"""Copies of the site that work without a network."""
