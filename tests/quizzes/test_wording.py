"""Rich text as plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.wording import first_words


@pytest.mark.parametrize(
    ("html", "length", "expected"),
    [
        ("<p>Satu dua.</p>", 20, "Satu dua."),
        ("<p>Satu dua tiga</p>", 10, "Satu dua…"),
        ("<p>Satu dua. Tiga empat</p>", 12, "Satu dua…"),
        ("<p>Satu</p><p>dua</p>", 20, "Satu dua"),
        ("", 5, ""),
    ],
)
def test_first_words(html, length, expected):
    assert first_words(html, length) == expected


@given(st.text(alphabet="ab .,", max_size=60), st.integers(5, 30))
def test_never_longer_than_asked(text, length):
    assert len(first_words(text, length)) <= length
