"""Figures and signs as staff read them: in words, in charts, in the admin."""
