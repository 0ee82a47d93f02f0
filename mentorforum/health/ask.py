"""The containers' health check, without curl: an address that must answer 200, or a file that must be fresh."""

import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

FRESH = 240  # seconds; worker and beat have something to do each minute


def page_is_well(address: str) -> bool:
    """Whether the page answers 200. The proxy's header keeps it from being sent on to https."""
    request = urllib.request.Request(address, headers={"X-Forwarded-Proto": "https"})  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def file_is_fresh(path: Path) -> bool:
    """Whether worker or beat has given a sign of life lately (`celery.sign_of_life`)."""
    return path.exists() and time.time() - path.stat().st_mtime < FRESH


def main(what: str) -> int:
    well = page_is_well(what) if what.startswith("http") else file_is_fresh(Path(what))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
