"""How the site grows: articles made up to measure with, and what was measured of them."""
