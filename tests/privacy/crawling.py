"""Going through the site as somebody: every link, every form that asks, every address; what is found is bytes."""

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from django.test import Client
from openpyxl import load_workbook

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_OURS = ("/static/", "/accounts/", "/dev/mail/", "/health/")
MOST = 900  # pages of one crawl
CHANGING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<==)[^&]*")  # ids, and what a form has chosen
TEXTS, MOST_TEXTS = "/texts/", 20  # of a programme's hundred own words, each on its own page, so many are enough


class Ways(HTMLParser):
    """The links of a page, and the addresses its GET forms lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.form: str | None = None
        self.values: list[tuple[str, str]] = []
        self.choices: dict[str, list[str]] = {}
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in pairs}
        if tag == "a" and named.get("href"):
            self.found.append(named["href"])
        elif tag == "form" and named.get("method", "get").lower() == "get":
            self.form, self.values, self.choices = named.get("action", ""), [], {}
        elif self.form is not None and tag == "input" and named.get("name"):
            ticks = named.get("type") in {"checkbox", "radio"}
            (self.choices.setdefault(named["name"], []) if ticks else self.values).append(
                named.get("value", "on") if ticks else (named["name"], named.get("value", ""))  # type: ignore[arg-type]
            )
        elif self.form is not None and tag == "select":
            self.select = named.get("name", "")
        elif self.form is not None and tag == "option" and self.select:
            self.choices.setdefault(self.select, []).append(named.get("value", ""))
        elif self.form is not None and tag == "button" and named.get("name"):
            self.choices.setdefault(named["name"], []).append(named.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form is not None:
            self._send()
            self.form = None

    def _send(self) -> None:
        """The form as it stands, and once with each of its choices (the first few)."""
        base = {name: values[0] for name, values in self.choices.items()}
        sent = [base, *({**base, name: value} for name, values in self.choices.items() for value in values[1:6])]
        for chosen in sent:
            self.found.append(f"{self.form}?{urlencode([*self.values, *chosen.items()])}")


def readable(response: object) -> bytes:
    """What somebody can read in an answer: head and body, a spreadsheet's cells, the files of an archive."""
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    head = "\n".join(f"{name}: {value}" for name, value in response.items())  # type: ignore[attr-defined]
    if response.headers.get("Content-Type", "").startswith(SHEET):  # type: ignore[attr-defined]
        book = load_workbook(io.BytesIO(content))
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        content = "\n".join([*book.sheetnames, *cells]).encode()
    elif content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())
    return head.encode() + b"\n" + content


def crawl(client: Client, starts: Iterable[str], most: int = MOST, *, alike: int = 0) -> dict[str, bytes]:
    """Everything that can be reached: address -> what stands there. A page with a fault fails the crawl.

    `alike`: of addresses that differ by ids and chosen values alone, the first so many are enough; 0 is all.
    """
    waiting, seen, texts, found = deque(starts), set(), 0, {}
    kinds: Counter[str] = Counter()
    while waiting:
        url = waiting.popleft().partition("#")[0]
        if url in seen or urlsplit(url).path.startswith(NOT_OURS):
            continue
        seen.add(url)
        texts += TEXTS in url
        if TEXTS in url and texts > MOST_TEXTS:
            continue
        kinds[kind := CHANGING.sub("*", url)] += 1
        if alike and kinds[kind] > alike:
            continue
        assert len(found) < most, f"more than {most} addresses, the last one {url}"
        response = client.get(url)
        found[url] = readable(response)
        if response.status_code in {301, 302}:
            waiting.append(_ours(url, response["Location"]))
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            waiting.extend(filter(None, (_ours(url, way) for way in Ways(response.content.decode()).found)))
    return found


def _ours(page: str, way: str) -> str:
    """An address of this site without its host, or nothing."""
    parts = urlsplit(urljoin(f"http://testserver{page}", way))
    if parts.scheme not in {"http", "https"} or parts.netloc != "testserver":
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def showing(found: dict[str, bytes], marks: Iterable[str]) -> dict[str, list[str]]:
    """Which of the marks stand on which pages."""
    wanted = [(mark, mark.encode()) for mark in marks]
    hits: dict[str, list[str]] = {}
    for url, content in found.items():
        for mark, raw in wanted:
            if raw in content:
                hits.setdefault(mark, []).append(url)
    return hits
