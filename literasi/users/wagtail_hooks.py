"""What users change in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel

from literasi.users.admin_forms import AccountNameForm

# Wagtail has a hook to add a panel to the account page but none to replace one, and its
# own asks for a first name and a surname.
NameEmailSettingsPanel.form_class = AccountNameForm


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "users.reset_second_factor",
        _("Matikan verifikasi dua langkah"),
        _("Verifikasi dua langkah dimatikan"),
    )
