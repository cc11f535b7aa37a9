"""What surrounds every page: menu, footer, breadcrumbs, and who sees which links."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from literasi.core import stylesheet
from literasi.core.models import SiteSettings
from literasi.core.templatetags.literasi_tags import duration
from literasi.core.views import csrf_failure
from literasi.home.models import InfoPage
from literasi.users.models import User
from tests.factories.articles import ArticleIndexPageFactory, ArticlePageFactory
from tests.factories.core import ContactFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ArticleIndexPageFactory(parent=home, show_in_menus=True)


def read(client, page):
    return client.get(page.url).content.decode()


def test_menu_pages_stand_in_the_header_and_the_others_in_the_footer(client, home, index):
    home.add_child(instance=InfoPage(title="Tentang kami", slug="tentang"))
    header, _, footer = read(client, home).partition("<main")
    assert index.url in header
    assert "Tentang kami" in footer
    assert "Tentang kami" not in header


def test_menu_follows_a_publication(client, home, index, django_capture_on_commit_callbacks):
    read(client, home)
    with django_capture_on_commit_callbacks(execute=True):
        index.title = "Bacaan"
        index.save_revision().publish()
    assert "Bacaan" in read(client, home)


def test_visitors_too_find_what_they_have_begun(client, home):
    assert f'href="{reverse("my_learning")}"' in read(client, home).partition("<main")[0]


def test_pages_about_the_site_lead_to_each_other(client, home):
    about = home.add_child(instance=InfoPage(title="Tentang kami", slug="tentang"))
    home.add_child(instance=InfoPage(title="Privasi", slug="privasi"))
    main = read(client, about).partition("<main")[2].partition("</main>")[0]
    assert f'href="{about.url}" lang="id" aria-current="page"' in main
    assert ">Privasi</a>" in main


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 menit"), (5, "5 menit"), (60, "1 jam"), (230, "3 jam 50 menit")],
)
def test_long_times_are_said_in_hours(minutes, said):
    assert duration(minutes) == said


def test_current_section_is_marked(client, home, index):
    assert 'aria-current="page">Artikel' in read(client, index)
    assert 'aria-current="true">Artikel' in read(client, ArticlePageFactory(parent=index))


def test_breadcrumbs_lead_home(client, home, index):
    article = ArticlePageFactory(parent=index, title="SIFT")
    html = read(client, article)
    assert f'<a href="{index.url}">Artikel</a>' in html
    assert '<span aria-current="page">SIFT</span>' in html


def test_footer_shows_contacts_with_their_checked_date(client, home):
    ContactFactory(name="LAPOR!", in_footer=True)
    ContactFactory(name="Rahasia", in_footer=False)
    html = read(client, home)
    assert "LAPOR!" in html
    assert "Terakhir diperiksa 23 November 2026" in html
    assert "Rahasia" not in html


def test_notice_stands_above_every_page(client, site, home):
    SiteSettings.objects.create(site=site, notice="Masa pemilu: jaga netralitas.")
    assert "Masa pemilu" in read(client, home)


def test_visitor_may_sign_in_or_up(client, home):
    html = read(client, home)
    assert reverse("account_signup") in html
    assert reverse("account_logout") not in html


@pytest.mark.parametrize("is_staff", [False, True])
def test_account_links(client, home, is_staff):
    user = User.objects.create_user("a@example.org", "x", full_name="A", is_staff=is_staff)
    client.force_login(user)
    html = read(client, home)
    assert reverse("my_learning") in html
    assert reverse("account_logout") in html
    assert (reverse("wagtailadmin_home") in html) is is_staff


def test_other_language_is_offered_by_its_own_name(client, home):
    assert ">English</button>" in read(client, home)
    client.cookies["django_language"] = "en"
    assert ">Bahasa Indonesia</button>" in read(client, home)


def test_missing_page_has_the_sites_look_and_a_search(client, home):
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()
    assert "Halaman tidak ditemukan" in response.content.decode()


def test_refused_form_says_what_to_do(home):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.session = {}
    response = csrf_failure(request)
    assert response.status_code == 403
    assert "kirim sekali lagi" in response.content.decode()


def test_server_error_page_needs_neither_request_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert "tetap aman" in html
    assert stylesheet.url() in html


@pytest.mark.parametrize("count", [3, 300])
def test_front_page_costs_the_same_however_many(
    client, home, index, count, django_assert_max_num_queries
):
    for number in range(count):
        Page.objects.get(pk=index.pk).add_child(
            instance=ArticlePageFactory.build(slug=f"a-{number}")
        )
    client.get("/tidak-ada/")
    with django_assert_max_num_queries(12):
        assert client.get(home.url).status_code == 200
