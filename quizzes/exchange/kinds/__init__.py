"""How each kind of question becomes an answer of ``items``, and back. See ``registry``."""
