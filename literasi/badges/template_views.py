"""What the admin does with templates of certificates besides lists and forms."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin.views.generic import InspectView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import DeleteView, IndexView

from literasi.badges.certificates import copies, samples
from literasi.badges.certificates.modes import MODES
from literasi.badges.models import CertificateTemplate, TemplateSigner
from literasi.badges.uploads import media_type

IN_USE = _(
    "Rancangan ini dipakai lencana %(badges)s, jadi belum dihapus. Pilih rancangan lain pada "
    "lencana itu lebih dahulu."
)


class TemplateIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("badges")


class TemplateInspectView(InspectView):
    """For who may look and not change: the words, and what it comes to."""

    template_name = "badges/admin/template_inspect.html"

    def get_field_label(self, field_name, field):
        labels = {"signer_names": _("Penanda tangan"), "used_by": _("Dipakai lencana")}
        return labels.get(field_name) or super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("Ya") if value else _("Tidak")
        return value or "–"

    def get_context_data(self, **kwargs):
        picture = samples.of_template(self.object, MODES[0])
        return super().get_context_data(picture=picture, **kwargs)


class TemplateDeleteView(DeleteView):
    """Explains why a template in use stays, rather than taking it from its badges."""

    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission("delete") and (badges := self.object.used_by):
            messages.warning(request, IN_USE % {"badges": badges})
            return HttpResponseRedirect(reverse(self.index_url_name))
        return super().dispatch(request, *args, **kwargs)


class CopyForm(forms.ModelForm):
    class Meta:
        model = CertificateTemplate
        fields = ["name"]


class TemplateCopyView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for a name and makes a copy with all words, signers and pictures."""

    model = CertificateTemplate
    permission_required = "add"
    template_name = "badges/admin/template_copy.html"
    page_title = _("Salin rancangan sertifikat")
    header_icon = "copy"
    form_class = CopyForm
    edit_url_name = index_url_name = None

    @cached_property
    def template(self):
        return get_object_or_404(CertificateTemplate, pk=self.kwargs["pk"])

    @property
    def edit_url(self):
        return reverse(self.edit_url_name, args=[self.template.pk])

    def get_page_subtitle(self):
        return str(self.template)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Rancangan sertifikat")},
            {"url": "", "label": self.page_title, "sublabel": str(self.template)},
        ]

    def get_form_kwargs(self):
        name = copies.name_of_copy(self.template.name)
        return super().get_form_kwargs() | {"instance": CertificateTemplate(name=name)}

    def form_valid(self, form):
        name = form.cleaned_data["name"]
        copy = copies.copy(template=self.template, name=name, by=self.request.user)
        messages.success(self.request, _("Salinan dibuat. Ubah seperlunya, lalu simpan."))
        return HttpResponseRedirect(reverse(self.edit_url_name, args=[copy.pk]))


class PictureView(PermissionCheckedMixin, View):
    """Hands out a stored picture of a template to who may see templates."""

    model = CertificateTemplate
    any_permission_required = ["add", "change", "delete", "view"]

    def get(self, request, name):
        try:
            data = self._file(name).read()
        except OSError as gone:
            raise Http404 from gone
        response = HttpResponse(data, content_type=media_type(data))
        response["Cache-Control"] = "private, no-store"
        return response

    def _file(self, name):
        """Return the file of that name, if it belongs to a template."""
        if "\0" in name:  # PostgreSQL cannot even be asked
            raise Http404
        for model, field in ((CertificateTemplate, "background"), (TemplateSigner, "signature")):
            if owner := model.objects.filter(**{field: name}).first():
                return getattr(owner, field).open()
        raise Http404
