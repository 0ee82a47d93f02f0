"""Every model that points at a person says what happens to it at export and at erasure (house test)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Declared:
    """`model` as `app.Model`; `fields` the foreign keys to a person; `export` and `erase` say what happens, in words."""

    model: str
    fields: tuple[str, ...]
    export: str
    erase: str


OFFICE = "what one did as coordinator is not part of one's own copy"
STONE = "points at the tombstone"

DECLARED: list[Declared] = [
    Declared("programmes.Person", ("typed_by",), OFFICE, STONE),
    Declared("programmes.OwnAddress", ("person",), "the addresses one was heard from", "deleted"),
    Declared("programmes.AddressMove", ("person", "by"), "who gave one another address, and when", "deleted"),
    Declared("programmes.Unit", ("leader",), "which units one leads", "the pointer is emptied"),
    Declared(
        "programmes.Coordinatorship", ("person", "by"), "which programmes one coordinates, from when until when", STONE
    ),
    Declared(
        "programmes.Application",
        ("person", "entered_by", "introducer"),
        "all of it, opened; whom one introduces",
        "the key is erased; codes and dates stay",
    ),
    Declared(
        "programmes.Nomination",
        ("person", "entered_by"),
        "who named one and what was said of one, opened",
        "the key is erased; codes and dates stay",
    ),
    Declared("programmes.LeaderPart", ("asked_by",), "what the leader wrote to one, opened", "deleted"),
    Declared("programmes.ReadinessTick", ("by",), OFFICE, STONE),
    Declared("programmes.Note", ("about", "by"), "what coordinators noted about one, opened", "deleted"),
    Declared("programmes.Concern", ("person",), "what one wrote, opened, and who has opened it", "deleted"),
    Declared(
        "programmes.Invitation",
        ("person",),
        "gatherings, replies, attendance, food and needs",
        "food and needs are emptied",
    ),
    Declared(
        "programmes.Mail",
        ("person", "by"),
        "which mails were sent, and when",
        "addresses are emptied; mails not sent are dropped",
    ),
    Declared("programmes.Sending", ("person",), "which reminders were due, and when", STONE),
    Declared("programmes.Letter", ("by",), OFFICE, "the key is erased after the date of the history"),
    Declared("programmes.Undo", ("by",), OFFICE, STONE),
    Declared(
        "programmes.History", ("by",), "when the status of what is one's own changed; never who changed it", STONE
    ),
    Declared(
        "programmes.AccessLogEntry",
        ("person",),
        "what of one's own was opened, when and by whom",
        "deleted after the date of the history",
    ),
]
