"""Suspending, revoking, reissuing in the admin: a page that explains, then a POST."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import InspectView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from literasi.badges import rules, services
from literasi.badges.forms import ReasonForm, ReissueForm, RestoreForm
from literasi.badges.models import Award


def possible_actions(award: Award) -> dict[str, bool]:
    """Return, by the name of its permission, whether each thing can be done to this award."""
    status = rules.Status(award.status)
    replaced, held = award.successor is not None, award.learner.has_account
    return {
        "suspend": rules.can_suspend(status),
        "restore": rules.can_restore(status),
        "revoke": rules.can_revoke(status),
        "reissue": rules.can_reissue(status, replaced, held),
        "sign": award.is_downloadable,
    }


# Who may hold back may also let go.
PERMISSIONS = {"restore": "suspend"}


class AwardInspectView(InspectView):
    """All that is known of an award, and what may be done to it."""

    template_name = "badges/admin/award_inspect.html"
    suspend_url_name = restore_url_name = revoke_url_name = reissue_url_name = sign_url_name = None

    def get_object(self, queryset=None):
        awards = Award.objects.for_pages().select_related("learner__user", "agency", "revoked_by")
        return get_object_or_404(awards, pk=self.pk)

    @cached_property
    def header_more_buttons(self):
        return [*self.actions(), *super().header_more_buttons]

    def get_field_label(self, field_name, field):
        labels = {"name": _("Nama di sertifikat"), "status": _("Status"), "successor": _("Diganti")}
        return labels.get(field_name) or super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(stored := getattr(self.object, field_name, None), datetime):
            return date_format(timezone.localtime(stored), "DATETIME_FORMAT")
        return getattr(value, "label", value) if value not in (None, "") else "–"

    def actions(self):
        """Return buttons for what may be done to this award by this person."""
        possible = possible_actions(self.object).items()
        return [self._button(name) for name, can in possible if can and self._may(name)]

    def _may(self, action):
        return self.user_has_permission(PERMISSIONS.get(action, action))

    def _button(self, action):
        label, icon = {
            "suspend": (_("Tangguhkan"), "lock"),
            "restore": (_("Pulihkan"), "lock-open"),
            "revoke": (_("Cabut"), "cross"),
            "reissue": (_("Terbitkan ulang"), "rotate"),
            "sign": (_("Unggah yang bertanda tangan"), "upload"),
        }[action]
        url = reverse(getattr(self, f"{action}_url_name"), args=[self.object.pk])
        return Button(label, url=url, icon_name=icon)

    def get_context_data(self, **kwargs):
        history = self.object.events.order_by("-at", "-pk")
        return super().get_context_data(actions=self.actions(), history=history, **kwargs)


class AwardActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A page that says what will happen, and does it when the form comes back."""

    model = Award
    template_name = "badges/admin/award_action.html"
    inspect_url_name = index_url_name = None
    header_icon = "warning"
    action = explanation = question = done = too_late = ""

    @cached_property
    def award(self):
        awards = Award.objects.for_pages().select_related("learner__user")
        return get_object_or_404(awards, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.award.number

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Penghargaan")},
            {"url": self.get_success_url(), "label": self.award.number},
            {"url": "", "label": self.page_title, "sublabel": self.award.number},
        ]

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[self.award.pk])

    def get_initial(self):
        return {"seen": services.standing_seen(self.award)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(award=self.award, **kwargs)

    def get(self, request, *args, **kwargs):
        if not possible_actions(self.award)[self.action]:
            return self.refuse(self.too_late)
        return super().get(request, *args, **kwargs)

    def refuse(self, why):
        messages.warning(self.request, why)
        return HttpResponseRedirect(self.get_success_url())

    def form_valid(self, form):
        try:
            target = self.act(award=self.award, by=self.request.user, **form.cleaned_data)
        except services.AwardRefused as refusal:
            return self.refuse(str(refusal))
        messages.success(self.request, self.done % {"number": target.number})
        return HttpResponseRedirect(reverse(self.inspect_url_name, args=[target.pk]))


class SuspendView(AwardActionView):
    action = permission_required = "suspend"
    header_icon = "lock"
    page_title = _("Tangguhkan penghargaan")
    explanation = _(
        "Untuk sementara, selama sesuatu diperiksa. Halaman verifikasi menampilkan bahwa "
        "penghargaan ini ditangguhkan sejak hari ini beserta alasannya, dan sertifikatnya tidak "
        "dapat diunduh. Penangguhan dapat diakhiri kapan saja, dengan nomor yang sama. "
        "Pemegangnya menerima email."
    )
    question = _("Tangguhkan penghargaan ini")
    done = _("Penghargaan %(number)s ditangguhkan.")
    too_late = services.NOT_SUSPENDABLE
    form_class = ReasonForm
    act = staticmethod(services.suspend)


class RestoreView(AwardActionView):
    action, permission_required = "restore", "suspend"
    header_icon = "lock-open"
    page_title = _("Pulihkan penghargaan")
    explanation = _(
        "Penangguhan diakhiri: penghargaan ini berlaku lagi seperti semula, dengan nomor yang "
        "sama, dan sertifikatnya dapat diunduh. Pemegangnya menerima email."
    )
    question = _("Pulihkan penghargaan ini")
    done = _("Penghargaan %(number)s dipulihkan.")
    too_late = services.NOT_RESTORABLE
    form_class = RestoreForm
    act = staticmethod(services.restore)


class RevokeView(AwardActionView):
    action = permission_required = "revoke"
    page_title = _("Cabut penghargaan")
    explanation = _(
        "Halaman verifikasi akan menampilkan bahwa penghargaan ini dicabut, beserta tanggal dan "
        "alasannya. Nomornya tetap dapat diperiksa selamanya, dan pencabutan tidak dapat "
        "dibatalkan; bila ternyata keliru, terbitkan ulang dengan nomor baru. Pemegangnya "
        "menerima email. Belum pasti? Tangguhkan dahulu."
    )
    question = _("Cabut penghargaan ini")
    done = _("Penghargaan %(number)s dicabut.")
    too_late = services.NOT_REVOCABLE
    form_class = ReasonForm
    act = staticmethod(services.revoke)


class ReissueView(AwardActionView):
    action = permission_required = "reissue"
    page_title = _("Terbitkan ulang penghargaan")
    explanation = _(
        "Penghargaan baru dengan nomor baru diterbitkan atas nama yang sekarang tertulis di profil "
        "pemegangnya. Yang lama tetap dapat diperiksa dan menunjuk ke penggantinya. Pemegangnya "
        "menerima email."
    )
    question = _("Terbitkan ulang")
    done = _("Penghargaan diterbitkan ulang dengan nomor %(number)s.")
    too_late = services.NOT_REISSUABLE
    form_class = ReissueForm
    act = staticmethod(services.reissue)
