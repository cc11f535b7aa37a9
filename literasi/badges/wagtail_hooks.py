"""What badges add to the admin: their menu, their policies, their lines in the log."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

import literasi.badges.desk.hooks  # noqa: F401 (registers what it brings)
from literasi.badges import trial
from literasi.badges.models import Award, Badge, CertificateTemplate
from literasi.badges.template_viewset import TemplatePolicy
from literasi.badges.viewsets import BadgeGroup
from literasi.core.permissions import RestrictedPolicy

# A badge that is not to be given any more is switched off: awards point at it for ever.
register_permission_policy(Badge, RestrictedPolicy(Badge, without={"delete"}))
register_permission_policy(Award, RestrictedPolicy(Award, without={"add", "change", "delete"}))
register_permission_policy(CertificateTemplate, TemplatePolicy(CertificateTemplate))
register_snippet(BadgeGroup)
hooks.register("construct_homepage_panels", trial.add_panel)


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action("badges.revoke")
    class Revoked(LogFormatter):
        label = _("Cabut penghargaan")

        def format_message(self, entry):
            return _("Dicabut: %(reason)s") % {"reason": entry.data["reason"]}

    @actions.register_action("badges.suspend")
    class Suspended(LogFormatter):
        label = _("Tangguhkan penghargaan")

        def format_message(self, entry):
            return _("Ditangguhkan: %(reason)s") % {"reason": entry.data["reason"]}

    @actions.register_action("badges.restore")
    class Restored(LogFormatter):
        label = _("Pulihkan penghargaan")

        def format_message(self, entry):
            return _("Dipulihkan: %(reason)s") % {"reason": entry.data["reason"]}

    @actions.register_action("badges.reissue")
    class Reissued(LogFormatter):
        label = _("Terbitkan ulang penghargaan")

        def format_message(self, entry):
            return _("Diganti dengan %(number)s") % {"number": entry.data["number"]}


@hooks.register("insert_global_admin_css")
def certificates_style():
    href = static("literasi/css/admin/certificates.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
