"""Editors' templates of certificates: checked, previewed, copied, kept while in use."""

import base64
import io

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.log_actions import registry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from literasi.badges.certificates.wording import PLACEHOLDERS
from literasi.badges.models import CertificateTemplate, TemplateSigner
from literasi.badges.template_panels import MEANINGS
from tests.factories.designs import TemplateFactory, picture
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

BASE = "wagtailsnippets_badges_certificatetemplate"
LIST, ADD = f"{BASE}:list", f"{BASE}:add"


@pytest.fixture
def admin(client, site):
    client.force_login(AdministratorFactory())
    return client


def member_of(group):
    user = UserFactory()
    user.groups.set(Group.objects.filter(name=group))
    return user


def fields(*signers, initial=0, **changes):
    data = nested_form_data(
        {
            "name": "Piagam Dinas",
            "orientation": "landscape",
            "title": "PIAGAM",
            "opening": "diberikan kepada",
            "body": "atas selesainya {courses}",
            "closing": "setara {jp_words}",
            "place": "Majalengka",
            "signers": inline_formset(signers, initial=initial),
        }
    )
    return data | changes


def signer(name="Asep Contoh, S.Sos.", title="Kepala Dinas"):
    return {"name": name, "title": title}


def edit(template):
    return reverse(f"{BASE}:edit", args=[template.pk])


def upload(name="ttd.png", **kwargs):
    return SimpleUploadedFile(name, picture(**kwargs).read(), "image/png")


def test_a_template_is_made_with_pictures_and_those_who_sign(admin):
    sent = fields(signer(), signer("Wulan", "Sekretaris"))
    files = {"background": upload(), "signers-1-signature": upload()}
    assert admin.post(reverse(ADD), sent | files).status_code == 302
    template = CertificateTemplate.objects.get()
    assert template.background.name.startswith("certificates/backgrounds/")
    assert [(one.name, bool(one.signature)) for one in template.signers.all()] == [
        ("Asep Contoh, S.Sos.", False),
        ("Wulan", True),
    ]


@pytest.mark.parametrize("field", ["opening", "body", "closing"])
@pytest.mark.parametrize(
    "text", ["{nama}", "{name.__class__}", "{0}", "{}", "{name!r}", "{{name}}", "{na{me}}", "{"]
)
def test_an_unknown_placeholder_is_named_and_the_known_are_listed(admin, field, text):
    response = admin.post(reverse(ADD), fields(**{field: f"atas {text}"}))
    assert response.status_code == 200
    (error,) = response.context["form"].errors[field]
    assert "tidak dikenal" in error
    assert text[:1] in error
    assert all(f"{{{name}}}" in error for name in PLACEHOLDERS)
    assert not CertificateTemplate.objects.exists()


@pytest.mark.parametrize("field", ["title", "place"])
def test_title_and_place_take_no_placeholder(admin, field):
    response = admin.post(reverse(ADD), fields(**{field: "{name}"}))
    assert "kurung kurawal" in response.context["form"].errors[field][0]


def test_the_form_lists_every_placeholder_with_an_example(admin):
    page = admin.get(reverse(ADD)).text
    assert set(MEANINGS) == set(PLACEHOLDERS)
    for name, (meaning, example) in MEANINGS.items():
        assert f"<code>{{{name}}}</code>" in page
        assert f"{meaning}: {example}" in page


