"""Keeping the log of awards true: the database itself refuses to change or delete a line.

The triggers are put in place after every migrate, not by a migration: SQLite drops a table's
triggers whenever a migration rebuilds the table. See docs/decisions/0024.
"""

from django.db import connections

from literasi.badges.models import AwardEvent

TABLE = AwardEvent._meta.db_table
REFUSAL = "The log of awards is only ever added to."

SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb}
    BEFORE {verb.upper()} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for verb in ("update", "delete")
]
POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION {TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_stays BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_stays()
    """,
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def after_migrate(using, **kwargs):
    """Put the triggers in place, once the table is there."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS.get(connection.vendor, ()):
            cursor.execute(statement)
