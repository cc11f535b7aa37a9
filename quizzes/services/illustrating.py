"""Pictures that come with a file of questions: found among ours, or kept anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.storage import Storage
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from quizzes.exchange import pictures
from quizzes.exchange.items import Picture
from quizzes.exchange.planning import Entry
from quizzes.models import Question

COLLECTION = "Gambar soal"


def may_add_pictures(user: Any) -> bool:
    policy = policy_registry.get_by_type(get_image_model())
    return policy.user_has_permission(user, "add")


def illustrate(question: Question, entry: Entry, user: Any, made: list) -> None:
    """Give a question the picture it came with; what is newly kept is added to ``made``."""
    if entry.item.picture:
        question.image = _image(entry.item.picture, user, made)
    question.image_alt = entry.content["image_alt"]


def _image(picture: Picture, user: Any, made: list):
    """Return a picture of the bank with the same content, or a new one."""
    model = get_image_model()
    found = model.objects.filter(file_hash=picture.digest).order_by("pk").first()
    if found:
        return found
    file = pictures.file_of(picture)
    title = (picture.alt or file.name)[:255]
    image = model(title=title, file=file, uploaded_by_user=user, collection=_collection())
    image._set_image_file_metadata()
    image.save()
    made.append((image.file.storage, image.file.name))
    return image


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


@contextmanager
def no_pictures_left_behind() -> Iterator[list[tuple[Storage, str]]]:
    """Delete the files that were made when their rows come to nothing."""
    made: list[tuple[Storage, str]] = []
    whole = False
    try:
        yield made
        whole = True
    finally:
        for storage, name in () if whole else made:
            storage.delete(name)
