# The two commands: `make site` builds the site into dist/, `make test` runs every test.
# Each sets up all it needs, once: a virtual environment in .venv with the packages of a
# lock file. Needs Python 3.11 or newer, as python3 (another name: make site PYTHON=…).

PYTHON ?= python3
ARGS ?=
VENV := .venv
RUN := $(VENV)/bin/python
SITE := $(VENV)/.site-ready
TEST := $(VENV)/.test-ready
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes
PREVIEW := .cache/host-preview
AUDIT := audit
FORM := .ci/form
PORT ?= 9411
# What `make bench` measures: pages of made-up sites, and how often.
SIZES ?= 80,2000,20000
ROUNDS ?= 3
# What builds keep, beside the site, so that `make clean` removes it too.
export MICROSITE_CACHE ?= .cache
# Commands that tests start would compile every module anew where a machine forbids it.
unexport PYTHONDONTWRITEBYTECODE
CHROMIUM ?= $(shell command -v chromium || command -v google-chrome || command -v chrome)

# A file of tests stays in one process, which builds what they share once; the order is
# kept, since browser tests come last.
PYTEST := -m pytest -n auto --dist loadfile --no-loadscope-reorder -rs
COVERAGE ?=

.PHONY: help site publish test quick coverage fuzz kill mutants bench sbom form audit serve check preview addresses messages lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

site: $(SITE) ## check the content, then build the site into dist/
	$(RUN) build.py build $(ARGS)

publish: $(SITE) ## the same for the public: stops while anything is left to do
	$(RUN) build.py build --public $(ARGS)

test: $(TEST) ## lint, types and every test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(if $(COVERAGE),rm -rf .cache/coverage && mkdir -p .cache/coverage)
	$(RUN) $(if $(COVERAGE),-m coverage run) $(PYTEST) $(ARGS)
	$(if $(COVERAGE),$(RUN) -m coverage combine --quiet && $(RUN) -m coverage report)

quick: $(TEST) ## the same without a browser, packaging and campaigns
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) $(PYTEST) --ignore tests/browser -m "not packaging and not campaign" \
	  --hypothesis-profile quick $(ARGS)

coverage: ## every test, and how much of the program they run; fails below 92 %
	$(MAKE) test COVERAGE=yes

fuzz: $(TEST) ## attack every way in for MINUTES=… (ATTACKS="records server" for some)
	PYTHONPATH=tests:. $(RUN) -m fuzz $(or $(MINUTES),10) $(ATTACKS)

kill: $(TEST) ## kill builds and mends while they write, RUNS=… times each
	PYTHONPATH=tests:. $(RUN) -m fuzz.kill $(or $(RUNS),1000)

mutants: $(TEST) ## change the core in COUNT=… places and see which changes tests notice
	PYTHONPATH=tests:. $(RUN) -m mutants $(or $(COUNT),200) $(or $(SEED),1)

bench: $(TEST) ## measure the programs, beside PEERS=… (folder of hugo, mkdocs, pelican); SIZES=…
	PYTHONPATH=tests:. $(RUN) -m bench --sizes $(SIZES) --rounds $(ROUNDS) --peers "$(PEERS)"

sbom: $(SITE) ## list all that the program is made of, with licences (CycloneDX)
	@$(RUN) .ci/sbom.py

form: $(TEST) ## bring the program of the web form to assets/form/; needs Node 20
	cd $(FORM) && npm ci --ignore-scripts --no-audit --no-fund
	$(RUN) $(FORM)/bring.py

audit: $(SITE) $(AUDIT)/node_modules ## measure the built site; needs Node 20, Java 17, Chromium
	$(RUN) build.py build --out .cache/audit --base-url http://localhost:$(PORT)
	node $(AUDIT)/audit.js .cache/audit $(PORT) "$(CHROMIUM)"

serve: $(SITE) ## show the site while it is written
	$(RUN) build.py serve $(ARGS)

check: $(SITE) ## compare the languages and check everything
	$(RUN) build.py check $(ARGS)

# The site as reviewers see it before it is published: not for search engines, and under
# the address the host gives it (Netlify sets DEPLOY_PRIME_URL).
preview: $(SITE) ## build the preview of a proposed change, for the host
	$(RUN) build.py build --preview --out $(PREVIEW) \
	  $(if $(DEPLOY_PRIME_URL),--base-url "$(DEPLOY_PRIME_URL)") $(ARGS)

addresses: $(SITE) ## remember the addresses of the site, so that none is lost
	$(RUN) build.py addresses

messages: $(SITE) ## bring catalogs and editor schemas up to date
	$(RUN) build.py messages
	$(RUN) build.py schema

clean: ## remove all that make has made
	rm -rf dist .cache $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Set-up: runs again only when a lock file changes -------------------------------------

$(SITE): requirements.lock | $(RUN)
	$(INSTALL) -r requirements.lock
	@touch $@

$(TEST): requirements-dev.lock | $(RUN)
	$(INSTALL) -r requirements-dev.lock
	@touch $@ $(SITE)

$(AUDIT)/node_modules: $(AUDIT)/package-lock.json
	cd $(AUDIT) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Python 3.11 or newer is needed; name one with: make site PYTHON=python3.13' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

LOCK := $(RUN) -m uv pip compile pyproject.toml --quiet --upgrade --universal \
  --python-version 3.11 --generate-hashes --no-emit-index-url \
  --extra site --extra press \
  --custom-compile-command "make lock"

lock: $(SITE) ## choose the newest versions of all packages and lock them
	$(RUN) -m pip install --quiet uv
	$(LOCK) --output-file requirements.lock
	$(LOCK) --output-file requirements-dev.lock --extra documents --extra deep --group dev \
	  --constraints requirements.lock
