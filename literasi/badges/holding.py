"""Finding an award for the one who holds it."""

from django.shortcuts import get_object_or_404

from literasi.badges.models import Award
from literasi.users.visitors import current_learner


def own_award(request, uuid) -> Award:
    """Look the award up through the learner, so that nobody opens another's by its address."""
    learner = current_learner(request)
    return get_object_or_404(Award.objects.for_pages().filter(learner=learner), uuid=uuid)
