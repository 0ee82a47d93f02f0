"""What somebody can read of the world of two organisations, and what of it tells of the other one."""

import re
from urllib.parse import unquote

from django.db import transaction
from django.test import Client

from programmes.models import Person
from tests.access.addresses import TABLE
from tests.privacy.crawling import Ways, crawl, readable, showing
from tests.privacy.worlds import MAILED, WORDS, TwoOrganisations

STARTS = ["/", "/start/", "/me/", "/me/copy/", "/admin/", "/logbook/", "/concern/"]
SEARCH = re.compile(r"<input[^>]*\btype=\"(?:search|text)\"[^>]*>")
#: the steps of forms that show how a mail will look
LOOK = {"stage": "look", "reason": "x", "subject": "x", "text": "x", "next_try": "2030-01-07", "at": "2030-01-07T10:00"}


def other_side(name: str) -> str:
    return "own" if name.startswith("foreign") else "foreign"


def log_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def everything(two: TwoOrganisations, name: str, *, alike: int = 0) -> dict[str, bytes]:
    """All that can be reached, all that can be asked for, and each search with the other organisation's word."""
    client, word = log_in(two.of(name)), WORDS[other_side(name)]
    found = crawl(client, [*STARTS, *two.addresses[name]], alike=alike)
    found |= {url: readable(client.get(url)) for url in searches(found, word)}
    return found | pressed(client, two.open.get(name, []))


def pressed(client: Client, addresses: list[tuple[str, str]]) -> dict[str, bytes]:
    """Every address that answers this person, with a POST that has little in it; what it changes is taken back."""
    found = {}
    for row, url in addresses:
        with transaction.atomic():
            answer = client.post(url, {**TABLE[row].data, **LOOK}, follow=True)
            found[f"POST {url} {answer.request['PATH_INFO']}"] = readable(answer)
            transaction.set_rollback(True)
    return found


def searches(found: dict[str, bytes], word: str) -> list[str]:
    """Every GET form with a box to write in, sent with `word` in it."""
    asked = set()
    for url, content in found.items():
        page = content.decode(errors="replace")
        for box in SEARCH.findall(page):
            name = re.search(r'\bname="([^"]+)"', box)
            for way in Ways(page).found if name else ():
                if name and f"{name[1]}=" in way:
                    path = way.partition("?")[0] or url.partition("?")[0]
                    asked.add(f"{path}?{name[1]}={word}")
    return sorted(asked)


def leaks(two: TwoOrganisations, name: str, found: dict[str, bytes]) -> list[str]:
    """What tells of the other organisation, and where; what was asked for in the address is echoed."""
    side = other_side(name)
    slug = two.world.grounds[side].programme.slug
    theirs = {url: page for url, page in found.items() if not (MAILED.search(url) or is_public(url, slug))}
    hits = showing(theirs, two.tells[side])
    told = {mark: [url for url in urls if mark not in unquote(url)] for mark, urls in hits.items()}
    return sorted(f"{two.tells[side][mark]} {mark} at {urls[0]}" for mark, urls in told.items() if urls)


def is_public(url: str, slug: str) -> bool:
    """What every visitor may read: the list of programmes, and the other programme's own public pages."""
    path = url.rsplit(" ", maxsplit=1)[-1].partition("?")[0]  # of a POST, where it led
    return path == "/" or path.startswith(f"/p/{slug}/")
