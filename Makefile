# Needs Python 3.11+ and nothing else: everything it makes lives in .venv.
PYTHON ?= python3
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo run test setup dev lint types bench lock clean
.DELETE_ON_ERROR:

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do \
		printf '  make %-7s %s\n' "$$name" "$$what"; done

demo: setup ## book in this terminal, or on a made-up salon's website: http://127.0.0.1:8080/demo
	@$(BIN)/altegio-bot chat --web || [ $$? -eq 130 ] # Ctrl-C is a way to leave, not a failure

run: setup ## the bot itself, configured by the environment and .env
	@$(BIN)/altegio-bot run

test: lint types ## everything that must hold: lint, types, tests, coverage
	$(BIN)/pytest -n 4 --maxschedchunk 1 --cov --cov-report=term
	@echo 'fsm/, where every line and branch counts:'
	@$(BIN)/coverage report --include='fsm/*' --show-missing --fail-under=100

lint: dev ## ruff
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: dev ## mypy, strict
	$(BIN)/mypy

bench: dev ## what a turn costs, beside what it cannot cost less than
	@$(BIN)/python -m tests.bench

setup: .venv/.runtime ## the environment in .venv, as locked

dev: .venv/.dev

lock: dev ## resolve the requirements of pyproject.toml anew
	$(LOCK) --upgrade --group installer --output-file requirements-uv.txt
	$(LOCK) --upgrade --group build pyproject.toml --output-file requirements.txt
	$(LOCK) --upgrade --group dev pyproject.toml --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove what make, the tools and the demo have made, but no database
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

# uv is ten times as fast as pip and takes out what is no longer locked; where it cannot work, pip installs the same.
define install
	$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python $(1) \
		|| $(BIN)/pip install --quiet --require-hashes --requirement $(1)
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
endef

.venv/.runtime: requirements.txt requirements-uv.txt pyproject.toml | $(BIN)/pip
	@-$(BIN)/pip install --quiet --require-hashes --requirement requirements-uv.txt
	$(call install,requirements.txt)

.venv/.dev: requirements-dev.txt .venv/.runtime
	$(call install,requirements-dev.txt)

# Not bin/python: where Debian's python3-venv is missing, that one is there already when venv fails.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed, \
	this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 ...")'
	@echo 'Setting up .venv, once ...'
	@$(PYTHON) -m venv .venv
