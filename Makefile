# Everything from a machine with only Python 3.11 to 3.13 and make. Nothing needs a network after the installation.
#   make demo     the forum in a browser, no token needed     make test     the tests
#   make check    lint, types and tests                       make browser  the tests in a real Chromium
#   make bench    the benchmark tables                        make clean    takes away what was made here
# ARGS goes to the command: make demo ARGS="--port 8080 --no-browser", make test ARGS="-k roster".

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install dev demo test check browser bench lock clean

ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# One more than there are cores: tests wait a lot.
SIDE_BY_SIDE ?= -n $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)') --dist worksteal
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c '$(SUPPORTED)' 2>/dev/null && echo $$p && break; done)

help:
	@sed -n '2,5s/^# *//p' Makefile

install: $(VENV)/.run-stamp ; @:
dev: $(VENV)/.dev-stamp ; @:

$(BIN)/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(SUPPORTED)' || { \
		echo "Python 3.11, 3.12 or 3.13 is needed: sudo apt-get install python3 (or give one: make PYTHON=/path/to/python3.12)" >&2; exit 2; }
	@$(PYTHON) -c 'import sqlite3, sys; sys.exit(sqlite3.sqlite_version_info < (3, 37))' || { \
		echo "SQLite 3.37 or newer is needed, $(PYTHON) has $$($(PYTHON) -c 'import sqlite3; print(sqlite3.sqlite_version)'): sudo apt-get install --only-upgrade libsqlite3-0" >&2; exit 2; }
	@$(PYTHON) -c 'import sqlite3; sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = trigram)")' 2>/dev/null || { \
		echo "SQLite of $(PYTHON) cannot search texts (FTS5): sudo apt-get install --only-upgrade libsqlite3-0, or give another: make PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Python's venv module is missing: sudo apt-get install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }

# A stamp older than its list of packages means that there is something to install; else nothing is run.
$(VENV)/.run-stamp: requirements.txt | $(BIN)/python
	@echo "Installing what the bot needs into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev-stamp: requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what the bot and its tests need into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $(VENV)/.run-stamp $@

demo: install
	@exec $(BIN)/python main.py sandbox $(ARGS)

test: dev
	$(PYTEST) $(SIDE_BY_SIDE) $(ARGS)

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(PYTEST) $(SIDE_BY_SIDE) $(ARGS)

browser: dev
	$(PYTEST) -m browser $(ARGS)

bench: dev
	@command -v sqlite3 >/dev/null || { echo "The sqlite3 program is needed to compare with: sudo apt-get install sqlite3" >&2; exit 2; }
	$(BIN)/python -m tests.bench $(ARGS)

lock:
	PYTHON=$(PYTHON) .ci/lock $(ARGS)

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
