"""Giving single people more than the terms of a quiz, in the Wagtail admin."""
