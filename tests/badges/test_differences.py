"""Whether a document is the one that was signed, and which part was changed if not."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literasi.badges.credentials.differences import OTHERS, differences, same
from tests.badges.carriers import document

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        (None, False, False),
        ("1", 1, False),
        ([1], [1, 2], False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": None}, {}, False),
        ([], {}, False),
        ("é", "e\u0301", False),
    ],
)
def test_equality_is_that_of_json_data(one, other, equal):
    assert same(one, other) is equal


@given(VALUES)
def test_writing_it_anew_changes_nothing(value):
    written = json.loads(json.dumps(value, indent=3, sort_keys=True))
    assert same(value, written)


def test_an_equal_document_differs_nowhere():
    assert differences(document(), copy.deepcopy(document())) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["credentialSubject", "identifier", 0, "identityHash"], "nama atau alamat email"),
        (["credentialSubject", "achievement", "name"], "lencana, kursus"),
        (["credentialSubject", "achievement", "creditsAvailable"], "lencana, kursus"),
        (["credentialSubject", "type"], "bagian lain"),
        (["issuer", "name"], "penerbitnya"),
        (["validFrom"], "mulai berlaku"),
        (["proof", "proofValue"], "tanda tangan digital"),
        (["@context", 0], "bagian lain"),
        (["type", 1], "bagian lain"),
        (["id"], "alamat kredensial"),
    ],
)
def test_the_part_that_was_changed_is_named(path, expected):
    changed = document()
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = "lain"
    (told,) = differences(changed, document())
    assert expected in str(told)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nilai": 100}, [str(OTHERS)]),
        ({"validUntil": "2099-01-01T00:00:00Z"}, ["masa berlakunya"]),
        ({"credentialSubject": "Budi"}, 3),
        ({"credentialSubject": None}, 3),
    ],
)
def test_what_was_added_or_taken_out_is_named(changes, expected):
    told = [str(part) for part in differences(document(**changes), document())]
    assert len(told) == expected if isinstance(expected, int) else told == expected


@given(VALUES)
def test_anything_can_be_compared(value):
    sent = value if isinstance(value, dict) else {"credentialSubject": value}
    assert differences(sent, document())
