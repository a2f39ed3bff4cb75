"""Settings for tests: the demonstration's, without the web server's parts, in a folder of its own."""

import os
import tempfile

os.environ["AWARD_DEMO"] = "1"
os.environ.setdefault("AWARD_DATA_DIR", tempfile.mkdtemp(prefix="utmarkt-tests-"))

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
