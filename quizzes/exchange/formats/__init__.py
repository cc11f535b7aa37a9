"""One module per file format. ``registry`` lists them, ``base`` says what a format is."""
