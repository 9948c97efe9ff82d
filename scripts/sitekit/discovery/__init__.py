"""How a page is found and shared: structured data, sitemap, feed, robots, share picture."""
