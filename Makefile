# Lei Feng Reader. `make run` and `make test` set up all they need, once.
# PYTHON=python3.13 chooses an interpreter; FILES="a.txt b.txt" are opened by `make run`.

python := .venv/bin/python
offscreen := QT_QPA_PLATFORM=offscreen

.PHONY: help run test lint types bench torture translations setup clean
.DEFAULT_GOAL := help

help:                     ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s  %s\n", $$1, $$2 }' Makefile

run:                      ## open the window
	@.ci/setup run
	@$(python) -m leifeng_reader $(FILES)

test: lint types          ## lint, check types, run every test offscreen
	$(offscreen) $(python) -m pytest -q -n auto

lint: setup               ## ruff
	$(python) -m ruff check .
	$(python) -m ruff format --check .

types: setup              ## mypy --strict
	$(python) -m mypy --strict leifeng_reader

bench: setup              ## print the table of speeds
	$(offscreen) $(python) -m tests.benchmarks

torture: setup            ## the long and rough tests
	$(offscreen) $(python) -m pytest -q -m torture

translations: setup       ## bring resources/translations up to what the program says
	$(offscreen) $(python) -m tests.translations

setup:
	@.ci/setup test

clean:                    ## remove what was built, and check the set-up again next time
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .venv/.ready-*
	find leifeng_reader tests -name __pycache__ -prune -exec rm -rf {} +
