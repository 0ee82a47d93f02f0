"""All settings, from the environment (`env.py` says what is missing). The try-out needs no server and no variable."""

import os
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from mentorforum import env

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = env.read_or_stop(os.environ, BASE_DIR)

TRYOUT = ENV.tryout
DEBUG = ENV.debug
VAR = ENV.var
SITE_URL = ENV.site_url
SECRET_KEY = ENV.secret_key
CONTENT_KEYS = ENV.content_keys  # entries id:base64, newest first: it wraps, the others only open

ALLOWED_HOSTS = ENV.hosts
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "mentorforum",
    "programmes",
    "matching",
    "meetings",
    "worlds",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "mentorforum.caching.private_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "programmes.logins.middleware.ProvenLogins",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "mentorforum.urls"
WSGI_APPLICATION = "mentorforum.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "programmes.frame.office.context",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["plain"]
CRISPY_TEMPLATE_PACK = "plain"  # templates/plain/
CRISPY_FAIL_SILENTLY = False

# Database, cache, queue --------------------------------------------------------------------------------------------

DATABASES = {"default": {**ENV.database, "TEST": {"NAME": os.environ.get("MENTORFORUM_TEST_DB")}}}

REDIS_PREFIX = os.environ.get("MENTORFORUM_REDIS_PREFIX", "")  # where several share one Redis
if ENV.redis:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": ENV.redis,
            "KEY_PREFIX": REDIS_PREFIX,
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

CELERY_BROKER_URL = ENV.redis or "filesystem://"
CELERY_BROKER_TRANSPORT = None if ENV.redis else "mentorforum.broker:Transport"  # kombu's own loses messages
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "socket_timeout": 5,
        "socket_connect_timeout": 5,
        "visibility_timeout": 300,
        "global_keyprefix": REDIS_PREFIX,
    }
    if ENV.redis
    else {
        "data_folder_in": str(VAR / "queue"),
        "data_folder_out": str(VAR / "queue"),
        "control_folder": str(VAR / "queue-control"),
        "polling_interval": 0.1,
    }
)
CELERY_TICK_SECONDS = int(os.environ.get("MENTORFORUM_TICK_SECONDS") or (20 if TRYOUT else 60))

# People and login ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "programmes.Person"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail is unique whatever its capitals: a constraint on Lower(email)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"  # who has logged in goes where `programmes/people/adapters.py` says
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "programmes.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "programmes.people.login.LoginForm",
    "request_login_code": "programmes.people.login.RequestLoginCodeForm",
    "reset_password": "programmes.people.login.ResetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # sign-up is closed; without it the login page has no password field
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TRYOUT
MFA_TOTP_ISSUER = "Mentorforum"

# Mail ---------------------------------------------------------------------------------------------------------------

MAILERS = {"default": ENV.mailer}
MAIL_CAUGHT_IN = ENV.mailer["OPTIONS"].get("folder")  # None where mails really leave
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.from_email

# Language and time --------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

# Static files: own ones only ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
PACKED = not TRYOUT or "MENTORFORUM_PACK_STATIC" in os.environ  # the try-out serves them from where they lie
STATIC_ROOT = BASE_DIR / "staticfiles" if PACKED else None
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(VAR / "files")}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PACKED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PACKED
WHITENOISE_AUTOREFRESH = DEBUG

# Safety -------------------------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)  # whoever tries passwords is slowed down, not everybody behind the proxy
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from inside, where there is no TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"class": "mentorforum.logs.Masked", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO" if not TRYOUT else "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "kombu.connection": {"level": "ERROR"},  # a queue of files has no host name to complain of
    },
}
