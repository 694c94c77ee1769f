# netplan for its developers: "make" alone prints this list.
.DEFAULT_GOAL := help
BIN := .venv/bin
DANISH := src/netplan/language/locale/da/LC_MESSAGES/netplan
EXTRACT := $(BIN)/pybabel -q extract -k message -k say -k mark -k plural:1,2 --no-location --sort-output --omit-header
# the header keeps its dates, so that the same messages make the same files
UPDATE := $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i .netplan.pot -l da -o $(DANISH).po

.PHONY: help setup check test examples reference translations

help: ## print this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 16

setup: ## make .venv with netplan and what its developers need
	python3 -m venv .venv
	$(BIN)/pip install -q "pip>=25.1"
	$(BIN)/pip install -q -e . --group dev

check: ## ruff, mypy, the table of imports, the catalogue of translations
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/language
	$(EXTRACT) -o .netplan.pot src/netplan
	$(UPDATE) --check
	rm .netplan.pot

test: ## all tests, doctests and notebooks
	$(BIN)/python -m pytest -n auto

examples: ## write the plans of the examples anew
	$(BIN)/python examples/regenerate.py

reference: ## write docs/rules.md and docs/windows.md anew from the code
	$(BIN)/python docs/regenerate.py

translations: ## bring the Danish catalogue up to date and compile it
	$(EXTRACT) -o .netplan.pot src/netplan
	$(UPDATE)
	$(BIN)/pybabel compile -i $(DANISH).po -o $(DANISH).mo
	rm .netplan.pot
