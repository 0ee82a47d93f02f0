"""What happens to the rows of `matching` that point at a person."""

from programmes.privacy.declared import OFFICE, STONE, Declared

DECLARED: list[Declared] = [
    Declared(
        "matching.Match",
        ("mentee", "mentor"),
        export="status, dates, and the codes of why the two were matched; the other half's name while they are a pair",
        erase="stays as an anonymous row with its dates; the codes of why are emptied",
    ),
    Declared(
        "matching.MatchAnswer",
        ("person",),
        export="the choice and the reason, opened for its owner",
        erase="the key is destroyed, so the reason cannot be opened; the choice stays with the anonymous match",
    ),
    Declared(
        "matching.Run",
        ("by",),
        export="when one asked for a proposal",
        erase="a run loses its key when its cohort's applications are erased",
    ),
    Declared(
        "matching.PairMark",
        ("by",),
        export="nothing: the note is about a proposal that may never be told",
        erase="deleted with the application",
    ),
    Declared("matching.Finding", ("settled_by",), OFFICE, STONE),
    Declared(
        "matching.ListingConsent", ("person",), "on which open list one stands", "deleted with the end of the match"
    ),
    Declared(
        "matching.Tie",
        ("person", "other"),
        export="all that one has named oneself; never that somebody has named one",
        erase="deleted with its owner; the pointer at an erased person is emptied",
    ),
]
