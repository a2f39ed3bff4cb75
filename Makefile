# Thin on purpose: every line here can be typed by hand. `make` alone runs the demonstration.
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
DEMO := AWARD_DEMO=1
PRODUCTION := AWARD_DEMO= AWARD_SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(60))") \
	AWARD_HOSTS=award.example.se AWARD_SITE_URL=https://award.example.se AWARD_MAIL_FROM=award@example.se

.PHONY: run install development test check format bench gallery

run: install  ## the demonstration, on http://127.0.0.1:8000/
	@exec env $(DEMO) $(MANAGE) serve --setup

install:  ## what running needs
	@python3 -I award/prepare.py

development:  ## what running and testing need
	@python3 -I award/prepare.py --development

test: development  ## every test, then what depends on the database again on PostgreSQL
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q
	$(PYTHON) -m tests.on_postgres -q -m postgres

check: development  ## style, floors, migrations, settings for production, untranslated words
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports --no-logo
	$(DEMO) $(MANAGE) check
	$(DEMO) $(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(DEMO) $(MANAGE) translations --check

format: development  ## the code in one style
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: development  ## the database under load, the hour before a deadline, the processor time of each page, of an audit, of a ranking and of the jury
	$(PYTHON) -m tests.bench.database
	$(PYTHON) -m tests.bench.intake --database sqlite
	$(PYTHON) -m tests.bench.intake --database postgresql
	$(PYTHON) -m tests.bench.intake --calm
	$(PYTHON) -m tests.bench.pages
	$(PYTHON) -m tests.bench.audits
	$(PYTHON) -m tests.bench.ranking
	$(PYTHON) -m tests.bench.jury --database sqlite
	$(PYTHON) -m tests.bench.jury --database postgresql

gallery: development  ## pictures of every page of the journeys, in .data/gallery/
	AWARD_GALLERY=$(CURDIR)/.data/gallery $(PYTHON) -m pytest tests/journeys -q
