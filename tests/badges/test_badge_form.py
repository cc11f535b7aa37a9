"""The badge's form: its number pattern, its template, its frameworks, and how it would look."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from literasi.badges import numbers
from literasi.badges.models import Badge
from tests.factories.badges import BadgeFactory, issue, make_course
from tests.factories.designs import TemplateFactory, picture
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

BASE = "wagtailsnippets_badges_badge"
SIAGA = "{serial:03d}/{code}/Siaga/{month}/{year}"


@pytest.fixture
def admin(client, site):
    client.force_login(AdministratorFactory())
    return client


def fields(course, alignments=(), **changes):
    data = nested_form_data({"alignments": streamfield(alignments)})
    return {
        **data,
        "name": "Siaga Komunikasi",
        "description": "Mampu menulis pernyataan awal.",
        "courses": [course.pk],
        "criteria": "Menyelesaikan kursus.",
        "validity_months": "",
        "is_active": "on",
        "motif": "payung",
        "image": "",
        "template": "",
        "number_pattern": "",
        **changes,
    }


def edit(badge):
    return reverse(f"{BASE}:edit", args=[badge.pk])


def example(badge):
    return reverse(f"{BASE}:example", args=[badge.pk])


def test_a_badge_gets_a_template_a_pattern_and_a_framework(admin, course):
    template = TemplateFactory()
    alignment = {
        "name": "Berpikir kritis",
        "framework": "Literasi media dan informasi",
        "code": "2.1",
        "url": "https://www.unesco.org/",
    }
    sent = fields(
        course, [("alignment", alignment)], template=template.pk, number_pattern=f" {SIAGA} "
    )
    assert admin.post(reverse(f"{BASE}:add"), sent).status_code == 302
    badge = Badge.objects.get()
    assert (badge.template, badge.number_pattern) == (template, SIAGA)
    assert badge.alignments[0].value["code"] == "2.1"
    award = issue(badge=badge)
    assert award.number.startswith("001/LIT/Siaga/")
    assert award.design.content["title"] == template.title


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{serial}", "{year} harus ada"),
        ("{year}", "{serial} harus ada"),
        ("{serial.__class__}/{year}", "hanya {serial}"),
        ("{0}/{serial}/{year}", "hanya {serial}"),
        ("{serial", "tidak berpasangan"),
        ("{serial}{year}", "harus dipisahkan"),
        ("{serial:99999d}/{year}", "jumlah angka"),
        ("{serial}/{code}/Diskominfo/{month}/{year}", "kantor"),
        ("{serial}/{code}/Lama/{year}", "Lencana Lama"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(admin, course, pattern, said):
    BadgeFactory(name="Lencana Lama", number_pattern="{serial:04d}/LIT/LAMA/{year}")
    refused = admin.post(reverse(f"{BASE}:add"), fields(course, number_pattern=pattern))
    assert said in refused.context["form"].errors["number_pattern"][0]
    assert Badge.objects.count() == 1


def test_the_next_number_stands_under_the_field(admin, badge):
    badge.number_pattern = SIAGA
    badge.save()
    issue(badge=badge)
    page = admin.get(edit(badge)).text
    expected = numbers.example(SIAGA)
    assert expected.startswith("002/LIT/Siaga/")
    assert f">Nomor berikutnya: {expected}</output>" in page
    assert "number-example.js" in page
    refused = admin.post(edit(badge), fields(badge.courses.get(), number_pattern="{x}"))
    assert re.search(r'<output class="number-example"[^>]*></output>', refused.text)


def test_the_number_is_told_while_the_pattern_is_typed(admin, badge):
    address = reverse(f"{BASE}:number")

    def ask(pattern, pk=""):
        return admin.get(address, {"pattern": pattern, "badge": pk}).json()

    assert ask(SIAGA) == {"refused": "", "example": numbers.example(SIAGA)}
    assert ask("") == {"refused": "", "example": numbers.example("")}
    assert "{year}" in ask("{serial}")["refused"]
    BadgeFactory(number_pattern=SIAGA)
    close = "{serial}/{code}/S1aga/{month}/{year}"
    assert ask(close)["refused"]
    for odd in ("x", "9" * 40, "-1", "\0"):
        assert admin.get(address, {"pattern": "\0{", "badge": odd}).status_code == 200


def test_an_example_shows_both_pages_with_todays_design(admin, badge):
    plain = admin.get(example(badge))
    assert plain.text.count("data:image/png") == 2
    assert example(badge) in admin.get(edit(badge)).text
    badge.template = TemplateFactory(signers=1, background=picture(), orientation="portrait")
    badge.save()
    designed = admin.get(example(badge))
    assert designed.context["pages"] != plain.context["pages"]


def test_a_badge_whose_course_was_never_released_has_an_example_too(admin):
    course = make_course()
    course.current = None
    course.save()
    assert admin.get(example(BadgeFactory(courses=[course]))).status_code == 200
    assert admin.get(reverse(f"{BASE}:example", args=[99])).status_code == 404


def test_who_may_see_badges_sees_examples_and_no_one_else_does(client, site, badge):
    number = reverse(f"{BASE}:number")
    assert client.get(example(badge)).status_code == 302
    client.force_login(LearnerFactory().user)
    assert client.get(example(badge)).status_code in {302, 403}
    for group, sees in (("Penyunting", True), ("Penilai", False)):
        user = UserFactory()
        user.groups.set(Group.objects.filter(name=group))
        client.force_login(user)
        assert (client.get(example(badge)).status_code == 200) is sees
        assert client.get(number, {"pattern": SIAGA}).status_code == 302
    listing = reverse(f"{BASE}:list")
    client.force_login(AdministratorFactory())
    assert example(badge) in client.get(listing).text
