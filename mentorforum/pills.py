"""The one status pill: a tone, a word and an icon, never colour alone."""

from dataclasses import dataclass

#: the audience whose words are the coordinator's; the empty one are the participants
OFFICE = "office"

TONES = {
    # tone: its icon (a name in icons.py)
    "done": "check",
    "now": "dot",
    "wait": "clock",
    "rest": "ring",
    "stop": "bang",
    "seal": "lock",
}


@dataclass(frozen=True)
class Pill:
    """What `mentorforum.statuses.pill_of(thing, audience)` returns.

    `tone` is one of TONES, `label` the translated word for that audience, `icon` a name in `icons.py`
    when the tone's own icon would mislead. "stop" is for errors and mail, never for people.
    """

    tone: str
    label: str
    icon: str = ""

    def __post_init__(self):
        if self.tone not in TONES:
            raise ValueError(f"Unknown tone {self.tone!r}; the tones are {', '.join(TONES)}.")

    @property
    def is_done(self):
        """Nothing is left to do."""
        return self.tone == "done"

    @property
    def sign(self):
        """The name of the icon to draw."""
        return self.icon or TONES[self.tone]
