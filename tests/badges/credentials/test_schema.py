"""What we sign has the shape that 1EdTech prescribes."""

import json

import pytest
from jsonschema import Draft201909Validator

from tests.badges.credentials import fetching
from tests.badges.credentials.peers import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def validator():
    return Draft201909Validator(json.loads(fetching.schema()))


def faults(validator, document):
    return [f"{list(fault.path)}: {fault.message}" for fault in validator.iter_errors(document)]


def test_an_award_fits_the_schema(validator, award):
    assert faults(validator, parsed(award.credential)) == []


def test_one_with_everything_in_it_fits_too(validator, full):
    document = parsed(full)
    assert "result" in document["credentialSubject"]
    assert faults(validator, document) == []


@pytest.mark.parametrize("name", ["issuer", "validFrom", "credentialSubject", "type"])
def test_the_schema_would_notice(validator, award, name):
    document = parsed(award.credential)
    del document[name]
    assert faults(validator, document)
