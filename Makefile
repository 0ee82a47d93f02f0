# Two commands do everything: `make run` and `make test`. `make help` lists the rest.

PORT ?= 8000
VENV ?= .venv
PY := $(VENV)/bin/python
# on two cores: whoever drives a browser or waits for a worker leaves room for another
JOBS ?= 3
LOCK := $(PY) -m uv pip compile --universal --python-version 3.12 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet
PYTEST := $(PY) -m pytest -q

export PYTHONUNBUFFERED := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PORT

.PHONY: help run test check drill bench messages lock env clean

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1:  /p' Makefile

run: $(VENV)/installed-production ## start Mentorforum with a living programme in it (PORT=8000)
	@$(PY) -m mentorforum.tryout

test: $(VENV)/installed-dev ## everything, incl. the browser; on PostgreSQL and Redis where DATABASE_URL and REDIS_URL are set
	@scripts/need-chromium $(PY)
	$(PYTEST) --migrations -n $(JOBS) --dist loadfile --no-loadscope-reorder --durations=25 $(ARGS)

check: $(VENV)/installed-dev ## style, types, missing migrations and translations, house tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	find templates mentorforum/templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 6.1 --check
	$(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PYTEST) tests/house $(ARGS)

drill: $(VENV)/installed-dev ## break things on purpose: killed workers, lost servers, races
	@scripts/need-chromium $(PY)
	$(PYTEST) -m drill $(ARGS)

bench: $(VENV)/installed-dev requirements/bench.txt ## measure
	$(PY) -m pip install -qq --require-hashes -r requirements/bench.txt
	$(PYTEST) -m bench -s $(ARGS)

messages: $(VENV)/installed-dev ## collect the texts to translate, and compile them (needs gettext)
	@command -v msgfmt >/dev/null || { echo "make messages needs gettext: apt-get install gettext" >&2; exit 1; }
	$(PY) manage.py makemessages --locale da --locale sv --no-location --no-wrap --ignore '$(VENV)' --ignore staticfiles --ignore var --ignore tests
	$(PY) manage.py compilemessages --ignore '$(VENV)'

lock: $(VENV)/installed-dev ## compile requirements/*.txt from pyproject.toml
	$(PY) -m pip install --quiet uv
	$(LOCK) pyproject.toml --extra dev --extra production -o requirements/dev.txt
	for extra in production bench; do \
	    $(LOCK) pyproject.toml --extra $$extra -c requirements/dev.txt -o requirements/$$extra.txt || exit 1; \
	done

env: ## write .env with fresh keys for docker compose
	@python=$$(scripts/find-python) && "$$python" -m mentorforum.keys .env

clean: ## forget the try-out's database, queue and mails, and the environment; the keys stay
	rm -rf $(VENV) staticfiles var/mentorforum.sqlite3* var/queue var/queue-control var/mail

$(VENV)/bin/python:
	@python=$$(scripts/find-python) && echo "Python: $$python" && "$$python" -m venv $(VENV)

$(VENV)/installed-%: requirements/%.txt | $(VENV)/bin/python
	@echo "Installing requirements/$*.txt (a minute or two, once)"
	@$(PY) -m pip install -qq --require-hashes -r $<
	@touch $@
