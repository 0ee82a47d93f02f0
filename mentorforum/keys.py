"""Keys: made, read, and kept by the try-out in a file that git ignores."""

import base64
import contextlib
import os
import secrets
import sys
import tempfile
from pathlib import Path

KEY_BYTES = 32


def fresh_content_key(name: str) -> str:
    """One key of the ring as `id:base64`."""
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def fresh_name() -> str:
    """A key's id that no other installation has: a database restored beside the wrong keys can then say so."""
    return f"k{secrets.token_hex(4)}"


def fresh_keys() -> dict[str, str]:
    """What nobody should think up by hand."""
    return {"SECRET_KEY": secrets.token_urlsafe(50), "CONTENT_KEYS": fresh_content_key(fresh_name())}


def read_content_keys(text: str) -> list[str]:
    """The key ring of `id:base64,id:base64`, newest first. Raises ValueError with a sentence."""
    ring: dict[str, str] = {}
    for item in filter(None, (part.strip() for part in text.split(","))):
        name, _, encoded = item.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except ValueError:
            key = b""
        if not name or len(key) != KEY_BYTES:
            raise ValueError(f"each key is written as id:base64 of {KEY_BYTES} bytes")
        if name in ring:
            raise ValueError(f"the id {name} stands there twice")
        ring[name] = item
    if not ring:
        raise ValueError("there is no key in it")
    return list(ring.values())


def read_pairs(path: Path) -> dict[str, str]:
    """NAME=value lines; anything else is skipped."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name.strip(): value.strip() for name, sep, value in (line.partition("=") for line in lines) if sep}


def kept_keys(path: Path) -> dict[str, str]:
    """The try-out's own keys, made once. Several processes may start at the same time: the first link wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent)  # mkstemp gives mode 600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{name}={value}\n" for name, value in fresh_keys().items())
        with contextlib.suppress(FileExistsError):
            os.link(aside, path)
        Path(aside).unlink()
    return read_pairs(path)


def compose_values() -> dict[str, str]:
    """What docker-compose.yml asks for. Address and sender are for trying it on this machine: change them.

    The mail server is empty on purpose: a default would take every mail and bring none.
    """
    return {
        **fresh_keys(),
        "POSTGRES_PASSWORD": secrets.token_urlsafe(24),
        "SITE_URL": "http://localhost:8000",
        "DEFAULT_FROM_EMAIL": "mentorforum@localhost",
        "EMAIL_URL": "",
    }


def main(path: Path) -> None:
    """`make env`. Never writes over keys: what they sealed could not be read again."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise SystemExit(f"{path} is there already and is left as it is: its keys may be in use.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in compose_values().items())
    print(
        f"Fresh keys are in {path}. Keep a copy in a safe place: without CONTENT_KEYS no confidential text opens.\n"
        "Now name your mail server there, EMAIL_URL=smtp+tls://name:password@mail.example.org:587, and SITE_URL."
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
