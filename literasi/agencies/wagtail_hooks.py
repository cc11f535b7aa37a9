"""What agencies add to the admin: their menu, and confirming memberships."""

from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import register_snippet

from literasi.agencies import services
from literasi.agencies.models import Membership
from literasi.agencies.viewsets import AgencyGroup

register_snippet(AgencyGroup)


@hooks.register("register_bulk_action")
class ConfirmMembership(SnippetBulkAction):
    """Confirm one membership, or all those ticked, after a page that names them."""

    display_name = _("Konfirmasi")
    aria_label = _("Konfirmasi keanggotaan yang dipilih")
    action_type = "confirm"
    template_name = "agencies/admin/confirm_membership.html"
    action_priority = 10

    @classproperty
    def models(cls):
        return [Membership]

    def check_perm(self, obj):
        return self.request.user.has_perm("agencies.change_membership")

    def get_execution_context(self):
        return {"by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        confirmed = [item for item in objects if services.confirm(membership=item, by=by)]
        for item in confirmed:
            log(instance=item, action="wagtail.edit", user=by)
        return len(confirmed), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d keanggotaan dikonfirmasi.",
            "%(count)d keanggotaan dikonfirmasi.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
