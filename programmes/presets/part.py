"""What every mapping of a preset file has in common."""

from dataclasses import dataclass, field
from typing import ClassVar

#: metadata of a text in which {these} stand for something; everywhere else braces are an error
IN_MAIL = {
    "placeholders": frozenset(
        {
            "first_name",
            "programme",
            "cohort",
            "contact",
            "link",
            "date",
            "reason",
            "number",
        }
    )
}
IN_SUBJECT = {"placeholders": frozenset({"programme", "cohort", "date", "number"})}
IN_FIRST_MESSAGE = {"placeholders": frozenset({"their_name", "my_name", "programme"})}


@dataclass(frozen=True, kw_only=True)
class PresetPart:
    """A mapping of the file; `line` is where it begins, for errors; `named_by` is unique in its list."""

    named_by: ClassVar[str] = "key"

    line: int = field(default=0, compare=False, repr=False)
