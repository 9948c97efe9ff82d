# The front door. Each target does its own set-up; the plain commands are in README.md.
PYTHON ?= python3
ENV := .venv
RUN := $(ENV)/bin/python
COMPILE := $(ENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-header

.PHONY: help serve build test check preview notes facts crisis engines lock clean

help:  ## Say what can be done
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve:  ## Build the site and serve it, with live reload; says the address
	@$(PYTHON) scripts/prepare_env.py site
	@$(RUN) scripts/prepare_editions.py site
	@$(RUN) scripts/serve.py

build:  ## Build the site into site/, check it, publish it only if it passes
	@$(PYTHON) scripts/prepare_env.py site
	@$(RUN) scripts/prepare_editions.py site
	@$(RUN) scripts/build.py

test:  ## Run every test, in a browser too
	@$(PYTHON) scripts/prepare_env.py dev
	@$(RUN) scripts/prepare_browser.py
	@$(RUN) scripts/prepare_editions.py dev
	@$(RUN) scripts/prepare_servers.py
	@$(RUN) -m pytest -n auto --dist loadfile

check:  ## Everything fast, before a commit: style, types, words, unit tests, a build
	@$(PYTHON) scripts/prepare_env.py dev
	@$(RUN) scripts/prepare_editions.py dev
	@$(RUN) scripts/check_all.py

preview:  ## Serve one page with every component in every state, beside the site
	@$(PYTHON) scripts/prepare_env.py site
	@$(RUN) scripts/preview_components.py

notes:  ## Write labels, notes, words and lists into the pages from the data
	@$(PYTHON) scripts/prepare_env.py site
	@$(RUN) scripts/write_notes.py

facts:  ## List the crisis facts that a person should open and check now
	@$(PYTHON) scripts/prepare_env.py site
	@$(RUN) scripts/list_due_facts.py

crisis:  ## Learn anew, from the examples, what a reader in danger types
	@$(PYTHON) scripts/prepare_env.py dev
	@$(RUN) scripts/train_crisis_model.py

engines:  ## Build with every generator and compare what readers get
	@$(PYTHON) scripts/prepare_env.py site
	@for engine in properdocs zensical; do $(RUN) scripts/use_engine.py $$engine --dry-run || exit; done

lock:  ## Take the newest allowed versions and lock them with hashes
	@$(PYTHON) scripts/prepare_env.py dev
	@$(COMPILE) --upgrade -o requirements/site.txt
	@$(COMPILE) --upgrade --group dev -c requirements/site.txt -o requirements/dev.txt
	@$(COMPILE) --upgrade --group properdocs -c requirements/site.txt -o requirements/properdocs.txt
	@$(COMPILE:pyproject.toml=) --upgrade --group zensical -o requirements/zensical.txt

clean:  ## Remove what builds and tests left behind, not the environment
	@rm -rf site .site-* .cache test-results .hypothesis .mypy_cache .pytest_cache .ruff_cache
