"""Querysets that are compiled once and asked many times, for the moments when that counts.

Building a statement costs the ORM up to ten times what running it costs the database.
docs/decisions/0012 says where that is worth preparing one.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, update_wrapper
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, IntegerField, Model, QuerySet
from django.db.models.query import get_related_populators


class Slot(Expression):
    """The place of a value that is given when the statement is asked."""

    def __init__(self, name: str, field: Field):
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def filled(self, values: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


def prepared(**fields: Field) -> Callable[[Callable[..., QuerySet]], "Prepared"]:
    """Decorate a function from values to a queryset: ask the database, build it only once.

    ``fields`` says by name what kind of values the function takes; all of them are given by
    name. Values must not change the statement: no None, no lists.
    """
    return lambda make: Prepared(make, fields)


class Prepared:
    """A queryset with places for values. What it reads is as the queryset would read it."""

    def __init__(self, make: Callable[..., QuerySet], fields: dict[str, Field]):
        update_wrapper(self, make)
        self.make = make
        self.slots = {name: Slot(name, field) for name, field in fields.items()}

    @cached_property
    def statement(self) -> "Statement":
        return Statement(self.make(**self.slots))

    def all(self, **values: Any) -> list:
        """Return the instances the queryset finds; for ``values_list``, the rows."""
        statement = self.statement
        return [statement.read(row) for row in statement.rows(values)]

    def first(self, **values: Any) -> Any:
        """Return the first of what the queryset finds, or None."""
        return next(iter(self.all(**values)), None)


class Statement:
    """A compiled queryset, shared by all threads: asking changes nothing in it."""

    def __init__(self, queryset: QuerySet):
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        self.converters = list(compiler.get_converters(columns).items())
        self.read: Callable[[Sequence], Any] = tuple
        if queryset.query.default_cols:
            extra = compiler.annotation_col_map
            self.read = _reader(compiler.klass_info, compiler.select, extra)

    def rows(self, values: dict[str, Any]) -> list[list]:
        filled = [p.filled(values) if isinstance(p, Slot) else p for p in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return [self._converted(row) for row in cursor.fetchall()]

    def _converted(self, row: Sequence) -> list:
        values = list(row)
        for place, (converters, column) in self.converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return values


def _reader(info: dict, select: list, extra: dict[str, int]) -> Callable[[Sequence], Model]:
    """Return what makes an instance, and those selected along with it, of a row.

    ``extra``: the places of annotations, by name.
    """
    model, places = info["model"], info["select_fields"]
    own = slice(places[0], places[-1] + 1)
    names = [column.target.attname for column, _sql, _alias in select[own]]
    populators = get_related_populators(info, select, connection.alias)

    def read(row):
        instance = model.from_db(connection.alias, names, row[own])
        for populator in populators:
            populator.populate(row, instance)
        for name, place in extra.items():
            setattr(instance, name, row[place])
        return instance

    return read


def ready(model: type[Model], name: str, value: Any) -> Any:
    """Return a value as this database takes it for a field."""
    return model._meta.get_field(name).get_db_prep_save(value, connection)


NUMBER = IntegerField()
