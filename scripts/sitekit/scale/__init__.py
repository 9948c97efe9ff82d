"""How the site grows: articles made up to measure with, and the table and chart of it."""
