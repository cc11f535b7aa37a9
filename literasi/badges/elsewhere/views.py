"""The admin's pages that take certificates signed elsewhere: upload, look through, confirm."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from literasi.badges.certificates import files
from literasi.badges.certificates.front import certificate_pdf, file_name
from literasi.badges.elsewhere import staging
from literasi.badges.elsewhere.examining import Examined, examine, mark_doubles
from literasi.badges.elsewhere.forms import SignedFileForm, SignedFilesForm
from literasi.badges.elsewhere.keeping import keep_signed
from literasi.badges.models import Award, SignedCertificate

LOST = gettext_lazy(
    "Sebagian berkas tidak disimpan: sudah disimpan sebelumnya, atau pratinjaunya lebih dari "
    "sehari. Yang lain aman; unggah lagi bila masih kurang."
)


class SignedFilesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Takes files, shows what each is, and keeps those a person confirms."""

    model = Award
    permission_required = "sign"
    form_class = SignedFilesForm
    template_name = "badges/admin/signed_files.html"
    page_title = gettext_lazy("Unggah sertifikat bertanda tangan")
    header_icon = "upload"
    index_url_name = inspect_url_name = None
    award = None

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Penghargaan")},
            {"url": "", "label": self.page_title},
        ]

    def get_success_url(self):
        return reverse(self.index_url_name)

    def post(self, request, *args, **kwargs):
        if "confirm" in request.POST:
            return self._confirm(request.POST.getlist("token"))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        staging.sweep()
        seen = [self._look(file) for file in form.cleaned_data["files"]]
        mark_doubles(seen)
        return self.render_to_response(self.get_context_data(form=form, seen=seen))

    def _look(self, file) -> Examined:
        data = file.read()
        one = examine(file.name, data, self.award)
        if one.award and not one.error:
            one.token = staging.stage(
                user=self.request.user, award=one.award, data=data, signer=one.signer
            )
        return one

    def _confirm(self, tokens):
        kept = [number for token in tokens if (number := self._keep(token))]
        gone = len(tokens) - len(kept)
        if kept:
            told = ngettext("%(count)d berkas disimpan.", "%(count)d berkas disimpan.", len(kept))
            messages.success(self.request, told % {"count": len(kept)})
        if gone:
            messages.warning(self.request, LOST)
        if not tokens:
            messages.warning(self.request, _("Tidak ada yang dicentang, jadi tidak ada disimpan."))
        return HttpResponseRedirect(self.get_success_url())

    def _keep(self, token) -> str:
        """Keep one file; return its award's number, or "" when it is not there to be kept."""
        try:
            row = keep_signed(staging.take(token, self.request.user), self.request.user)
        except staging.Gone:
            return ""
        return row.award.number if row else ""


class SignedFileView(SignedFilesView):
    """The same for one award, so that its number need not be in the file."""

    form_class = SignedFileForm

    @cached_property
    def award(self):
        files_with_people = SignedCertificate.objects.select_related("added_by")
        held = Prefetch("signed_certificates", files_with_people)
        awards = Award.objects.for_pages().prefetch_related(held)
        return get_object_or_404(awards, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.award.number

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[self.award.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            award=self.award, versions=files.versions(self.award), **kwargs
        )


class CertificateFileView(PermissionCheckedMixin, View):
    """Hands out a certificate to whoever takes it to be signed, or one of its versions."""

    model = Award
    permission_required = "sign"

    def get(self, request, pk, uuid=None):
        award = get_object_or_404(Award, pk=pk)
        if uuid is None:
            return _pdf(certificate_pdf(award), file_name(award))
        row = get_object_or_404(award.signed_certificates, uuid=uuid)
        with row.file.open("rb") as file:
            return _pdf(file.read(), file_name(award))


def _pdf(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
