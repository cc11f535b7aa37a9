"""What has not been checked for too long: the list that "Tinjau lagi pada" promises editors."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


def due(user, today) -> QuerySet[Page]:
    """Return live pages past their review date that ``user`` may edit, the longest due first."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    dates = (f"{kind}__review_due" for kind in ("lessonpage", "articlepage", "infopage"))
    return mine.live().annotate(due=Coalesce(*dates)).filter(due__lt=today).order_by("due")


class DueReviewView(ReportView):
    page_title = _("Perlu ditinjau")
    header_icon = "time"
    model = Page
    index_url_name = "due_review"
    index_results_url_name = "due_review_results"
    permission_policy = PagePermissionPolicy()
    any_permission_required = ["change"]
    paginate_by = 50
    columns = [
        TitleColumn(
            "title",
            label=_("Halaman"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("kind", label=_("Jenis"), accessor=lambda page: page.page_type_display_name),
        DateColumn("due", label=_("Tinjau lagi pada")),
    ]
    list_export = ["title", "page_type_display_name", "due"]
    export_headings = {"title": _("Halaman"), "page_type_display_name": _("Jenis")}
    no_results_message = _("Tidak ada halaman yang melewati tanggal tinjauannya.")

    def get_queryset(self):
        return due(self.request.user, timezone.localdate())
