"""A middleware that says how many SQL statements a response took."""

from django.db import connection, reset_queries


class StatementCounter:
    """Put the number of statements, BEGIN and COMMIT included, in ``X-Statements``."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        connection.force_debug_cursor = True
        reset_queries()
        response = self.get_response(request)
        response["X-Statements"] = str(len(connection.queries_log))
        return response
