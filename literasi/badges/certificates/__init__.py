"""Certificates as PDF: words, layout, drawing, files; the seal; versions signed elsewhere."""
