# `make help` lists what there is to do. Only Python 3.11 or newer, git and make are needed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
ADDRESS ?= 127.0.0.1:8000
CODE := .ci courses literasi manage.py quizzes tests
PRODUCTION := SECRET_KEY=$(shell printf '%064d' 0)aB1-cD2_eF3 DATABASE_URL=sqlite:///:memory: \
	LITERASI_ALLOWED_HOSTS=literasi.example LITERASI_BASE_URL=https://literasi.example \
	EMAIL_HOST=mail.example LITERASI_SIGNING_KEY=$(shell printf '%043d' 0) \
	DJANGO_SETTINGS_MODULE=literasi.settings.production
ENGLISH := literasi/locale/en/LC_MESSAGES/django.po

# Empty: Python keeps what it has compiled. Else each start compiles all of Wagtail anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test check format messages fuzz bench faults clean env-dev

help: ## List these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: ## Prepare everything, load the demonstration content and serve the site
	@$(PYTHON) .ci/prepare.py site
	@echo "Literasi: http://$(ADDRESS)   (Ctrl-C stops it)"
	@exec $(BIN)/python manage.py runserver --noreload --skip-checks $(ADDRESS)

test: env-dev ## Run every test: on SQLite, on PostgreSQL, in a browser (only=sqlite for one)
	@$(BIN)/python tests/groups.py $(only)

check: env-dev ## Check style, types, architecture, settings, migrations and messages
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/djhtml --tabwidth 2 --check templates
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/pytest tests/architecture --quiet --reuse-db -p no:randomly

format: env-dev ## Put code and templates into their common form
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)
	$(BIN)/djhtml --tabwidth 2 templates

messages: env-dev ## Bring the English catalogue up to date with the code (needs gettext)
	$(BIN)/python manage.py makemessages -l en --no-location --no-obsolete -i .venv -i tests -i docs
	@# Their values change at every run and would hide what really changed.
	sed -i.old -e '/^"POT-Creation-Date/d' -e '/^"Report-Msgid-Bugs-To/d' $(ENGLISH)
	rm $(ENGLISH).old

fuzz: env-dev ## Read 10,000 damaged files of questions: none may break or hang a parser
	@$(BIN)/python -m tests.quizzes.exchange.fuzz 10000

bench: env-dev ## Measure speed on SQLite and PostgreSQL; writes docs/performance.md
	@$(BIN)/python -m tests.bench

faults: env-dev ## Kill the server under 200 people in a quiz; nothing acknowledged may be lost
	@$(BIN)/python -m tests.faults

clean: ## Remove the environment, caches and compiled files; keeps var/, your data
	rm -rf .venv static-collected test-results .pytest_cache .ruff_cache .mypy_cache \
		.import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find literasi/locale -name '*.mo' -delete

env-dev:
	@$(PYTHON) .ci/prepare.py env-dev
