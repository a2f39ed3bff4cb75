"""Settings for tests: the demonstration's, without the web server's parts, in a folder of its own.

SQLite in memory, whatever DATABASE_URL says; ``python -m tests.on_postgres`` names a server of its own.
"""

import os
from pathlib import Path

folder = Path(os.environ.get("AWARD_DATA_DIR", ".data")).resolve()
if folder.parent.name != "tests":
    folder = folder / "tests" / "one"
os.environ["AWARD_DATA_DIR"] = str(folder.with_name(os.environ.get("PYTEST_XDIST_WORKER", "one")))
os.environ["AWARD_DEMO"] = "1"
# Playwright keeps an event loop in the tests' thread; the database is not used from inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["DATABASE_URL"] = os.environ.get("AWARD_TEST_DATABASE_URL", "sqlite:///")

from award import translations  # noqa: E402
from award.settings import *  # noqa: E402, F403
from award.settings import DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
# WhiteNoise scans every static file at each start of a test client; hashed names need a manifest.
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
DATABASES["default"]["TEST"] = {}
# The checker of HTML takes seconds of processor time; its own tests name a Java.
AUDIT_JAVA = "none"

# Tests see the Swedish that has been written.
translations.compile_stale()
