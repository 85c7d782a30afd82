# `make run` and `make test` are the main ones. `make` lists all commands.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# Four, even on two cores: while some tests wait, others compute.
WORKERS ?= 4
# Python keeps what it has compiled, also where it is told not to: each worker would compile every test again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test browsers postgresql crash check lint style types scripts compiled format screenshots film bench \
	bench-quick clean

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 16

run: $(VENV)/run.done ## Install what is needed and serve at http://127.0.0.1:8050
	$(BIN)/python app.py

test: $(VENV)/test.done ## Run every check and every test, the browser's too
	$(BIN)/python -m scripts.browser
	@$(MAKE) --no-print-directory -j2 lint compiled
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --reruns 1

browsers: $(VENV)/test.done ## Run the main stories in Firefox and in WebKit, Safari's engine
	$(BIN)/python -m pytest tests/browsers

postgresql: $(VENV)/test.done ## Run every browser test on PostgreSQL, with two processes of the app
	$(BIN)/python -m scripts.browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --database postgresql tests/browser

crash: $(VENV)/test.done ## Kill the server 200 times on each database while people write, and check that nothing is lost
	$(BIN)/python -m pytest -s --kills 200 tests/processes/test_crash.py

check: $(VENV)/test.done lint ## The quick part: lint, format, types, unit tests
	$(BIN)/python -m pytest tests/unit

lint: style types scripts ## Lint, format and types only

style: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.done
	$(BIN)/mypy .

scripts: $(VENV)/typescript.done
	$(BIN)/node $(VENV)/typescript/node_modules/typescript/bin/tsc -p scripts/typescript

# One process compiles the tests while mypy reads: otherwise each worker would, when the tests begin.
compiled: $(VENV)/test.done
	@$(BIN)/python -m pytest --collect-only > $(VENV)/collected.txt || { cat $(VENV)/collected.txt; exit 1; }

format: $(VENV)/test.done ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(VENV)/test.done ## Make the pictures in docs/screenshots
	$(BIN)/python -m scripts.browser
	$(BIN)/python -m scripts.screenshots

film: $(VENV)/test.done ## Film how a page opens, into test-results/film
	$(BIN)/python -m scripts.browser
	$(BIN)/python -m scripts.film

bench: $(VENV)/test.done ## Measure speed: browser, server, growth (some 15 minutes)
	$(BIN)/python -m scripts.browser
	$(BIN)/python -m benchmarks

bench-quick: $(VENV)/test.done ## The same in three minutes, with less of everything
	$(BIN)/python -m scripts.browser
	$(BIN)/python -m benchmarks --quick

clean: ## Remove what these commands made, except data
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis test-results

$(VENV)/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name one: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.done: requirements.txt $(VENV)/python.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.done: requirements.txt requirements-dev.txt $(VENV)/python.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.done

$(VENV)/typescript.done: scripts/typescript/package-lock.json $(VENV)/test.done
	mkdir -p $(VENV)/typescript && cp scripts/typescript/package*.json $(VENV)/typescript
	$(BIN)/npm ci --silent --no-audit --no-fund --prefix $(VENV)/typescript
	@touch $@
