"""What a form says about answers: which values belong to which question."""

import pytest
from django.http import QueryDict

from quizzes import posted


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("", {}),
        ("answer-1=a&answer-1=b", {"answer-1": ["a", "b"]}),
        ("answer-1-c1=a&answer-1-c2=b", {"answer-1": ["a", "b"]}),
        ("answer-1-c2=b&answer-1=a&answer-1-c1=c", {"answer-1": ["b", "a", "c"]}),
        ("answer-1-c1=a&answer-11=b", {"answer-1": ["a"], "answer-11": ["b"]}),
        ("answer=a&answer-c1=b", {"answer": ["a", "b"]}),
        ("answer-1-=a&answer--1=b&answer-0=c&answer-1-1=d&seq-1=5&next=/", {}),
        ("answer-1-abcdefghi=a&answer-1-c-1=b&xanswer-1=c&answer-99999=d", {}),
    ],
)
def test_values_belong_to_the_field_their_name_begins_with(query, sent):
    assert posted.by_field(QueryDict(query)) == sent
