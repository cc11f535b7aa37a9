"""The page that shows a room the code with which its people may start."""

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from quizzes import services
from quizzes.models import QuizPage


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def room(request, pk):
    """Show the code of a quiz; a POST gives it another one."""
    page = get_object_or_404(QuizPage.objects.select_related("quiz"), pk=pk, quiz__isnull=False)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        services.change_code(quiz=page.quiz, by=request.user)
        log(instance=page, action="quizzes.change_code", user=request.user)
        text = _("Kode diganti. Yang sudah mulai tetap melanjutkan; yang belum memakai kode baru.")
        messages.success(request, text)
        return redirect("quiz_room", pk)
    url = request.build_absolute_uri(page.get_url(request) or "/")
    code = services.room_code(quiz=page.quiz).code
    context = {"page": page, "code": code, "url": url, "qr": qr_of(url)}
    return render(request, "quizzes/allowances/room.html", context)


def qr_of(url: str) -> str:
    """Return a drawing that phones read the address from; black on white in any theme."""
    drawing = segno.make(url, error="m").svg_inline(scale=8, border=2, dark="#000", light="#fff")
    return mark_safe(drawing)  # noqa: S308  (made by segno from an address of ours)
