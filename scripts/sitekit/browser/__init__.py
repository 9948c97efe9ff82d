"""Real Chromium: how it is found and started."""
