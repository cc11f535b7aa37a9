"""The admin's page of what is wrong with awards: as it was found last, and a button to repair."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from literasi.badges.models import Award, Badge, ReconciliationRun
from literasi.badges.services import checking
from literasi.badges.tasks_checking import check_and_repair
from literasi.users.models import Learner

RECENT = 10
# What each fault is called, and what to do about it.
SAID = {
    checking.MISSING: (
        gettext_lazy("Sudah berhak, belum diterbitkan"),
        gettext_lazy("Tombol Periksa dan perbaiki menerbitkannya."),
    ),
    checking.UNEARNED: (
        gettext_lazy("Diterbitkan, syaratnya belum terpenuhi"),
        gettext_lazy(
            "Tidak termasuk yang diberikan dari daftar. Biasanya syarat lencananya berubah "
            "sesudahnya; yang sudah diberikan tetap berlaku, kecuali Anda mencabutnya."
        ),
    ),
    checking.UNSIGNED: (
        gettext_lazy("Kredensialnya belum ditandatangani"),
        gettext_lazy("Perbaiki mencobanya lagi. Bila tetap ada, periksa kunci penanda tangannya."),
    ),
    checking.UNTOLD: (
        gettext_lazy("Pemegangnya belum dikabari"),
        gettext_lazy("Perbaiki mengirim emailnya lagi. Bila tetap ada, periksa server emailnya."),
    ),
    checking.FILES: (
        gettext_lazy("Berkasnya hilang atau berubah"),
        gettext_lazy("Pulihkan berkas itu dari cadangan. Situs tidak dapat membuatnya lagi."),
    ),
    checking.GAPS: (
        gettext_lazy("Nomor yang tidak dimiliki penghargaan mana pun"),
        gettext_lazy(
            "Seharusnya tidak pernah ada. Periksa apakah basis data dipulihkan dari cadangan "
            "lama, atau pola nomor kantor diganti di tengah tahun."
        ),
    ),
}


class CheckView(WagtailAdminTemplateMixin, TemplateView):
    """For who may see what was found; repairing needs a permission of its own."""

    page_title = gettext_lazy("Pemeriksaan lencana")
    header_icon = "tasks"
    template_name = "badges/desk/check.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        runs = list(ReconciliationRun.objects.select_related("by")[:RECENT])
        run = next((one for one in runs if one.finished_at), None)
        return super().get_context_data(
            runs=runs,
            run=run,
            faults=told(run) if run else [],
            may_repair=may_repair(self.request.user),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not may_repair(request.user):
            raise PermissionDenied
        check_and_repair.enqueue(request.user.pk)
        text = _("Pemeriksaan dimulai. Muat ulang halaman ini sebentar lagi untuk hasilnya.")
        messages.success(request, text)
        return redirect("award_checks")


def may_see(user) -> bool:
    return user.has_perm("badges.view_reconciliationrun")


def may_repair(user) -> bool:
    return user.has_perm("badges.repair_awards")


def told(run: ReconciliationRun) -> list[dict[str, Any]]:
    """Return what a run found, fault by fault, in words; a few statements whatever there is."""
    awards = Award.objects.in_bulk(checking.awards_in(run.found))
    missing = run.found[checking.MISSING]["rows"]
    badges = Badge.objects.in_bulk([badge for badge, _learner in missing])
    pks = [learner for _badge, learner in missing]
    learners = Learner.objects.select_related("user").in_bulk(pks)
    rows = {
        checking.MISSING: [(badges.get(b), learners.get(one)) for b, one in missing],
        checking.GAPS: run.found[checking.GAPS]["rows"],
        checking.FILES: [
            {**row, "award": awards.get(row["award"])} for row in run.found[checking.FILES]["rows"]
        ],
    }
    for name in checking.OF_AWARDS:
        found = run.found[name]["rows"]
        rows[name] = [awards[pk] for pk in found if pk in awards]
    return [_fault(run, name, rows[name]) for name in checking.FAULTS]


def _fault(run: ReconciliationRun, name: str, rows: list) -> dict[str, Any]:
    title, advice = SAID[name]
    count = run.found[name]["count"]
    return {
        "name": name,
        "title": title,
        "advice": advice,
        "count": count,
        "repaired": run.repaired.get(name, 0),
        "rows": rows,
        "unlisted": count - len(run.found[name]["rows"]),
        "is_of_awards": name in checking.OF_AWARDS,
    }
