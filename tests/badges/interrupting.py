"""Ending work between any two statements, as `kill -9` does: what was not committed is gone."""

from collections.abc import Callable
from itertools import count

from django.db import connection

# Ends of transactions: killed before one, the transaction is as if it had not begun.
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class Killed(BaseException):
    """No handler of ordinary errors sees it, as none sees a kill."""


class Reaper:
    """Lets so many statements pass, and then none."""

    def __init__(self, passing: int):
        self.left = passing

    def __call__(self, execute, sql, params, many, context):
        if not sql.lstrip().upper().startswith(NOT_COUNTED):
            if self.left == 0:
                raise Killed
            self.left -= 1
        return execute(sql, params, many, context)


def survives(work: Callable[[int], None], passing: int) -> bool:
    """Do the work, killed after ``passing`` statements; say whether it came to its end."""
    try:
        with connection.execute_wrapper(Reaper(passing)):
            work(passing)
    except Killed:
        return False
    return True


def at_each_statement(work: Callable[[int], None], recover: Callable[[int], None]) -> int:
    """Kill ``work`` before its first statement, its second, and so on until it survives.

    After each, ``recover`` is called with the same number, which names the round. Returns in
    how many places it was killed.
    """
    for passing in count():
        survived = survives(work, passing)
        recover(passing)
        if survived:
            return passing
    raise AssertionError("unreachable")
