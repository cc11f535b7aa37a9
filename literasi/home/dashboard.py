"""What staff see first in the admin: what waits for them, how learning goes, what was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.log_actions import registry as log_registry

from literasi.agencies.models import Membership
from literasi.badges.models import Award
from literasi.core.models import Contact
from literasi.home.due import due
from literasi.reports.querysets import enrolments, may_view
from quizzes.desk.queue import may_mark, waiting_for
from quizzes.models import Question

DAYS = 7
ENTRIES = 6
LOOKED_AT = 40  # saving again and again makes many entries, of which one is shown


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something, and where they are listed."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did to a page or a question; ``url`` where it is edited, if so."""

    title: str
    message: str
    who: str
    when: datetime
    url: str | None


def waiting(user, today: date) -> list[Count]:
    """Return what waits for ``user``, of the things they may do something about."""
    counts = [Count(_("halaman perlu ditinjau"), due(user, today).count(), reverse("due_review"))]
    if user.has_perm("quizzes.change_question"):
        overdue = Question.objects.filter(live=True, review_due__lt=today).count()
        url = reverse("wagtailsnippets_quizzes_question:list") + "?ordering=review_due"
        counts.append(Count(_("soal perlu ditinjau"), overdue, url))
    if may_mark(user):
        essays = waiting_for(user).count()
        counts.append(Count(_("esai menunggu penilaian"), essays, reverse("marking:queue")))
    if user.has_perm("core.change_contact"):
        url = reverse("wagtailsnippets_core_contact:list")
        counts.append(Count(_("kontak perlu diperiksa"), Contact.objects.stale().count(), url))
    if user.has_perm("agencies.change_membership"):
        asked = Membership.objects.waiting().count()
        url = reverse("wagtailsnippets_agencies_membership:list") + "?state=waiting"
        counts.append(Count(_("keanggotaan menunggu konfirmasi"), asked, url))
    return [count for count in counts if count.number]


def learning(user, since: datetime) -> list[Count]:
    """Return how much has been learnt since then; [] for who may not read the reports."""
    if not may_view(user):
        return []
    rows, report = enrolments(user), reverse("reports:enrolments")
    return [
        Count(
            _("kali mulai mengikuti kursus"), rows.filter(enrolled_at__gte=since).count(), report
        ),
        Count(_("kali menamatkan kursus"), rows.filter(completed_at__gte=since).count(), report),
        Count(
            _("penghargaan diterbitkan"),
            Award.objects.filter(issued_at__gte=since).count(),
            reverse("awards:index"),
        ),
    ]


def activity(user) -> list[Entry]:
    """Return the newest that each person did to each thing ``user`` may see."""
    entries = []
    for model in log_registry.get_log_entry_models():
        done = model.objects.viewable_by_user(user).filter(user__isnull=False)
        newest = done.select_related("user").order_by("-timestamp")
        entries += newest[:LOOKED_AT].with_instances()
    entries.sort(key=lambda pair: pair[0].timestamp, reverse=True)
    once = {}
    for entry, instance in entries:
        once.setdefault((entry.label, entry.user_id), (entry, instance))
    finder = AdminURLFinder(user)
    return [_entry(entry, instance, finder) for entry, instance in [*once.values()][:ENTRIES]]


def _entry(entry, instance, finder: AdminURLFinder) -> Entry:
    url = instance and finder.get_edit_url(instance)
    return Entry(entry.label, entry.message, entry.user_display_name, entry.timestamp, url)


class WaitingPanel(Component):
    name, order, template_name = "waiting", 100, "home/admin/counts.html"

    def get_context_data(self, parent_context):
        return {
            "id": "waiting",
            "heading": _("Perlu perhatian"),
            "counts": waiting(parent_context["request"].user, timezone.localdate()),
            "nothing": _("Tidak ada yang menunggu Anda saat ini."),
        }


class LearningPanel(Component):
    name, order, template_name = "learning", 230, "home/admin/counts.html"

    def get_context_data(self, parent_context):
        since = timezone.now() - timedelta(days=DAYS)
        return {
            "id": "learning",
            "heading": _("Belajar, tujuh hari terakhir"),
            "counts": learning(parent_context["request"].user, since),
        }


class ActivityPanel(Component):
    name, order, template_name = "activity", 240, "home/admin/activity.html"

    def get_context_data(self, parent_context):
        return {
            "heading": _("Perubahan terakhir"),
            "entries": activity(parent_context["request"].user),
            "site_history": reverse("wagtailadmin_reports:site_history"),
        }


def add_panels(request, panels: list[Component]) -> None:
    """Put ours among Wagtail's, which show only when they have something to say."""
    panels.append(WaitingPanel())
    if may_view(request.user):
        panels.append(LearningPanel())
    panels.append(ActivityPanel())
    panels.sort(key=attrgetter("order"))
