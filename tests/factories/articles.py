"""Factories for articles."""

import datetime

import factory
import wagtail_factories

from literasi.articles.models import ArticleIndexPage, ArticlePage


class ArticleIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticleIndexPage

    title = "Artikel"
    slug = "artikel"


class ArticlePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Artikel {n}")
    summary = "Empat langkah singkat."
    published_on = datetime.date(2026, 11, 23)
