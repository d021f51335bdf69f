# From a fresh clone to report cards: `make report`. `make` alone lists what else there is.
# Each slow step leaves a stamp in .venv and is done again only when what it depends on has changed.

VENV := .venv
BIN  := $(VENV)/bin
PLAN := cypp-2010-13
ROUND := output/$(PLAN)/2010-11-q2
TESTED := output/which-test/2010-11-q2/anyshire/cards

# Tests that go through the whole program. What is covered is measured in the others, for measuring makes tests slow
# and a branch that only a whole round reaches has no test of its own.
WHOLE := cli cluster end_to_end preview publish published render returns_database returns_layout returns_receive second_reading setup trace

# What WeasyPrint draws with; requirements/README.md says which of them decide the bytes of a PDF.
LIBRARIES := libfontconfig1 libharfbuzz-subset0 libharfbuzz0b libpango-1.0-0 libpangoft2-1.0-0
# What the tests look at pages with; libatomic1 is what the driver of the browser runs on.
INSPECTORS := chromium libatomic1 poppler-utils qpdf
# What the slow tests have beside them: a database that is asked for numbers, and a program that opens workbooks.
COMPANY := libreoffice-calc-nogui postgresql

INSTALL := sh requirements/install.sh $(BIN)/python
PIP     := sh requirements/pip.sh $(BIN)/python
PYTEST  := $(BIN)/pytest --numprocesses=auto --dist=loadgroup --no-loadscope-reorder

# A .venv that was made for another folder, or whose Python is gone, is no longer one.
$(shell { [ "$$(cat $(VENV)/run.stamp)" = "$(CURDIR)" ] && $(BIN)/python -c ''; } 2>/dev/null || rm -f $(VENV)/*.stamp)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup report test test-slow pictures benchmark lock clean libraries inspectors company tools

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*##/make \1\t/p' Makefile | expand -t 20

setup: $(VENV)/oba.stamp      ## what the program needs: system libraries, .venv, packages, the command oba

report: setup                 ## setup, then the cards, dashboards and packs of the worked example
	$(BIN)/oba build $(PLAN)

test: tools                   ## setup, then style, types, layers and every test not slow; what decides an answer is covered entirely
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -m 'not slow' $(WHOLE:%=--ignore=tests/%) --cov
	$(PYTEST) -m 'not slow' $(WHOLE:%=tests/%)

test-slow: tools company      ## setup, then the tests that need the index of packages or take long, and the laws over more cases
	$(PYTEST) -m slow --verbose
	$(PYTEST) -m 'hypothesis and not slow' --hypothesis-profile=long

pictures: tools report        ## the pictures in the README and in the guide to the tests of chance
	pdftoppm -r 110 -singlefile -png $(ROUND)/oxfordshire/cards/ni-117.pdf docs/pictures/card
	pdftoppm -r 110 -singlefile -png $(ROUND)/oxfordshire/dashboard.pdf docs/pictures/dashboard
	$(BIN)/oba build which-test
	for card in $(TESTED)/*.pdf; do sh docs/pictures/upper.sh "$$card" "docs/pictures/test-$$(basename "$$card" .pdf).png"; done

benchmark: tools              ## how long the main jobs take
	$(BIN)/python -m benchmarks

lock:                         ## choose and pin the packages again (UPGRADE=1 takes the newest)
	@sh requirements/lock.sh

clean:                        ## remove what tools leave behind; .venv and output stay
	rm -rf dist build .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

libraries:                    ## the system libraries that the program draws with (part of setup)
	@sh requirements/system.sh $(LIBRARIES)

inspectors: libraries         ## the system programs that the tests look at pages with (part of test)
	@sh requirements/system.sh $(INSPECTORS)

company:                      ## the server and the office programs that the slow tests need (part of test-slow)
	@sh requirements/system.sh $(COMPANY)

tools: setup $(VENV)/test.stamp   ## what the tests need, without running them (part of test)

# A Debian Python may lack the part that makes environments; it is then a package of its own.
# Made anew when any lock changes, so that it never holds what no lock names.
$(VENV)/run.stamp: requirements/pip.txt requirements/run.txt requirements/test.txt | libraries
	@python=$$(sh requirements/python.sh) && \
	 { "$$python" -c 'import ensurepip' 2>/dev/null || \
	   sh requirements/system.sh "$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; } && \
	 echo "Making $(VENV) with $$python" && \
	 "$$python" -m venv --clear $(VENV)
	@$(INSTALL) requirements/pip.txt
	@$(INSTALL) requirements/run.txt
	@echo "$(CURDIR)" >$@

$(VENV)/oba.stamp: pyproject.toml $(VENV)/run.stamp | libraries
	@echo "Installing the command $(BIN)/oba"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp | inspectors
	@$(INSTALL) requirements/test.txt
	@touch $@
