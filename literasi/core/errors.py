"""A page for who opens an address that only a button may send to.

It happens to people: a session ends, the button leads to the login page, and that leads
back to the button's address. Django answers with an empty page, and has no handler for it.
"""

from django.shortcuts import render


class MethodNotAllowedMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page
