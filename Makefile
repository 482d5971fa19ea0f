# One command for everything; each does its own set-up, once.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
LOCKED := --no-deps --require-hashes --only-binary :all: --no-warn-script-location
export PYTHON

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site test soak dist lock clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
	    printf 'make %-6s %s\n' "$$name" "$$what"; done

site: $(VENV)/.itself ## check content/ and build it into site/
	@$(BIN)/briefings build

test: $(VENV)/.itself $(VENV)/.tests $(VENV)/.checkers ## read the code, then run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

soak: $(VENV)/.itself $(VENV)/.tests $(VENV)/.checkers ## attack and spoil everything, at length, and count what was tried
	$(BIN)/pytest -n 2 --soak -m soak --timeout 7200

dist: $(VENV)/.itself $(VENV)/.tests ## make in dist/ what a release consists of
	@rm -rf dist
	@.ci/release dist

lock: $(VENV)/.itself ## choose the newest versions of all that is installed, and write them down with their hashes
	@$(PIP) 'uv>=0.9,<1'
	@mkdir -p requirements
	$(BIN)/python -m uv pip compile $(COMPILE) --group build -o requirements/site.txt pyproject.toml
	$(BIN)/python -m uv pip compile $(COMPILE) --group test -c requirements/site.txt -o requirements/test.txt pyproject.toml

COMPILE := --quiet --upgrade --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
    --no-emit-package playwright --no-emit-package pyee --no-emit-package greenlet

clean: ## remove what the other commands made
	rm -rf $(VENV) site dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# A changed lock makes a new environment, so that nothing stays in it that the lock no longer names.
$(VENV)/.site: requirements/site.txt
	@python=$$(.ci/find-python) && echo "Setting up $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)
	@$(PIP) $(LOCKED) -r requirements/site.txt
	@touch $@

$(VENV)/.itself: $(VENV)/.site pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.site requirements/test.txt
	@echo "Installing what the tests need"
	@$(PIP) $(LOCKED) -r requirements/test.txt
	@touch $@

$(VENV)/.checkers: $(VENV)/.site .ci/install-browser .ci/install-checkers .ci/checkers/package-lock.json
	@.ci/install-browser
	@echo "Installing what the tests check pages with"
	@.ci/install-checkers $(VENV)/checkers
	@touch $@
