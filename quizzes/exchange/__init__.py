"""Questions in and out of the bank: files are read into ``items``, items become drafts, and back.

``formats`` holds one module per file format, ``kinds`` how each kind of question becomes an
answer of ``items`` and back. Neither knows the other.
"""
