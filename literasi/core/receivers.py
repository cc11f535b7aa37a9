"""What announces a publication: everything that changes what visitors see."""

from django.apps import apps
from django.conf import settings
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, get_page_models
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from literasi.core.publication import announce

NEWS = (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)


def connect() -> None:
    """Listen to Wagtail's news, to live pages, and to the models that the settings name."""
    for signal in NEWS:
        signal.connect(_announce, dispatch_uid="literasi.announce")
    for model in get_page_models():
        post_save.connect(_announce_live_page, sender=model, dispatch_uid="literasi.announce")
    post_delete.connect(_announce, sender=Page, dispatch_uid="literasi.announce")
    watch(*map(apps.get_model, settings.LITERASI_ANNOUNCED_MODELS))


def watch(*models) -> None:
    """Announce a publication whenever a row of one of ``models`` is saved or deleted."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(_announce, sender=model, dispatch_uid="literasi.announce")


def _announce(**kwargs):
    announce()


def _announce_live_page(instance, update_fields=None, **kwargs):
    """Announce a live page saved as a whole; saving a draft of it names the fields."""
    if instance.live and not update_fields:
        announce()
