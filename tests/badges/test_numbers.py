"""Numbers: each pattern has its series, and every year begins again at one."""

from datetime import date

import pytest
from django.utils import timezone

from literasi.badges import numbers
from literasi.badges.models import Award, AwardSeries
from literasi.badges.pattern_checks import check_patterns_of_badges
from literasi.badges.rules import ROMAN_MONTHS
from literasi.badges.services import numbering
from tests.factories.badges import BadgeFactory, issue

pytestmark = pytest.mark.django_db

SIAGA = "{serial:03d}/{code}/Siaga/{year}"


def issued(*badges):
    return [issue(badge=badge).number.split("/")[0] for badge in badges]


def test_patterns_count_apart_and_the_same_pattern_counts_on():
    office, too = BadgeFactory.create_batch(2)
    siaga, again = BadgeFactory.create_batch(2, number_pattern=SIAGA)
    assert issued(office, siaga, again, too) == ["0001", "001", "002", "0002"]
    assert Award.objects.values("number_key").distinct().count() == 4


def test_a_changed_pattern_begins_its_own_series_and_an_earlier_one_goes_on():
    badge = BadgeFactory(number_pattern=SIAGA)
    assert issued(badge, badge) == ["001", "002"]
    badge.number_pattern = "{serial:03d}/{code}/Tanggap/{year}"
    badge.save()
    assert issued(badge) == ["001"]
    badge.number_pattern = SIAGA
    badge.save()
    assert issued(badge) == ["003"]


def clock(monkeypatch, day):
    monkeypatch.setattr(timezone, "localdate", lambda moment=None: moment or day)


def test_every_year_begins_again_at_one(monkeypatch):
    badge = BadgeFactory(number_pattern=SIAGA)
    given = []
    for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)):
        clock(monkeypatch, day)
        given.append(numbering.next_number(numbering.lock_series(badge), day))
    assert given == ["001/LIT/Siaga/2026", "002/LIT/Siaga/2026", "001/LIT/Siaga/2027"]


def test_who_waits_into_the_new_year_gets_a_number_of_the_old(monkeypatch):
    badge = BadgeFactory(number_pattern="{serial}/{month}/{year}")
    clock(monkeypatch, date(2026, 12, 31))
    series = numbering.lock_series(badge)
    assert numbering.next_number(series, date(2027, 1, 1)) == "1/XII/2026"
    clock(monkeypatch, date(2027, 1, 1))
    assert numbering.next_number(numbering.lock_series(badge), date(2027, 1, 1)) == "1/I/2027"


def test_the_example_is_the_number_that_comes_next():
    badge = BadgeFactory(number_pattern=SIAGA)
    for _ in range(2):
        expected = numbers.example(SIAGA)
        assert issue(badge=badge).number == expected
    assert numbers.example("").startswith("0001/LIT/Diskominfo/")


def test_a_pattern_that_would_meet_another_is_refused_and_says_whose():
    other = BadgeFactory(name="Siaga Bencana", number_pattern=SIAGA)
    badge = BadgeFactory()
    assert "Siaga Bencana" in numbers.refusal("{serial}/LIT/S1aga/{year}", badge)
    assert "kantor" in numbers.refusal("{serial}/{code}/Diskominfo/{month}/{year}", badge)
    assert numbers.refusal(SIAGA, badge) == ""
    assert numbers.refusal(SIAGA, other) == ""
    assert numbers.refusal("", badge) == ""


def test_a_pattern_that_was_used_before_is_not_met_again():
    badge = BadgeFactory(number_pattern=SIAGA)
    issue(badge=badge)
    badge.number_pattern = ""
    badge.save()
    assert AwardSeries.objects.filter(pattern=SIAGA).exists()
    assert "pernah dipakai" in numbers.refusal("{serial}/{code}/Siaga/{year}", badge)
    assert numbers.refusal(SIAGA, badge) == ""


def test_the_pattern_of_the_office_is_kept_as_the_offices(settings):
    assert numbers.tidy(f" {settings.LITERASI_AWARD_NUMBER} ") == ""
    assert numbers.tidy(" {serial} /  {year}") == "{serial} / {year}"


def test_every_flaw_is_told_in_words():
    assert set(numbers.SAID) == set(numbers.Flaw)
    badge = BadgeFactory()
    assert "{year}" in numbers.refusal("{serial}", badge)
    assert ROMAN_MONTHS[timezone.localdate().month - 1] in numbers.example("")


def test_a_pattern_of_the_office_that_would_meet_a_badges_is_warned_of(settings):
    assert check_patterns_of_badges(None, databases=["default"]) == []
    BadgeFactory(number_pattern=SIAGA)
    assert check_patterns_of_badges(None, databases=["default"]) == []
    settings.LITERASI_AWARD_NUMBER = "{serial}/{code}/Siaga/{year}"
    (warning,) = check_patterns_of_badges(None, databases=["default"])
    assert SIAGA in warning.msg
    assert check_patterns_of_badges(None) == []
