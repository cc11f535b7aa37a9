"""The demonstration content: human-written TOML files, and what builds a site from them.

Whatever exists is left alone, so loading again adds only what is missing and never undoes
an editor's work.
"""
