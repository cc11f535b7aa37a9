"""What users change in the admin."""

from wagtail.admin.views.account import NameEmailSettingsPanel

from literasi.users.admin_forms import AccountNameForm

# Wagtail has a hook to add a panel to the account page but none to replace one, and its
# own asks for a first name and a surname.
NameEmailSettingsPanel.form_class = AccountNameForm
