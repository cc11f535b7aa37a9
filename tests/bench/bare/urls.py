"""A view that does nothing, and Wagtail's pages."""

from django.http import HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls


def nothing(request):
    return HttpResponse("ok")


urlpatterns = [path("nothing/", nothing), path("", include(wagtail_urls))]
