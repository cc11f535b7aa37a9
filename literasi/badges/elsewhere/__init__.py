"""Certificates signed outside Literasi: read without trust, matched to awards, kept."""
