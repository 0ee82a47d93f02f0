"""What the settings read from the environment, with a clear sentence for everything that is missing or wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from mentorforum.keys import fresh_keys, kept_keys, read_content_keys

DEMANDED = {
    "SECRET_KEY": "a long random text; `make env` writes one",
    "CONTENT_KEYS": "the key ring for confidential text, id:base64, newest first; `make env` writes one",
    "DATABASE_URL": "for instance postgres://mentorforum:password@127.0.0.1:5432/mentorforum",
    "REDIS_URL": "for instance redis://127.0.0.1:6379/0",
    "EMAIL_URL": "for instance smtp+tls://name:password@mail.example.org:587",
    "SITE_URL": "the address people use, for instance https://mentor.example.org",
    "DEFAULT_FROM_EMAIL": "the address mails come from, for instance mentor@example.org",
}

# A database that answers nothing, not even "no", holds a page for seconds, not for ever. The last one: milliseconds.
SILENCE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "tcp_user_timeout": 15_000}


@dataclass
class Values:
    """The environment, read and tidied. `tryout` is on where nothing is set, or it is asked for by name."""

    tryout: bool
    debug: bool
    var: Path
    secret_key: str
    content_keys: list[str]
    database: dict[str, Any]
    redis: str
    mailer: dict[str, Any]
    site_url: str
    hosts: list[str]
    from_email: str
    problems: list[str] = field(default_factory=list)


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite without "database is locked": WAL, and the write lock taken when the transaction begins."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        },
    }


def read_database(url: str, var: Path) -> dict[str, Any]:
    """PostgreSQL or SQLite, nothing else: the rules of the database are written for these two."""
    if not url:
        return sqlite(var / "mentorforum.sqlite3")
    config = environ.Env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        return sqlite(Path(config["NAME"]))
    if not config["ENGINE"].endswith("postgresql") or not config["NAME"]:
        raise ValueError("only postgres://name:password@host/database and sqlite:///file are known")
    options = {**SILENCE, **config.get("OPTIONS", {})}
    return {**config, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def read_mailer(url: str, var: Path) -> dict[str, Any]:
    """SMTP, or the catcher of the try-out that keeps every mail as a file."""
    if not url:
        return {"BACKEND": "mentorforum.devmail.backend.EmailBackend", "OPTIONS": {"folder": str(var / "mail")}}
    config = environ.Env.email_url_config(url)
    if not config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") or not config["EMAIL_HOST"]:
        raise ValueError("only smtp://, smtp+tls:// and smtp+ssl:// with a host are known")
    options = {
        "host": config["EMAIL_HOST"],
        "port": config["EMAIL_PORT"] or 25,
        "username": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": config.get("EMAIL_USE_TLS", False),
        "use_ssl": config.get("EMAIL_USE_SSL", False),
        "timeout": 20,
    }
    return {"BACKEND": config["EMAIL_BACKEND"], "OPTIONS": options}


def read_redis(url: str) -> str:
    if url and urlsplit(url).scheme not in {"redis", "rediss"}:
        raise ValueError("only redis:// and rediss:// are known")
    return url


def read_site(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("it is written as https://host, without a path")
    return f"{parts.scheme}://{parts.netloc}"


class EnvironmentReader:
    """Reads one variable after the other and collects what is wrong, so that everything is said at once."""

    def __init__(self, source: Mapping[str, str], *, tryout: bool) -> None:
        self.source, self.tryout = source, tryout
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        value = self.source.get(name, "").strip()
        if not value and not self.tryout and name in DEMANDED:
            self.problems.append(f"{name} is missing: {DEMANDED[name]}.")
        return value or default

    def made[T](self, name: str, read: Callable[[str], T], empty: T, default: str = "") -> T:
        text = self.text(name, default)
        if not text and not self.tryout:
            return empty
        try:
            return read(text)
        except (ValueError, KeyError, ImproperlyConfigured) as problem:
            self.problems.append(f"{name} cannot be read: {problem}.")
            return empty


def truth(text: str, default: bool) -> bool:
    return default if not text else text.strip().lower() in environ.Env.BOOLEAN_TRUE_STRINGS


def read(source: Mapping[str, str], base: Path) -> Values:
    """All values of the environment; `problems` holds one sentence for each that is missing or wrong."""
    tryout = truth(source.get("MENTORFORUM_TRYOUT", ""), default=not any(source.get(name) for name in DEMANDED))
    var = Path(source.get("MENTORFORUM_VAR") or base / "var")
    problems = unusable(var)
    if tryout and not (source.get("SECRET_KEY") and source.get("CONTENT_KEYS")):
        source = {
            **(fresh_keys() if problems else kept_keys(var / "keys.env")),
            **{name: value for name, value in source.items() if value},
        }
    reader = EnvironmentReader(source, tryout=tryout)
    port = source.get("PORT") or "8000"
    site_url = reader.made("SITE_URL", read_site, "", f"http://127.0.0.1:{port}" if tryout else "")
    hosts = [host.strip() for host in source.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    if tryout:
        hosts += ["127.0.0.1", "localhost", "[::1]", ".localhost"]
    return Values(
        tryout=tryout,
        debug=truth(source.get("DEBUG", ""), default=False),
        var=var,
        secret_key=reader.text("SECRET_KEY"),
        content_keys=reader.made("CONTENT_KEYS", read_content_keys, []),
        database=reader.made("DATABASE_URL", lambda url: read_database(url, var), {}),
        redis=reader.made("REDIS_URL", read_redis, ""),
        mailer=reader.made("EMAIL_URL", lambda url: read_mailer(url, var), {}),
        site_url=site_url,
        hosts=[*hosts, *([host] if (host := urlsplit(site_url).hostname) else [])],
        from_email=reader.text("DEFAULT_FROM_EMAIL", "mentorforum@demo.test" if tryout else ""),
        problems=[*problems, *reader.problems],
    )


def unusable(var: Path) -> list[str]:
    """Makes the folder for what this installation keeps outside the database; a sentence where that cannot be."""
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        return [
            f"MENTORFORUM_VAR is {var}, which cannot be made ({problem.strerror}). Name a folder that can be written."
        ]
    return []


def misspelt(source: Mapping[str, str]) -> list[str]:
    """A sentence for each variable that is nearly one of those that are missing."""
    others = {name for name, value in source.items() if value} - DEMANDED.keys()
    near = {name: get_close_matches(name, others, 1, 0.85) for name in DEMANDED if not source.get(name)}
    return [f"{other} is set: is {name} meant?" for name, found in near.items() for other in found]


def read_or_stop(source: Mapping[str, str], base: Path) -> Values:
    """Raises ImproperlyConfigured that names every variable at once."""
    values = read(source, base)
    if values.problems:
        lines = "\n".join(f"  - {problem}" for problem in [*values.problems, *misspelt(source)])
        raise ImproperlyConfigured(
            f"Mentorforum cannot start with this environment:\n{lines}\n"
            "To try it out without any of these, leave all of them unset, or set MENTORFORUM_TRYOUT=1."
        )
    return values
