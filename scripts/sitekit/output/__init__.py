"""The built folder itself: page basics, unused files, publication by rename."""
