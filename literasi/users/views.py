"""The profile, a copy of one's data, erasing the account; and one repair of allauth's."""

from allauth.account.models import EmailAddress
from allauth.mfa.base.views import AuthenticateView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from literasi.users import panels, privacy
from literasi.users.forms import EraseForm, ProfileForm
from literasi.users.models import User

DATA_FILE = "literasi-data-saya.json"


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def profile(request):
    # Not request.user itself: a refused name must not show in the page's header.
    user = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Nama Anda sudah disimpan."))
        return redirect("profile")
    context = {
        "form": form,
        "panels": panels.panels_for(request),
        "unconfirmed": EmailAddress.objects.filter(user=user, verified=False).exists(),
    }
    return render(request, "users/profile.html", context)


@login_required
@never_cache
@require_GET
def download(request):
    """Give the person signed in a copy of their data, as a file."""
    response = JsonResponse(
        privacy.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="{DATA_FILE}"'
    return response


@sensitive_post_parameters("password")
@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase(request):
    """Explain what goes and what stays; with the password given again, do it."""
    if not request.user.has_usable_password():
        return redirect("account_set_password")
    form = EraseForm(request.POST or None, user=request.user)
    may_erase = privacy.may_erase(request.user)
    if request.method == "POST" and may_erase and form.is_valid():
        privacy.erase(user=request.user)
        logout(request)
        messages.success(request, _("Akun Anda sudah dihapus. Terima kasih sudah belajar."))
        return redirect("/")
    return render(request, "users/erase.html", {"form": form, "may_erase": may_erase})


@method_decorator(never_cache, name="dispatch")
class SecondFactorView(AuthenticateView):
    """allauth takes a POST without a code for a security key, which we do not offer."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and "code" not in request.POST:
            request.POST = request.POST.copy()
            request.POST["code"] = ""
        return super().dispatch(request, *args, **kwargs)


second_factor = SecondFactorView.as_view()
