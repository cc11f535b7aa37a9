"""A ZIP of a year's certificates, with a table: for their holder, or an agency's coordinator."""
