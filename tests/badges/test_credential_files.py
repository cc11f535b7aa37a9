"""The holder's files of a credential, ways into wallets, and the choice to tell a score."""

import io
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from PIL import Image

from literasi.badges import services
from literasi.badges.credentials import keys, signing, wallets
from literasi.badges.models import AwardEvent, Credential
from literasi.badges.services import AwardRefused, showing
from literasi.badges.services.showing import show_score
from tests.badges.test_verify import text_of
from tests.factories.users import AdministratorFactory, LearnerFactory

pytestmark = pytest.mark.django_db
FILES = {"lencana.png": "image/png", "lencana.svg": "image/svg+xml"}
FILES["kredensial.json"] = "application/vc+ld+json"
RESULTS = [{"title": "Uji <akhir>", "percent": 95}]


@pytest.fixture
def credential(award) -> Credential:
    award.snapshot["results"] = RESULTS
    award.save()
    return signing.sign(award)


@pytest.fixture
def holder(client, award):
    client.force_login(award.learner.user)
    return client


@pytest.mark.parametrize("name", FILES)
def test_the_holder_downloads_it(holder, award, credential, name):
    response = holder.get(f"/lencana/{award.uuid}/{name}")
    assert response["Content-Type"] == FILES[name]
    number = award.number.replace("/", "-")
    ending = name.rpartition(".")[2]
    assert response["Content-Disposition"] == f'attachment; filename="lencana-{number}.{ending}"'
    assert "private" in response["Cache-Control"]


def test_the_text_is_the_one_that_was_signed(holder, award, credential):
    content = holder.get(f"/lencana/{award.uuid}/kredensial.json").content
    assert content.decode() == credential.document
    png = holder.get(f"/lencana/{award.uuid}/lencana.png").content
    assert Image.open(io.BytesIO(png)).text["openbadgecredential"] == credential.document


@pytest.mark.parametrize("name", [*FILES, "nilai/"])
def test_they_are_nobody_elses(client, award, credential, name):
    address = f"/lencana/{award.uuid}/{name}"
    assert client.get(address).status_code == 302
    for other in (LearnerFactory().user, AdministratorFactory()):
        client.force_login(other)
        assert client.get(address).status_code == 404
    assert client.post(f"/lencana/{award.uuid}/nilai/", {"tampil": "ya"}).status_code == 404
    award.refresh_from_db()
    assert award.shows_score is False


@pytest.mark.parametrize("name", FILES)
def test_of_a_revoked_one_there_is_none(holder, client, award, credential, name):
    services.revoke(award=award, by=AdministratorFactory(), reason="Keliru orang")
    response = holder.get(f"/lencana/{award.uuid}/{name}")
    assert response.status_code == 410
    assert "Keliru orang" in text_of(response)
    assert name not in holder.get(f"/lencana/{award.uuid}/").content.decode()


def test_one_that_waits_for_its_signature_says_so(holder, award):
    Credential.objects.all().delete()
    page = holder.get(f"/lencana/{award.uuid}/")
    assert "sedang ditandatangani" in text_of(page)
    for name in FILES:
        assert name not in page.content.decode()
        response = holder.get(f"/lencana/{award.uuid}/{name}")
        assert response["Location"] == award.get_absolute_url()


def test_the_page_offers_files_and_wallets(holder, award, credential):
    page = holder.get(f"/lencana/{award.uuid}/").content.decode()
    for name in FILES:
        assert f'href="/lencana/{award.uuid}/{name}"' in page
    assert json.loads(credential.document)["id"] in page
    assert "https://lcw.app/request.html?issuer=did%3Aweb" in page


def test_a_wallet_is_told_where_to_ask(credential, settings):
    query = parse_qs(urlsplit(wallets.learner_credential_wallet(credential)).query)
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    assert query == {
        "issuer": [json.loads(credential.document)["issuer"]["id"]],
        "auth_type": ["bearer"],
        "challenge": [str(credential.uuid)],
        "vc_request_url": [f"{base}/kredensial/{credential.uuid}/dompet/"],
    }


