"""Rows of new employees out of a spreadsheet: pasted, or as a file. Everything typed is kept as it was typed."""

import codecs
import csv
import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

COLUMNS = ("name", "email", "starts_on", "unit", "title", "work_email", "mentor", "introducer", "leader")
MOST_ROWS = 100
MOST_LINES, MOST_COLUMNS = 1000, 50  # of a sheet, blank ones too
LARGEST_UNPACKED = 30_000_000
DELIMITERS = ("\t", ";", ",")
#: the beginnings of headings in the three languages, longer ones first where they share a beginning
HEADINGS = {
    "work_email": ("arbejdsmail", "arbejds-mail", "mail på arbejdet", "jobmail", "work", "jobb", "arbets", "mejl på jobbet"),
    "email": ("privat", "private", "e-mail", "email", "e-post", "epost", "mail", "mejl"),
    "starts_on": ("første arbejdsdag", "første dag", "startdato", "start", "dato", "first", "date", "första", "datum"),
    "unit": ("enhed", "afsnit", "afdeling", "unit", "ward", "department", "enhet", "avdelning"),
    "title": ("stilling", "titel", "title", "position", "post", "befattning", "tjänst"),
    "introducer": ("introdu",),
    "mentor": ("mentor",),
    "leader": ("leder", "nærmeste leder", "leader", "manager", "chef", "närmaste chef"),
    "name": ("navn", "name", "namn", "medarbejder", "employee"),
}  # fmt: skip
#: a column of its own for somebody's address belongs to that somebody
OWNERS = ("introducer", "leader")
DAY = re.compile(r"^\s*(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{2}|\d{4})\s*$")
ISO = re.compile(r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{2}:\d{2}(:\d{2})?)?\s*$")

Row = dict[str, str]


class Unreadable(Exception):
    """The file is no spreadsheet that can be read."""


def read_text(text: str) -> list[Row]:
    """What was pasted, as rows of cells by column. With or without headings; empty rows are left out."""
    text = text.removeprefix("\ufeff")
    delimiter = next((mark for mark in DELIMITERS if mark in text), "\t")
    return _rows(list(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)))


def read_file(name: str, content: bytes) -> list[Row]:
    """An .xlsx or .csv file."""
    if name.lower().endswith(".xlsx"):
        try:
            _weigh(content)
            data = _sheet(content)
        except Exception as error:  # a broken file fails in many ways, deep in the reader
            raise Unreadable from error
        return _rows(data)
    try:
        return read_text(_decoded(content))
    except csv.Error as error:
        raise Unreadable from error


def _decoded(content: bytes) -> str:
    """The three ways in which spreadsheets write text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheet(content: bytes) -> list[list[str]]:
    """The cells of the first rows. A sheet may say that it has a million, with one stray cell at the very end."""
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).active
    rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
    return [[_cell(value) for value in row] for row in rows]


def _weigh(content: bytes) -> None:
    """A small file may unpack to more than the machine has."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            raise Unreadable


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def _rows(lines: list[list[str]]) -> list[Row]:
    filled = [[cell.strip() for cell in line] for line in lines if any(cell.strip() for cell in line)]
    order = _headings(filled[0]) if filled else None
    columns = order or [(name, name) for name in COLUMNS]
    return [_row(columns, line) for line in (filled[1:] if order else filled)]


def _row(columns: list[tuple[str, str]], line: list[str]) -> Row:
    row = dict.fromkeys(COLUMNS, "")
    for (column, _said), cell in zip(columns, line, strict=False):
        if column and cell:
            row[column] = f"{row[column]} {cell}".strip()
    return row


def _headings(line: list[str]) -> list[tuple[str, str]] | None:
    """Which column each heading means; None where the first line is no heading but somebody."""
    if any("@" in cell for cell in line):
        return None
    columns = [(_column(cell), cell) for cell in line]
    return columns if sum(1 for column, _said in columns if column) >= 2 else None


def _column(heading: str) -> str:
    text = heading.lower().strip()
    if owner := next((owner for owner in OWNERS if any(text.startswith(word) for word in HEADINGS[owner])), ""):
        return owner
    return next((column for column, words in HEADINGS.items() if text.startswith(words)), "")


def read_day(text: str) -> date | None:
    """`1.2.2027`, `2027-02-01`, `1/2-27`, `1/2 2027`: the day first, then the month. None when it is no date."""
    if parts := ISO.match(text):
        year, month, day = int(parts[1]), int(parts[2]), int(parts[3])
    elif parts := DAY.match(text):
        day, month, year = int(parts[1]), int(parts[2]), int(parts[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
