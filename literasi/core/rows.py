"""Reading rows by statements that stand ready, for the few moments when that counts.

Building a statement anew each time costs the ORM up to ten times what running it costs the
database. docs/decisions/0008 says where that is worth a statement written by hand.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.expressions import Col


class Columns:
    """All columns of a model under an alias, and the way back from a row to an instance."""

    def __init__(self, model: type[Model], alias: str):
        self.model, self.alias = model, alias
        self.fields = model._meta.concrete_fields
        self.names = [field.attname for field in self.fields]
        self.sql = ", ".join(f"{alias}.{field.column}" for field in self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    @cached_property
    def converters(self) -> list[tuple[int, Any, list]]:
        """Return, for the places that need them, what turns database values into Python's."""
        columns = [Col(self.alias, field) for field in self.fields]
        return [
            (place, column, found)
            for place, column in enumerate(columns)
            if (found := _converters(column))
        ]

    def instance(self, row: Sequence) -> Model:
        values = list(row)
        for place, column, converters in self.converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return self.model.from_db(connection.alias, self.names, values)


def _converters(column: Col) -> list:
    return connection.ops.get_db_converters(column) + column.get_db_converters(connection)


def ready(model: type[Model], name: str, value: Any) -> Any:
    """Return a value as this database takes it for a field."""
    return model._meta.get_field(name).get_db_prep_save(value, connection)


def one(sql: str, values: Sequence) -> Sequence | None:
    """Return the only row of a statement, or None."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
