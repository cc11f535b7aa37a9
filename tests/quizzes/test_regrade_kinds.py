"""Every kind that a key grades can be judged anew, and only by a key to the same choices."""

import copy

import pytest

from quizzes.kinds.registry import KINDS, by_people
from quizzes.models import QuestionVersion
from quizzes.regrading import Policy
from quizzes.services.correcting import Plan
from tests.factories.kinds import SAMPLES

GRADED = sorted(set(SAMPLES) - set(by_people()))
WITH_CHOICES = [name for name in GRADED if KINDS[name].options(SAMPLES[name].body(name))]


def plan(name, body, key_body=None, policy=Policy.ACCEPT_BOTH) -> Plan:
    versions = [
        QuestionVersion(pk=pk, kind=name, body=each)
        for pk, each in enumerate((body, key_body or copy.deepcopy(body)), start=1)
    ]
    return Plan(versions[0], policy, versions[1])


@pytest.mark.parametrize("name", GRADED)
def test_the_same_key_judges_the_same(name):
    kind, sample = KINDS[name], SAMPLES[name]
    body = sample.body(name)
    made = plan(name, body)
    assert made.is_comparable
    for values in (sample.perfect(body), sample.wrong(body), []):
        response = kind.clean_response(body, values)
        score = kind.score(body, response)
        for policy in (Policy.ACCEPT_BOTH, Policy.NEW_KEY):
            assert plan(name, body, policy=policy).judge(response).score == score


def renamed(part, old, new="Sesuatu yang lain"):
    """Return a body in which whatever reads ``old`` reads ``new``."""
    if isinstance(part, dict):
        return {key: renamed(value, old, new) for key, value in part.items()}
    if isinstance(part, list):
        return [renamed(value, old, new) for value in part]
    return new if part == old else part


def first_text(part):
    if isinstance(part, dict) and {"id", "text"} <= part.keys():
        return part["text"]
    children = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return next((text for child in children if (text := first_text(child))), None)


@pytest.mark.parametrize("name", WITH_CHOICES)
def test_a_choice_that_reads_otherwise_cannot_be_compared(name):
    """Its id may be the same: authors also mend keys by moving words between choices."""
    body = SAMPLES[name].body(name)
    changed = renamed(body, first_text(body))
    assert changed != body
    assert not plan(name, body, changed).is_comparable


@pytest.mark.parametrize("name", sorted(set(WITH_CHOICES) - {"gaps"}))
def test_spaces_and_letter_case_change_no_choice(name):
    body = SAMPLES[name].body(name)
    text = first_text(body)
    assert plan(name, body, renamed(body, text, f" {text.upper()} ")).is_comparable


def test_more_gaps_cannot_be_compared():
    body = SAMPLES["gaps"].body("gaps")
    assert not plan("gaps", body, {**body, "gaps": body["gaps"][:-1]}).is_comparable
