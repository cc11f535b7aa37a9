"""Articles as visitors read them: the list, one article, its neighbours."""

import datetime

import pytest

from literasi.articles.models import ArticlePage
from tests.factories.articles import ArticleIndexPageFactory, ArticlePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return ArticleIndexPageFactory(parent=home)


def add_articles(index, count):
    """Add articles, one a day, the last the newest."""
    first = datetime.date(2026, 1, 1)
    return [
        ArticlePageFactory(parent=index, published_on=first + datetime.timedelta(days=number))
        for number in range(count)
    ]


def test_empty_list_says_what_to_do(client, index):
    assert "Belum ada artikel" in client.get(index.url).content.decode()


def test_newest_stands_first(client, index):
    _old, new = add_articles(index, 2)
    assert client.get(index.url).context["articles"][0] == new


def test_drafts_are_not_listed(client, index):
    ArticlePageFactory(parent=index, live=False)
    assert list(client.get(index.url).context["articles"]) == []


@pytest.mark.parametrize(
    ("asked", "shown"), [("2", 2), ("", 1), ("0", 2), ("x", 1), ("99999999999", 2), ("\x00", 1)]
)
def test_any_page_number_gives_a_page(client, index, asked, shown):
    add_articles(index, 13)
    response = client.get(index.url, {"page": asked})
    assert response.context["articles"].number == shown


@pytest.mark.parametrize("count", [3, 300])
def test_list_costs_the_same_however_many(client, index, count, django_assert_max_num_queries):
    add_articles(index, 3)
    _multiply(index, count)
    client.get("/tidak-ada/")
    with django_assert_max_num_queries(12):
        assert client.get(index.url).status_code == 200


def _multiply(index, count):
    for number in range(3, count):
        index.add_child(instance=ArticlePage(title=f"Banyak {number}", slug=f"banyak-{number}"))


def test_neighbours_are_the_nearest_in_time(client, index):
    articles = add_articles(index, 5)
    context = client.get(articles[2].url).context
    assert (context["older"], context["newer"]) == (articles[1], articles[3])


def test_neighbours_of_the_same_day_form_one_chain(index):
    day = datetime.date(2026, 5, 5)
    articles = [ArticlePageFactory(parent=index, published_on=day) for _ in range(3)]
    found = [ArticlePage.objects.older_than(article).first() for article in articles]
    assert found == [None, *articles[:2]]


def test_a_new_article_can_be_previewed_among_the_others(index):
    (day_before,) = add_articles(index, 1)
    new = ArticlePage(published_on=datetime.date(2026, 1, 2))
    assert ArticlePage.objects.older_than(new).first() == day_before
    assert ArticlePage.objects.newer_than(new).first() is None


def test_legal_article_says_it_is_not_advice(client, index):
    reviewed = datetime.date(2026, 11, 23)
    article = ArticlePageFactory(parent=index, needs_legal_review=True, reviewed_on=reviewed)
    html = client.get(article.url).content.decode()
    assert "bukan nasihat hukum" in html
    assert "Ditinjau 23 November 2026" in html


def test_share_link_carries_title_and_address(client, index):
    article = ArticlePageFactory(parent=index, title="A & B")
    html = client.get(article.url).content.decode()
    assert "https://wa.me/?text=A%20%26%20B%20http%3A%2F%2F" in html


def test_visitors_page_holds_nothing_personal(client, index, django_assert_max_num_queries):
    article = ArticlePageFactory(parent=index)
    first = client.get(article.url)
    assert not first.cookies
    assert "csrfmiddlewaretoken" not in first.content.decode()
    with django_assert_max_num_queries(1):
        assert client.get(article.url).content == first.content
