"""What tests of the site's own pages share: a little tree, four levels deep."""

import pytest

from courses.models import LessonPage
from tests.factories.articles import ArticleIndexPageFactory, ArticlePageFactory
from tests.factories.courses import course_page


@pytest.fixture
def course(home):
    return course_page(home, lessons=1, title="Cerdas bermedia", slug="cerdas")


@pytest.fixture
def lesson(course):
    page = LessonPage.objects.get()
    page.title, page.slug, page.summary = "Membaca menyamping", "menyamping", "Buka tab baru."
    page.save_revision().publish()
    return LessonPage.objects.get()


@pytest.fixture
def index(home):
    return ArticleIndexPageFactory(parent=home)


@pytest.fixture
def article(index):
    return ArticlePageFactory(parent=index, title="Kritik bukan musuh", slug="kritik")


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """Do something in its own transaction, and what waits for its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
