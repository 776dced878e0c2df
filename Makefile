# Every target makes the clone ready first (tools/set_up.py): nothing else is to be typed on a fresh machine.

PYTHON := $(if $(filter Windows_NT,$(OS)),.venv/Scripts/python,.venv/bin/python)
SYSTEM_PYTHON := $(if $(filter Windows_NT,$(OS)),python,python3)

COMPILE := $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: run test lint check eval bench proof lock

run:
	@$(SYSTEM_PYTHON) tools/set_up.py run
	@$(PYTHON) -m explorer seeds; status=$$?; \
	if [ $$status -ne 3 ]; then exit $$status; fi; \
	mkdir -p build && \
	$(PYTHON) -m explorer export seeds -o build/sample.png && \
	$(PYTHON) -m explorer export seeds -o build/sample.csv && \
	echo "The sample story stands in build/sample.png (the picture) and build/sample.csv (its events)."

test:
	@$(SYSTEM_PYTHON) tools/set_up.py dev
	@$(PYTHON) -m pytest

lint:
	@$(SYSTEM_PYTHON) tools/set_up.py dev
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo

check: lint test

# Reference corpora stay outside the project: make eval DATA="folder folder".
eval:
	@$(SYSTEM_PYTHON) tools/set_up.py dev
	@$(PYTHON) -m tools.evaluate $(DATA)

bench:
	@$(SYSTEM_PYTHON) tools/set_up.py dev
	@$(PYTHON) tools/bench.py

# What needs other programs: set-up installs them, and nothing is skipped.
proof:
	@$(SYSTEM_PYTHON) tools/set_up.py proof
	@$(PYTHON) -m pytest --proof -m needs_program

# After a change of the dependencies in pyproject.toml (uv is in no lock: it only writes them).
lock:
	@$(PYTHON) -m pip install --quiet uv
	@$(COMPILE) --extra dev pyproject.toml -o requirements/dev.txt
	@$(COMPILE) --constraint requirements/dev.txt pyproject.toml -o requirements/run.txt
