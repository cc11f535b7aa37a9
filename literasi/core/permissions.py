"""What nobody may do in the admin, whatever they have been granted."""

from wagtail.permission_policies import ModelPermissionPolicy


class RestrictedPolicy(ModelPermissionPolicy):
    """Django's permissions on a model, without some actions: not even for superusers."""

    def __init__(self, model, without):
        super().__init__(model)
        self.without = frozenset(without)

    def user_has_permission(self, user, action):
        return action not in self.without and super().user_has_permission(user, action)
