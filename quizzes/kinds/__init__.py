"""One file per question kind. ``registry.py`` lists them; ``base.py`` says what a kind is."""
