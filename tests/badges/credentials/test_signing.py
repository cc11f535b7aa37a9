"""An award gets one credential, signed once, that others can verify."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3.credential import IdentityObject

from courses.models import Activity, ActivityCompletion
from literasi.badges import services
from literasi.badges.credentials import keys, signing
from literasi.badges.models import Award, AwardEvent, Badge, Credential, IssuerKey
from literasi.badges.snapshots import clean
from quizzes.models import Quiz, QuizRelease
from tests.badges.credentials.peers import ALIGNED, is_valid, leaves, parsed, replaced, verified
from tests.factories.badges import BadgeFactory, issue, make_course
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_award_is_signed_when_it_is_issued(award):
    credential = award.credential
    assert verified(credential.document, credential.key).name == award.snapshot["badge"]
    assert award.events.filter(kind=AwardEvent.Kind.SIGNED).count() == 1


def test_the_holder_is_recognised_by_their_address_alone(award):
    credential = award.credential
    assert "rina@contoh.id" not in credential.document
    hashed = verified(credential.document, credential.key).identifiers[0]
    told = IdentityObject.create("Rina@contoh.id".lower(), salt=hashed.salt)
    assert hashed.identity_hash == told.identity_hash


def test_each_credential_has_a_salt_of_its_own(learner, award):
    other = issue(learner, BadgeFactory())
    first, second = (parsed(one.credential)["credentialSubject"] for one in (award, other))
    assert first["identifier"][0]["salt"] != second["identifier"][0]["salt"]


def test_what_it_says(award):
    Award.objects.filter(pk=award.pk).update(expires_on=date(2028, 2, 29))
    document = parsed(signing.replace(award.credential))
    subject = document["credentialSubject"]
    achievement = subject["achievement"]
    assert document["id"].endswith(f"/kredensial/{newest(award).uuid}/")
    assert document["issuer"]["id"] == "did:web:127.0.0.1%3A8000"
    assert document["issuer"]["name"] == award.snapshot["office"]
    assert document["validUntil"] == "2028-02-29T16:59:59Z"
    assert document["evidence"][0]["id"] == award.verify_url
    assert "id" not in subject
    assert subject["identifier"][1] == {
        "type": "IdentityObject",
        "identityType": "name",
        "hashed": False,
        "identityHash": "Rina Marlina, A.Md.",
    }
    assert achievement["id"].endswith(f"/kredensial/lencana/{award.badge.uuid}/")
    assert achievement["creditsAvailable"] == 8
    assert "Etika Komunikasi Pemerintah di Media Sosial" in achievement["criteria"]["narrative"]
    assert achievement["image"]["id"].endswith("/kredensial/lambang/suara.svg")
    assert "result" not in subject
    assert "credentialSchema" not in document
    assert "endorsementJwt" not in newest(award).document


def newest(award):
    return Credential.objects.get(award=award, replaced_at=None)


@pytest.mark.parametrize("shows", [True, False])
def test_the_score_is_told_only_if_the_holder_wants_it(award, shows):
    results = [{"title": "Uji akhir", "percent": 85}]
    Award.objects.update(snapshot={**award.snapshot, "results": results}, shows_score=shows)
    credential = signing.replace(award.credential)
    subject = parsed(credential)["credentialSubject"]
    assert ("85" in [one["value"] for one in subject.get("result", [])]) is shows
    assert ("resultDescription" in subject["achievement"]) is shows
    assert verified(credential.document, credential.key)


def test_alignments_are_those_of_the_day_it_was_issued(learner, course):
    badge = BadgeFactory(courses=[course], alignments=[("alignment", ALIGNED)])
    award = issue(learner, badge)
    Badge.objects.update(alignments=[], name="Nama baru")
    credential = signing.replace(award.credential)
    document = verified(credential.document, credential.key)
    (aligned,) = parsed(credential)["credentialSubject"]["achievement"]["alignment"]
    assert document.name != "Nama baru"
    assert aligned == {
        "type": ["Alignment"],
        "targetName": "Mengevaluasi informasi",
        "targetFramework": "DigComp 2.2",
        "targetCode": "1.2",
        "targetUrl": "https://contoh.id/kerangka/%C3%A9%20kompetensi",
    }


def test_an_award_of_older_days_can_be_signed(award):
    older = {
        name: value
        for name, value in award.snapshot.items()
        if name not in {"image", "alignments", "results"}
    }
    Award.objects.update(snapshot=older, jp=None, shows_score=True)
    credential = signing.replace(award.credential)
    assert verified(credential.document, credential.key)


def test_an_award_whose_holder_left_can_be_signed(award):
    Award.objects.update(learner=LearnerFactory(user=None))
    credential = signing.replace(award.credential)
    assert verified(credential.document, credential.key)
    identifiers = parsed(credential)["credentialSubject"]["identifier"]
    assert [one["identityType"] for one in identifiers] == ["name"]


def test_signing_again_changes_nothing(award):
    held = award.credential
    assert signing.sign(award) == held
    assert Credential.objects.get().document == held.document


def test_renaming_the_badge_changes_no_credential(award):
    before = award.credential.document
    Badge.objects.update(name="Lain")
    signing.sign(award)
    assert newest(award).document == before


def test_a_new_edition_keeps_when_it_was_awarded(award):
    old, new = award.credential, signing.replace(award.credential)
    before, after = parsed(old), parsed(new)
    assert before["awardedDate"] == after["awardedDate"]
    assert before["id"] != after["id"]
    assert Credential.objects.get(pk=old.pk).replaced_at is not None
    assert Credential.objects.get(pk=old.pk).document == old.document


def test_replacing_twice_makes_one_new_edition(award):
    old = award.credential
    assert signing.replace(old) == signing.replace(old)
    assert Credential.objects.count() == 2


@pytest.mark.parametrize("end", ["revoke", "reissue"])
def test_what_no_longer_holds_is_not_signed(award, end):
    Credential.objects.all().delete()
    reason = {"reason": "Salah orang"} if end == "revoke" else {}
    getattr(services, end)(award=award, by=AdministratorFactory(), **reason)
    with pytest.raises(signing.NotSignable):
        signing.sign(award)


def test_a_compromised_key_signs_nothing(award):
    IssuerKey.objects.update(compromised_at=award.issued_at)
    with pytest.raises(keys.NoKey, match="compromised"):
        signing.replace(award.credential)
    assert Credential.objects.get().replaced_at is None


def test_every_changed_leaf_is_noticed(full):
    document = parsed(full)
    paths = list(leaves(document))
    assert len(paths) > 60
    assert verified(document, full.key)
    assert [path for path in paths if is_valid(replaced(document, path), full.key)] == []


AWKWARD = [
    'Dr. H. "Asep" O\'Neil, S.Sos., M.Si.',
    "Ni Luh Putu \\ Ayu",
    "Siti 🦋 Nurḥāliza",
    "محمد الأمين",
    "ꦱꦸꦏꦂꦤꦺꦴ",
    "李小龍",
    "<b>Budi</b> & ]]> --",
    "@context",
    "did:web:x",
    "_:b0",
    "A" * 150,
    "x\u0301y\u200d",
]


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_are_signed_as_printed(course, badge, name):
    award = issue(LearnerFactory(user=UserFactory(full_name=name)), badge)
    credential = award.credential
    assert verified(credential.document, credential.key)
    assert parsed(credential)["credentialSubject"]["identifier"][1]["identityHash"] == clean(name)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=60), title=st.text(max_size=60))
def test_any_name_and_title_can_be_signed_and_verified(award, name, title):
    facts = {**award.snapshot, "name": f"{name}x", "badge": f"{title}x"}
    facts["courses"] = [{"title": title, "jp": 1, "modules": []}]
    award.snapshot = facts
    credential = newest(award)
    credential.award = award
    assert verified(signing.proved(credential, keys.signer()), credential.key)


def test_results_are_on_no_page(client, award):
    results = [{"title": "Uji rahasia", "percent": 87}]
    Award.objects.update(snapshot={**award.snapshot, "results": results}, shows_score=True)
    client.force_login(award.learner.user)
    for path in (award.verify_path, award.get_absolute_url()):
        assert "Uji rahasia" not in client.get(path).content.decode()


def quiz_in(course, title, percent, learner, required=True, purpose="test"):
    """Add a test to the course's release, and the learner's best result in it."""
    quiz = Quiz.objects.create(title=title)
    quiz.current = QuizRelease.objects.create(
        quiz=quiz, number=1, settings={"purpose": purpose}, content_hash=title
    )
    quiz.save()
    row = Activity.objects.create(course=course, quiz=quiz, kind="quiz", title=title)
    ActivityCompletion.objects.create(learner=learner, activity=row, percent=percent)
    content = course.current.content
    content["modules"][0]["activities"].append(
        {"id": str(row.uuid), "kind": "quiz", "title": title, "minutes": 10, "required": required}
    )
    course.current.save()


def test_the_results_of_required_tests_are_frozen_and_of_no_other(learner, course, badge):
    quiz_in(course, "Uji tengah", 80, learner)
    quiz_in(course, "Uji akhir", 95, learner)
    quiz_in(course, "Latihan tambahan", 40, learner, required=False)
    quiz_in(course, "Tes awal", 20, learner, purpose="before")
    award = issue(learner, badge)
    assert award.snapshot["results"] == [
        {"title": "Uji tengah", "percent": 80},
        {"title": "Uji akhir", "percent": 95},
    ]
    assert "Uji akhir" not in award.credential.document


def test_courses_without_hours_claim_no_credits(learner):
    award = issue(learner, BadgeFactory(courses=[make_course(jp=None)]))
    assert "creditsAvailable" not in award.credential.document
