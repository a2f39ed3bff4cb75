"""Settings of Utmärkt: production unless ``AWARD_DEMO=1``; every secret comes from the environment.

Each variable is described in ``award/README.md``; a test holds that true.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pysqlite3
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from award import identity_providers

# Debian 12's SQLite (3.40.1) has the documented WAL-reset race; this build does not (README, Database).
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

# The ranking's matrices are of a few hundred rows: threads of numpy's own only stand in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("AWARD_DATA_DIR", BASE_DIR / ".data")).resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
DEMO = os.environ.get("AWARD_DEMO") == "1"


def required(name: str, *, in_demo: str) -> str:
    """The value of a variable that production cannot do without; the demonstration has its own."""
    value = os.environ.get(name, in_demo if DEMO else "")
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} in the environment (or AWARD_DEMO=1 for the demonstration)."
        )
    return value


def listed(name: str, *, in_demo: str = "") -> list[str]:
    """A comma-separated variable as a list."""
    raw = os.environ.get(name, in_demo if DEMO else "")
    return [part.strip() for part in raw.split(",") if part.strip()]


DEBUG = False
SECRET_KEY = required("AWARD_SECRET_KEY", in_demo="demonstration-only-" + "x" * 40)
ALLOWED_HOSTS = listed("AWARD_HOSTS", in_demo="127.0.0.1,localhost,testserver,[::1]")
if not ALLOWED_HOSTS:
    required("AWARD_HOSTS", in_demo="")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if not DEMO else []
SITE_URL = required("AWARD_SITE_URL", in_demo="http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "jury.apps.JuryConfig",
    "webaudit.apps.WebAuditConfig",
    "nominations.apps.NominationsConfig",
    "award.apps.AwardConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "csp",
    "import_export",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "award.middleware.ReceivedAtMiddleware",
    "award.middleware.ProxiesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "award.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "award.middleware.SecondFactorMiddleware",
    "award.middleware.OriginMiddleware",
    "award.middleware.PageAboveMiddleware",
    "award.middleware.ErrorTitleMiddleware",
    "award.middleware.BodySizeMiddleware",
]

ROOT_URLCONF = "award.urls"
WSGI_APPLICATION = "award.wsgi.application"
ASGI_APPLICATION = "award.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "award.context_processors.house",
            ],
        },
    }
]
FORM_RENDERER = "award.looks.Renderer"


def database(url: str) -> dict:
    """The database behind an address: SQLite in the data folder, or PostgreSQL."""
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "award.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            # A new connection costs a process of the server's, and every statement is planned anew.
            "CONN_MAX_AGE": 3600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "server_side_binding": True,
                "prepare_threshold": 2,
                **dict(parse_qsl(parts.query)),
            },
        }
    if parts.scheme != "sqlite":
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgresql://.")
    path = Path("/" + unquote(parts.path).lstrip("/")) if parts.path.strip("/") else None
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path or DATA_DIR / "utmarkt.sqlite3",
        # Never mmap_size, and each thread keeps its connection: the other recipe corrupted a file.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;"
                "PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "sqlite:///"))}

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "award.Person"
AUTHENTICATION_BACKENDS = ["award.backends.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# A password is nothing one needs: without it one logs in with a code.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "award.accounts.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "award.accounts.AccountAdapter"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"
# Municipalities' own log-ins.
try:
    IDENTITY_PROVIDERS = identity_providers.from_environment(os.environ)
except identity_providers.Incomplete as error:
    raise ImproperlyConfigured(str(error)) from error
SOCIALACCOUNT_ADAPTER = "award.accounts.IdentityProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    identity_providers.PROVIDER: {"APPS": [each.as_app() for each in IDENTITY_PROVIDERS.values()]}
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "award.account_forms.AddKeyForm",
    "edit_webauthn": "award.account_forms.EditKeyForm",
}
MFA_TOTP_ISSUER = "Utmärkt"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
SECOND_FACTOR_REQUIRED = not DEMO
# How long an invitation and the code in a letter to a registrar hold, and how many codes one tries.
INVITATION_LIFETIME = timedelta(days=14)
REGISTRAR_CODE_LIFETIME = timedelta(days=14)
REGISTRAR_CODE_ATTEMPTS = 5

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    # What others have sent: never under an address of its own, only through a gate.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOADS_ROOT = DATA_DIR / "uploads"
MOST_ATTACHMENTS = int(os.environ.get("AWARD_ATTACHMENTS", "5"))
LARGEST_ATTACHMENT = int(os.environ.get("AWARD_ATTACHMENT_MB", "10")) * 1024 * 1024
# Beyond this nobody is told how much too large a file is, only that it is.
LARGEST_BODY = LARGEST_ATTACHMENT + 54 * 1024 * 1024
# The virus scanner's socket: "unix:/run/clamav/clamd.ctl" or "127.0.0.1:3310"; none where it is empty.
CLAMD = os.environ.get("AWARD_CLAMD", "")
# How long what was gathered of an application lies there; it is made anew in seconds.
DOSSIERS_KEPT = timedelta(days=int(os.environ.get("AWARD_DOSSIER_DAYS", "1")))

# --- Letters ------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = required("AWARD_MAIL_FROM", in_demo="Utmärkt <utmarkt@example.se>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if os.environ.get("AWARD_SMTP_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["AWARD_SMTP_HOST"]
    EMAIL_PORT = int(os.environ.get("AWARD_SMTP_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("AWARD_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("AWARD_SMTP_PASSWORD", "")
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "letters"

# --- Work in the background ---------------------------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": os.environ.get("AWARD_TASK_BACKEND", "django_tasks_db.DatabaseBackend"),
        "QUEUES": [],
    }
}
JOB_LEASE = timedelta(seconds=60)
JOB_HEARTBEAT = timedelta(seconds=15)
JOB_SWEEP = timedelta(seconds=15)

# --- Web audits ---------------------------------------------------------------------------------
AUDIT_BROWSER = os.environ.get("AWARD_AUDIT_BROWSER", "")
AUDIT_JAVA = os.environ.get("AWARD_AUDIT_JAVA", "")
# Addresses on this machine that the audit may visit, "127.0.0.1:8123": the demonstration's own sites.
AUDIT_LOOPBACK = listed("AWARD_AUDIT_LOOPBACK", in_demo="127.0.0.1:8009")
# How many workers go on a run together; each has a browser of its own and visits two pages at once.
AUDIT_CREW = int(os.environ.get("AWARD_AUDIT_CREW", "1"))
# How long a worker has its pages before another takes them; it prolongs this as it goes on.
AUDIT_LEASE = timedelta(minutes=4)
# How long pictures and code of audited pages are kept after the audit.
AUDIT_EVIDENCE_KEPT = timedelta(days=int(os.environ.get("AWARD_AUDIT_EVIDENCE_DAYS", "730")))
# A program in the place of the engine's own, for rehearsals without a browser.
AUDIT_WORKER = ()
DEMO_SITES_PORT = int(AUDIT_LOOPBACK[0].rpartition(":")[2]) if AUDIT_LOOPBACK else None

# --- What is sent --------------------------------------------------------------------------------
# A form with a text of a million characters, each written as up to twelve; files do not count here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

# --- Security -----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The browser asks this of the address that a form leads on to, too.
        "form-action": [SELF, *(each.origin for each in IDENTITY_PROVIDERS.values())],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_ENGINE = "award.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# How many proxies of ours stand in front: the limits and the history ask them whom they heard from.
PROXIES = int(os.environ.get("AWARD_PROXIES", "0"))
if not DEMO:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
