"""Copies of the site that work without a network: zip, one HTML file, e-book, paper."""
