"""Fill the server's own data directory once: migrations, the demo, what the tests add.

Run by tests/browser/server.py as a process of its own, so that the tests need no database.
"""

from io import StringIO

from django.core.management import call_command

from tests.browser import content


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo", stdout=StringIO())
    content.load()
    call_command("measure_questions", stdout=StringIO())
