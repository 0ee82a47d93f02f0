"""Who said in the form that a gathering's date fits, before the date is fixed (G1, G4)."""

from dataclasses import dataclass, field

from programmes.enums import Audience, QuestionKind, Side
from programmes.gatherings.actions import SIDES
from programmes.models import Answer, Application, Gathering
from programmes.models.applications import OPEN


@dataclass
class DateFit:
    """One side: who can come, and how many were asked."""

    side: str
    names: list[str] = field(default_factory=list)
    total: int = 0

    @property
    def is_mentee(self) -> bool:
        """They are the mentees asked, not the mentors."""
        return self.side == Side.MENTEE


def fits(gathering: Gathering, user: object) -> list[DateFit]:
    """Per side of the audience, those whose form says that the date fits; a side that is not asked is left out."""
    asks = gathering.programme.questions.current().filter(kind=QuestionKind.GATHERINGS).values_list("side", flat=True)
    by_side = {side: DateFit(side) for side in SIDES[Audience(gathering.audience)] if {side, "both"} & set(asks)}
    rows = Application.objects.for_office(user).filter(cohort=gathering.cohort_id, side__in=list(by_side))
    names = dict(rows.filter(status__in=OPEN).order_by("name").values_list("pk", "name"))
    sides = dict(rows.filter(status__in=OPEN).values_list("pk", "side"))
    can = {
        answer.application_id
        for answer in Answer.objects.filter(question__kind=QuestionKind.GATHERINGS, application__in=list(names))
        if gathering.key in (answer.value or [])
    }
    for pk, name in names.items():
        date_fit = by_side[Side(sides[pk])]
        date_fit.total += 1
        date_fit.names += [name] if pk in can else []
    return [fit for fit in by_side.values() if fit.total]
