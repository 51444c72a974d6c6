# make report            figures and an HTML report of the sample story
# make report STORY=...  the same of a story's name, a folder or a file
# make test              lint, types and tests
# make lab               JupyterLab, with the notebooks ready
# make clean             removes the environment and what a run wrote outside version control

PYTHON ?= python3
STORY ?= sample
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: report test lab clean

report: .venv/ready
	$(BIN)/python -m analysis report "$(STORY)"

test: .venv/ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadgroup

lab: .venv/ready-lab
	$(BIN)/jupyter lab notebooks $(if $(filter 0,$(shell id -u)),--allow-root)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable .
	touch $@

.venv/ready-%: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable ".[$*]"
	touch $@ .venv/ready

clean:
	rm -rf .venv .cache *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find figures -name '*.html' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
