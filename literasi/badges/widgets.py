"""Fields of the admin's forms about certificates."""

from django import forms
from django.urls import reverse_lazy

PICTURE_URL = "wagtailsnippets_badges_certificatetemplate:picture"


class PictureInput(forms.ClearableFileInput):
    """Takes a picture that is kept in private, and shows the one there is to who may see it."""

    template_name = "badges/admin/picture_input.html"

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/png,image/jpeg,image/webp", **(attrs or {})})

    def is_initial(self, value):
        """Say whether a picture is stored: private files have no address of their own to ask."""
        return bool(value and getattr(value, "_committed", False))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.is_initial(value):
            context["widget"]["url"] = reverse_lazy(PICTURE_URL, args=[value.name])
        return context
