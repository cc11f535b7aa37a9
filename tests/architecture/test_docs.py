"""The documents keep up with what they describe."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from literasi.settings import base, environment

ROOT = settings.BASE_DIR
DOCS = ROOT / "docs"
RULES = [
    "quizzes/rules.py",
    "quizzes/drawing.py",
    "quizzes/regrading.py",
    "quizzes/layout.py",
    "quizzes/terms.py",
    "quizzes/scoring.py",
    "quizzes/spelling.py",
    "quizzes/numerals.py",
    "quizzes/gapped.py",
    "quizzes/psychometrics.py",
    "quizzes/reliability.py",
    "quizzes/integrity.py",
    "quizzes/conversation.py",
    "quizzes/conversation_faults.py",
    "quizzes/conversation_map.py",
    "quizzes/measuring.py",
    "quizzes/discernment.py",
    "courses/rules.py",
    "courses/spacing.py",
    "literasi/badges/rules.py",
    "literasi/badges/patterns.py",
    "literasi/badges/renewal.py",
    "literasi/badges/whereabouts.py",
    "literasi/badges/certificates/wording.py",
    "literasi/badges/credentials/rules.py",
]
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
PAGES = [ROOT / "README.md", *DOCS.rglob("*.md")]


def public_names(path: Path) -> list[str]:
    """Return the functions, classes and constants a module offers."""
    names = []
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
    return [name for name in names if not name.startswith("_")]


@pytest.mark.parametrize("path", RULES)
def test_rules_are_told_in_prose(path):
    told = (DOCS / "rules.md").read_text()
    names = public_names(ROOT / path)
    assert names
    assert [name for name in names if f"`{name}" not in told] == []


def environment_names() -> list[str]:
    """Return every variable that the environment is asked for."""
    text = Path(environment.__file__).read_text()
    return re.findall(r'\benv(?:_flag|_list)?\(\s*"([A-Z_]+)"', text)


def test_every_variable_is_explained():
    told = (DOCS / "deployment.md").read_text()
    names = environment_names()
    assert len(names) > 10
    assert [name for name in names if f"`{name}`" not in told] == []


def test_every_setting_of_ours_is_explained():
    told = (DOCS / "deployment.md").read_text()
    names = [name for name in vars(base) if name.startswith("LITERASI_")]
    assert names
    assert [name for name in names if f"`{name}`" not in told] == []


def test_every_make_target_is_explained():
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = (DOCS / "contributing.md").read_text()
    assert len(targets) >= 7
    assert [target for target in targets if f"make {target}" not in told] == []


def commands() -> list[str]:
    """Return the names of our own management commands."""
    return [
        path.stem
        for path in ROOT.glob("**/management/commands/*.py")
        if path.stem != "__init__" and ".venv" not in path.parts
    ]


def test_every_management_command_is_explained():
    told = "".join(path.read_text() for path in PAGES)
    assert [name for name in commands() if f"`{name}`" not in told] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(page):
    targets = LINK.findall(page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_documents_know_no_machine(page):
    text = page.read_text()
    assert not re.search(r"(?<![\w.])/(home|root|work|Users)/\w", text)
