"""A pytest plugin (`-p tests.environment`): the environment of the tests, set before the settings are read.

Every run, and every xdist worker in it, has a folder of its own for database, queue and caught mails.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from mentorforum.keys import kept_keys

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
if not WORKER:  # whoever starts the run makes its folder; parallel workers inherit the name
    os.environ["MENTORFORUM_TEST_RUN"] = tempfile.mkdtemp(prefix="mentorforum-test-")
RUN = Path(os.environ["MENTORFORUM_TEST_RUN"])
FOLDER = RUN / (WORKER or "alone")
#: where worlds are kept that take a minute to build: the run's own, unless runs after each other share one (.ci/run)
WORLDS = Path(os.environ.get("MENTORFORUM_TEST_WORLDS", RUN))
OWNER = 0 if WORKER else os.getpid()


def clear_up() -> None:
    if os.getpid() == OWNER:  # not in a parallel worker, nor in a forked child
        shutil.rmtree(RUN, ignore_errors=True)


def redis_of_its_own(url: str) -> str:
    """The same server, another database number for each xdist worker: 1, 2, 3 … (0 is left alone)."""
    base, _, _number = url.rpartition("/") if url.count("/") > 2 else (url, "", "")
    return f"{base}/{1 + int(WORKER.removeprefix('gw') or 0)}"


def share_keys() -> None:
    """The key lies with the worlds: what one worker has built is opened by the others."""
    kept_keys(WORLDS / "keys.env")
    if not (FOLDER / "keys.env").exists():
        shutil.copy2(WORLDS / "keys.env", FOLDER / "keys.env")


def prepare() -> None:
    FOLDER.mkdir(exist_ok=True)
    share_keys()
    on_server = os.environ.get("DATABASE_URL", "").startswith("postgres")
    os.environ.setdefault("MENTORFORUM_TEST_DB", "test_mentorforum" if on_server else str(FOLDER / "test.sqlite3"))
    os.environ["MENTORFORUM_TRYOUT"] = "1"
    os.environ["MENTORFORUM_VAR"] = str(FOLDER)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's sync API runs inside a loop
    os.environ["MENTORFORUM_REDIS_PREFIX"] = f"{RUN.name}:{WORKER}:"  # another run may be on the same server
    if os.environ.get("REDIS_URL"):
        os.environ["REDIS_URL"] = redis_of_its_own(os.environ["REDIS_URL"])
    for name in ("EMAIL_URL", "SITE_URL", "ALLOWED_HOSTS", "DEBUG"):
        os.environ.pop(name, None)


atexit.register(clear_up)
prepare()