HUGE = upload("besar.png", size=(6001, 2))
CASES = [
    (SimpleUploadedFile("x.png", b"bukan gambar", "image/png"), "bukan"),
    (SimpleUploadedFile("x.png", picture().read()[:60], "image/png"), "bukan"),
    (SimpleUploadedFile("x.gif", picture(kind="GIF").read(), "image/gif"), "PNG, JPEG"),
    (SimpleUploadedFile("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ""),
    (SimpleUploadedFile("x.png", b"", "image/png"), ""),
    (SimpleUploadedFile("x.png", picture().read() + b"0" * 2_100_000, "image/png"), "2 MB"),
    (HUGE, "6000 piksel"),
]


@pytest.mark.parametrize(("file", "said"), CASES)
@pytest.mark.parametrize("field", ["background", "signers-0-signature"])
def test_what_is_no_picture_we_can_print_is_refused(admin, field, file, said):
    file.seek(0)
    response = admin.post(reverse(ADD), fields(signer()) | {field: file})
    assert response.status_code == 200
    form = response.context["form"]
    errors = form.formsets["signers"].errors[0] if "-" in field else form.errors
    assert said in errors[field.split("-")[-1]][0]
    assert not CertificateTemplate.objects.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_are_shown_to_who_may_see_templates_and_to_nobody_else(client, site, kind):
    template = TemplateFactory(background=picture(kind=kind))
    address = reverse(f"{BASE}:picture", args=[template.background.name])
    assert client.get(address).status_code == 302
    client.force_login(LearnerFactory().user)
    assert client.get(address).status_code in {302, 403}
    client.force_login(member_of("Penilai"))
    assert client.get(address).status_code == 302
    client.force_login(member_of("Penyunting"))
    shown = client.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, f"image/{kind.lower()}")
    assert "private" in shown["Cache-Control"]


@pytest.mark.parametrize("name", ["certificates/x.png", "../literasi.sqlite3", "%00", "a/" * 300])
def test_no_other_file_is_handed_out(admin, name):
    TemplateFactory()
    base = reverse(f"{BASE}:picture", args=["x"]).removesuffix("x")
    assert admin.get(base + name).status_code == 404


def test_a_picture_whose_file_is_gone_is_not_found_and_the_form_still_opens(admin):
    template = TemplateFactory(background=picture())
    template.background.storage.delete(template.background.name)
    address = reverse(f"{BASE}:picture", args=[template.background.name])
    assert admin.get(address).status_code == 404
    assert admin.get(edit(template)).status_code == 200
    assert admin.post(edit(template), fields()).status_code == 302


def test_a_picture_stays_until_it_is_replaced_or_removed(admin):
    template = TemplateFactory(background=picture())
    first = template.background.name
    assert f"/picture/{first}" in admin.get(edit(template)).text
    admin.post(edit(template), fields())
    template.refresh_from_db()
    assert template.background.name == first
    admin.post(edit(template), fields() | {"background": upload(colour="#ff0000")})
    template.refresh_from_db()
    assert template.background.name != first
    admin.post(edit(template), fields(**{"background-clear": "on"}))
    template.refresh_from_db()
    assert not template.background


PEOPLE = [("Penyunting", True, False), ("Peninjau", True, True), ("Penilai", False, False)]


@pytest.mark.parametrize(("group", "sees", "changes"), PEOPLE)
def test_who_may_see_and_who_may_change(client, site, group, sees, changes):
    template = TemplateFactory()
    client.force_login(member_of(group))
    for name in (LIST, f"{BASE}:inspect"):
        args = [template.pk] if "inspect" in name else []
        assert (client.get(reverse(name, args=args)).status_code == 200) is sees
    address = reverse(f"{BASE}:copy", args=[template.pk])
    assert (client.post(address, {"name": "Salinan"}).status_code == 302) is True
    assert CertificateTemplate.objects.filter(name="Salinan").exists() is changes
    client.post(edit(template), fields(name="Diubah"))
    assert CertificateTemplate.objects.filter(name="Diubah").exists() is changes
    client.post(reverse(ADD), fields(name="Baru"))
    assert CertificateTemplate.objects.filter(name="Baru").exists() is changes
    client.post(reverse(f"{BASE}:delete", args=[template.pk]))
    assert CertificateTemplate.objects.filter(pk=template.pk).exists() is not changes


def test_learners_and_visitors_stay_out(client, site):
    template = TemplateFactory()
    for user in (None, LearnerFactory().user):
        if user:
            client.force_login(user)
        for name in ("edit", "inspect", "copy", "delete", "history", "preview_on_edit"):
            response = client.get(reverse(f"{BASE}:{name}", args=[template.pk]))
            assert response.status_code in {302, 403}


def test_a_template_in_use_is_not_deleted_and_says_why(admin, badge):
    template = TemplateFactory()
    badge.template = template
    badge.save()
    address = reverse(f"{BASE}:delete", args=[template.pk])
    for response in (admin.get(address, follow=True), admin.post(address, follow=True)):
        assert f"dipakai lencana {badge.name}" in response.text
    bulk = reverse("wagtail_bulk_action", args=["badges", "certificatetemplate", "delete"])
    admin.post(f"{bulk}?id={template.pk}")
    badge.refresh_from_db()
    assert badge.template == template
    page = admin.get(edit(template)).text
    assert "tidak dapat dihapus" in page
    assert reverse(f"{BASE}:usage", args=[template.pk]) not in page
    badge.template = None
    badge.save()
    assert "tidak dapat dihapus" not in admin.get(edit(template)).text
    admin.post(address)
    assert not CertificateTemplate.objects.exists()


def test_a_copy_has_words_signers_and_pictures_and_may_be_changed_alone(admin):
    template = TemplateFactory(name="Piagam", signers=2, background=picture())
    address = reverse(f"{BASE}:copy", args=[template.pk])
    assert "Piagam (salinan)" in admin.get(address).text
    refused = admin.post(address, {"name": "Piagam"})
    assert refused.context["form"].errors.as_data()["name"][0].code == "unique"
    admin.post(address, {"name": "Piagam (salinan)"})
    assert "Piagam (salinan 2)" in admin.get(address).text
    copy = CertificateTemplate.objects.get(name="Piagam (salinan)")
    assert copy.background.name == template.background.name
    assert list(copy.signers.values_list("name", "title", "signature")) == list(
        template.signers.values_list("name", "title", "signature")
    )
    history = admin.get(reverse(f"{BASE}:history", args=[copy.pk])).text
    assert "Piagam" in history
    assert admin.get(reverse("wagtailadmin_reports:site_history")).status_code == 200
    TemplateSigner.objects.filter(template=copy).delete()
    assert template.signers.count() == 2


def test_the_longest_name_can_be_copied(admin):
    template = TemplateFactory(name="x" * 100)
    page = admin.get(reverse(f"{BASE}:copy", args=[template.pk]))
    name = page.context["form"].initial["name"]
    assert len(name) <= 100
    assert admin.post(page.request["PATH_INFO"], {"name": name}).status_code == 302


def test_the_history_tells_what_was_done(admin):
    admin.post(reverse(ADD), fields())
    template = CertificateTemplate.objects.get()
    admin.post(edit(template), fields(title="LAIN"))
    actions = [entry.action for entry in registry.get_logs_for_instance(template)]
    assert sorted(actions) == ["wagtail.create", "wagtail.edit"]
    assert admin.get(reverse(f"{BASE}:history", args=[template.pk])).status_code == 200


def drawn(page):
    """Return the picture in a preview."""
    data = page.split("data:image/png;base64,")[1].split('"')[0]
    return Image.open(io.BytesIO(base64.b64decode(data)))


def test_the_preview_draws_the_unsaved_form_in_every_mode(admin):
    template = TemplateFactory(signers=1)
    address = reverse(f"{BASE}:preview_on_edit", args=[template.pk])
    one = template.signers.get()
    sent = fields(signer() | {"id": one.pk}, initial=1)
    assert admin.post(address, sent).json() == {"is_valid": True, "is_available": True}
    pages = {mode: admin.get(f"{address}?mode={mode}").text for mode, _ in template.preview_modes}
    assert len({drawn(page).tobytes() for page in pages.values()}) == 4
    assert "setelah disimpan" in pages[""]
    assert drawn(pages[""]).width > drawn(pages[""]).height
    admin.post(address, sent | {"orientation": "portrait"})
    upright = drawn(admin.get(address).text)
    assert upright.width < upright.height
    template.refresh_from_db()
    assert template.title == "SERTIFIKAT"


def test_an_empty_form_and_an_unknown_mode_are_previewed_too(admin):
    address = reverse(f"{BASE}:preview_on_add")
    empty = dict.fromkeys(("name", "title", "opening", "body", "closing", "place"), "")
    assert admin.post(address, fields({"name": "", "title": ""}, **empty)).json()["is_valid"]
    assert "data:image/png" in admin.get(f"{address}?mode=%00zzz").text


def test_a_preview_asks_for_nothing_from_elsewhere_and_no_style_in_the_page(admin):
    template = TemplateFactory()
    page = admin.get(reverse(f"{BASE}:preview_on_edit", args=[template.pk])).text
    assert "style=" not in page
    assert "<script" not in page


def test_who_only_looks_sees_what_the_template_comes_to(client, site):
    template = TemplateFactory(signers=1)
    client.force_login(member_of("Penyunting"))
    page = client.get(reverse(f"{BASE}:inspect", args=[template.pk])).text
    assert "data:image/png" in page
    assert template.signers.get().name in page
    assert edit(template) not in page


def test_the_list_takes_as_many_statements_for_many(admin):
    counts = []
    for more in (3, 30):
        TemplateFactory.create_batch(more)
        admin.get(reverse(LIST))
        with CaptureQueriesContext(connection) as captured:
            admin.get(reverse(LIST))
        counts.append(len(captured))
    assert counts[0] == counts[1]
