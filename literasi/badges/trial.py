"""Says where it matters that no signing key is configured, so that nobody relies on a trial."""

from wagtail.admin.ui.components import Component

from literasi.badges.credentials import keys


class TrialPanel(Component):
    """Tops the admin's dashboard while credentials are for trial only."""

    order = 0
    template_name = "badges/admin/trial_panel.html"


def add_panel(request, panels):
    """Add the panel, which its order puts first, for ``construct_homepage_panels``."""
    if keys.is_trial():
        panels.append(TrialPanel())
