"""Pages of the Wagtail admin about learning. All read, none writes."""
