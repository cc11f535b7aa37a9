"""What the families of blocks share: the groups editors find them in, and what a note may hold."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Teks")
MEDIA = _("Media")
EMPHASIS = _("Penekanan")

NOTE_FEATURES = ["bold", "italic", "ol", "ul", "link"]