def test_a_wallet_that_asks_is_given_it(client, award):
    award.snapshot |= {"badge": "A &quot;B&quot; & C", "results": []}
    award.save()
    Credential.objects.all().delete()
    held = signing.sign(award)
    address = f"/kredensial/{held.uuid}/dompet/"
    presentation = '{"type": ["VerifiablePresentation"]}'
    response = client.post(address, presentation, content_type="application/json")
    assert response.json() == json.loads(held.document)
    assert b"&" not in response.content  # the wallet decodes HTML before JSON
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("name", ["lencana.png", "lencana.svg"])
def test_a_picture_also_lies_beside_the_credential(client, credential, name):
    response = client.get(f"/kredensial/{credential.uuid}/{name}")
    assert response["Content-Type"] == FILES[name]
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("change", "status"), [("revoke", 410), ("suspend", 403), ("replace", 410), ("reissue", 410)]
)
def test_it_answers_as_the_credential_itself(client, award, credential, change, status):
    by = AdministratorFactory()
    if change == "replace":
        signing.replace(credential)
    elif change == "reissue":
        services.reissue(award=award, by=by)
    else:
        getattr(services, change)(award=award, by=by, reason="Keliru orang")
    own = client.get(f"/kredensial/{credential.uuid}/")
    for name in ("lencana.png", "lencana.svg"):
        response = client.get(f"/kredensial/{credential.uuid}/{name}")
        assert (response.status_code, response.json()) == (status, own.json())
    response = client.post(f"/kredensial/{credential.uuid}/dompet/")
    assert (response.status_code, response.json()) == (status, own.json())


def told_score(credential) -> bool:
    return "result" in json.loads(credential.document)["credentialSubject"]


def choose(holder, award, answer):
    return holder.post(f"/lencana/{award.uuid}/nilai/", {"tampil": answer}, follow=True)


def test_the_score_is_told_only_when_the_holder_chooses(holder, award, credential):
    assert not told_score(credential)
    page = holder.get(f"/lencana/{award.uuid}/nilai/")
    for told in ("Tampilkan nilai di kredensial?", "Uji &lt;akhir&gt;", "95%", "edisi lama"):
        assert told in text_of(page)
    assert "Pilihan disimpan" in choose(holder, award, "ya").content.decode()
    award.refresh_from_db()
    new = award.credential
    assert told_score(new)
    assert new.pk != credential.pk
    credential.refresh_from_db()
    assert credential.replaced_at
    event = AwardEvent.objects.get(award=award, kind=AwardEvent.Kind.SCORE)
    assert (event.by, event.data) == (award.learner.user, {"shown": True})


def test_it_is_undone_by_choosing_again(holder, award, credential):
    choose(holder, award, "ya")
    assert "Sembunyikan nilai" in text_of(holder.get(f"/lencana/{award.uuid}/nilai/"))
    choose(holder, award, "tidak")
    award.refresh_from_db()
    assert award.shows_score is False
    assert not told_score(award.credential)
    assert Credential.objects.filter(award=award).count() == 3


def test_choosing_what_is_chosen_signs_nothing(holder, award, credential):
    choose(holder, award, "tidak")
    choose(holder, award, "ya")
    choose(holder, award, "ya")
    assert Credential.objects.filter(award=award).count() == 2
    assert AwardEvent.objects.filter(kind=AwardEvent.Kind.SCORE).count() == 1


@pytest.mark.parametrize("change", ["revoke", "suspend"])
def test_nothing_is_chosen_for_one_that_does_not_hold(holder, award, credential, change):
    getattr(services, change)(award=award, by=AdministratorFactory(), reason="Diperiksa")
    assert "hanya dapat diubah selama" in choose(holder, award, "ya").content.decode()
    award.refresh_from_db()
    assert award.shows_score is False
    assert holder.get(f"/lencana/{award.uuid}/nilai/").status_code == 302


def test_without_results_there_is_no_choice(holder, award, credential):
    award.snapshot["results"] = []
    award.save()
    assert "/nilai/" not in holder.get(f"/lencana/{award.uuid}/").content.decode()
    assert "tidak memuat nilai" in choose(holder, award, "ya").content.decode()


def test_places_in_the_list_are_not_used_up_by_one_person(award, credential, monkeypatch):
    monkeypatch.setattr(showing, "MOST_EDITIONS", 2)
    user = award.learner.user
    show_score(award=award, by=user, shown=True)
    with pytest.raises(AwardRefused, match="terlalu sering"):
        show_score(award=award, by=user, shown=False)
    award.refresh_from_db()
    assert award.shows_score is True


def test_when_nothing_can_be_signed_nothing_is_changed(holder, award, credential, monkeypatch):
    def fails(held):
        raise keys.NoKey

    monkeypatch.setattr(signing, "replace", fails)
    assert "belum diubah" in choose(holder, award, "ya").content.decode()
    award.refresh_from_db()
    assert award.shows_score is False
    assert not AwardEvent.objects.filter(kind=AwardEvent.Kind.SCORE).exists()
    assert award.credential == credential


def test_an_expired_one_may_still_be_kept(holder, award, credential):
    award.expires_on = timezone.localdate().replace(year=2020)
    award.save()
    assert holder.get(f"/lencana/{award.uuid}/lencana.png").status_code == 200
