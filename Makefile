# One word per chore. `make demo` and `make test` set up what they need from Python 3.11, pip and make.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
GOLDS ?= ../shared/gold
GOLD ?= $(GOLDS)/dev
SCORE ?= ../shared/score.py

.PHONY: setup demo test bench eval readme compare model participants eval-participants eval-model generated clean

# pip only brings uv, and uv the locked rest: the pip of Python 3.11.7 trips over some requirement sets.
$(BIN)/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check "uv>=0.5"

.venv/.ready: $(BIN)/uv pyproject.toml uv.lock
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv sync --frozen --quiet --inexact
	touch $@

setup: .venv/.ready

demo: setup
	$(BIN)/kawat read samples

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: setup
	$(BIN)/python benchmarks/speed.py

# Annotated articles and pages are not in this repository; GOLD and SCORE say where they are.
eval: setup
	PATH=$(CURDIR)/$(BIN):$$PATH $(PYTHON) $(SCORE) $(GOLD)
	$(BIN)/python -m evals.pages

# What README.md shows, measured anew; GOLDS holds the annotated articles by set.
readme: setup
	$(BIN)/python -m evals.readme $(GOLDS) $(SCORE)

# Kawat and its peers on the same articles; the peers come in only here.
compare: setup
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv sync --frozen --quiet --inexact --group compare
	$(BIN)/python -m evals.compare

# The language model: from the data to kawat/tongue/model.npz, in 45 minutes of one core.
model: setup
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv sync --frozen --quiet --inexact --group training
	$(BIN)/python -m training $(DATA)

# Who takes part in an event: from annotated articles to kawat/indonesian/participants.csv, in 10 seconds.
# After a change to the rules of events, entities or quotes.
participants: setup
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.participants $(GOLDS)/train

# What that brings, on all annotated sets.
eval-participants: setup
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m evals.events $(GOLDS) $(SCORE)

eval-model: setup
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m evals.model

generated: setup
	$(BIN)/python -m evals.generated

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
