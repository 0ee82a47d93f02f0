"""What happens to the rows of `meetings` that point at a person."""

from programmes.privacy.declared import Declared

PAIR = "what the two wrote together, in the copy of each"
KEY = "the room's key is erased on the programme's date, and all its text with it"
OWN = "the person's own, in their copy"

DECLARED: list[Declared] = [
    Declared("meetings.Room", ("mentee", "mentor", "closed_to"), PAIR, KEY),
    Declared("meetings.AddressWord", ("about", "by"), "not in the copy: it says whose address one knows", KEY),
    Declared("meetings.Signature", ("person",), "which version was signed, and when", "points at the tombstone"),
    Declared("meetings.Goal", ("by",), PAIR, KEY),
    Declared("meetings.Meeting", ("by",), PAIR, KEY),
    Declared("meetings.AgendaItem", ("by",), PAIR, KEY),
    Declared("meetings.MeetingNote", ("by",), PAIR, KEY),
    Declared("meetings.Agreement", ("who",), PAIR, KEY),
    Declared("meetings.SharedAnswer", ("by",), PAIR, KEY),
    Declared("meetings.SharedOwnAnswer", ("by",), PAIR, KEY),
    Declared("meetings.Logbook", ("person",), OWN, "the key is erased at once, and all text with it"),
    Declared("meetings.Evaluation", ("person",), OWN, "the key is erased; figures stay without the name"),
    Declared("meetings.PairAnswer", ("by",), PAIR, KEY),
]
