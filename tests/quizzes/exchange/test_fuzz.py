"""Whatever stands in a file, it is read or refused in words: no crash, no hang."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange.formats.registry import FORMATS
from tests.quizzes.exchange import fuzz

FILES = 300


def test_damaged_files_break_no_parser():
    found = sum(fuzz.tried(range(FILES)))
    assert found > FILES, "too little was still readable for this to say anything"


def test_the_same_number_is_the_same_file():
    good = fuzz.seeds()
    assert fuzz.mutant(7, good) == fuzz.mutant(7, good) != fuzz.mutant(8, good)


@settings(max_examples=50)
@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_at_all_are_read_or_refused(content, form):
    parsed = FORMATS[form].read(content)
    assert isinstance(parsed.items, tuple)
    assert all(problem.text and problem.line >= 0 for problem in parsed.problems)


@settings(max_examples=50)
@given(
    st.text("{}~=#%\\:->.\n [](|)*AB1T", max_size=120), st.sampled_from(("gift", "aiken", "csv"))
)
def test_any_mixture_of_signs_is_read_or_refused(text, form):
    number = sorted(FORMATS).index(form)
    fuzz.try_one(text.encode(), number)
