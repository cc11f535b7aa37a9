"""Where settings come from, and how each database engine is set up."""

import ast
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from literasi.settings import data, environment

CODE = [
    path
    for folder in ("literasi", "courses", "quizzes")
    for path in (settings.BASE_DIR / folder).rglob("*.py")
]


def reads_environment(path: Path) -> bool:
    """Return whether a file reads variables; ``os.environ.setdefault`` only writes one."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text())) if is_attribute(node)]
    written = {node.value for node in nodes if node.attr == "setdefault"}
    return any(node.attr in {"environ", "getenv"} and node not in written for node in nodes)


def is_attribute(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute)


def test_one_module_reads_the_environment():
    reading = [path for path in CODE if reads_environment(path)]
    assert reading == [Path(environment.__file__)]


def test_sqlite_waits_for_its_turn_instead_of_failing():
    options = data.database("sqlite:////tmp/x.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 10


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
@pytest.mark.django_db
def test_sqlite_connections_write_ahead():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert cursor.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_postgresql_connections_are_pooled():
    config = data.database("postgres://someone:secret@db/literasi")
    assert config["OPTIONS"]["pool"]["max_size"] >= 8
    assert config["CONN_MAX_AGE"] == 0
    assert config["HOST"] == "db"


def test_sqlite_has_what_search_needs():
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")


@pytest.mark.parametrize(
    ("text", "flag"),
    [("1", True), ("true", True), ("YES", True), ("on", True), ("0", False), ("", False)],
)
def test_flags(monkeypatch, text, flag):
    monkeypatch.setenv("LITERASI_FLAG", text)
    assert environment.env_flag("LITERASI_FLAG") is flag


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("LITERASI_FLAG", " ")
    assert environment.env("LITERASI_FLAG", "fallback") == "fallback"


def test_lists_lose_their_blanks(monkeypatch):
    monkeypatch.setenv("LITERASI_LIST", " a.example, ,b.example ")
    assert environment.env_list("LITERASI_LIST") == ["a.example", "b.example"]
