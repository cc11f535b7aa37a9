"""literasi/badges/whereabouts.py as a table. See docs/rules.md, "Where a certificate is"."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from literasi.badges.whereabouts import Actor, Facts, Stage, State, Step, waiting, whereabouts

NOON = datetime(2026, 11, 24, 12)
LATER = NOON + timedelta(hours=1)

D, W, L, N = State.DONE, State.WAITING, State.LATER, State.NOT_NEEDED
LITERASI, OFFICE, HOLDER = Actor.LITERASI, Actor.OFFICE, Actor.HOLDER

ISSUED = {"earned_at": NOON, "issued_at": NOON}
SIGNED = ISSUED | {"signed_at": NOON}
ELSEWHERE = SIGNED | {"is_signed_elsewhere": True}


@pytest.mark.parametrize(
    ("facts", "states", "actor"),
    [
        ({}, [W, L, L, L], HOLDER),
        ({"has_mailbox": False}, [W, L, L, N], HOLDER),
        ({"earned_at": NOON}, [D, W, L, L], LITERASI),
        (ISSUED, [D, D, W, L], LITERASI),
        (ISSUED | {"has_mailbox": False}, [D, D, W, N], LITERASI),
        (SIGNED, [D, D, D, W], LITERASI),
        (SIGNED | {"has_mailbox": False}, [D, D, D, N], None),
        (SIGNED | {"mailed_at": NOON}, [D, D, D, D], None),
        # Who had a mailbox then and has none now was told all the same.
        (SIGNED | {"mailed_at": NOON, "has_mailbox": False}, [D, D, D, D], None),
        # Told before signatures came to be: the certificate is signed later.
        (ISSUED | {"mailed_at": NOON}, [D, D, W, D], LITERASI),
        (SIGNED | {"seals": True}, [D, D, W, L], LITERASI),
        (ISSUED | {"seals": True, "sealed_at": NOON}, [D, D, W, L], LITERASI),
        (SIGNED | {"seals": True, "sealed_at": NOON}, [D, D, D, W], LITERASI),
        # What was sealed stays done when sealing is switched off.
        (SIGNED | {"sealed_at": NOON}, [D, D, D, W], LITERASI),
        # The office takes its time; the mail does not wait for it.
        (ELSEWHERE, [D, D, W, W], OFFICE),
        (ELSEWHERE | {"mailed_at": NOON}, [D, D, W, D], OFFICE),
        (ELSEWHERE | {"uploaded_at": NOON}, [D, D, D, W], LITERASI),
        (ISSUED | {"is_signed_elsewhere": True}, [D, D, W, L], LITERASI),
        (ISSUED | {"is_signed_elsewhere": True, "uploaded_at": NOON}, [D, D, W, L], LITERASI),
    ],
)
def test_what_is_done_and_who_acts_next(facts, states, actor):
    stages = whereabouts(Facts(**facts))
    assert [stage.step for stage in stages] == list(Step)
    assert [stage.state for stage in stages] == states
    first = waiting(stages)
    assert (first and first.actor) == actor


def test_signing_is_done_when_the_last_signature_came():
    facts = Facts(
        earned_at=NOON, issued_at=NOON, signed_at=NOON, is_signed_elsewhere=True, uploaded_at=LATER
    )
    assert whereabouts(facts)[2] == Stage(Step.SIGNED, State.DONE, LATER)
    sealed = Facts(earned_at=NOON, issued_at=NOON, signed_at=LATER, seals=True, sealed_at=NOON)
    assert whereabouts(sealed)[2].at == LATER


MOMENTS = ["earned_at", "issued_at", "signed_at", "sealed_at", "uploaded_at", "mailed_at"]
SWITCHES = ["seals", "is_signed_elsewhere", "has_mailbox"]


def test_whatever_is_known_somebody_acts_or_all_is_done():
    for known in product([None, NOON], repeat=len(MOMENTS)):
        for switched in product([False, True], repeat=len(SWITCHES)):
            facts = Facts(
                **dict(zip(MOMENTS, known, strict=True)),
                **dict(zip(SWITCHES, switched, strict=True)),
            )
            stages = whereabouts(facts)
            left = [stage for stage in stages if stage.state in {W, L}]
            assert bool(left) == bool(waiting(stages))
            assert all(bool(stage.actor) == (stage.state is W) for stage in stages)
            assert all(bool(stage.at) == (stage.state is D) for stage in stages)
