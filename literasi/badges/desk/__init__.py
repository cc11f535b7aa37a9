"""What administrators do with awards, beyond one award's own page: lists, checks."""
