"""A cohort to be matched: departments, mentees with wishes, mentors with experience."""

from programmes.applications.apply.sending import write_answer
from programmes.enums import Side
from programmes.models import Application, Cohort, Unit
from tests import factories

DEPARTMENTS = ("Skole og Børn", "By og Land", "Sundhed", "IT og Digitalisering")
TEXT = "Svære samtaler med medarbejdere fylder mest, og jeg vil gerne øve mig i at give opgaver fra mig."


class CohortWorld:
    """`cohort.mentee("Sara Berg", "By og Land", themes=["conflicts"])` and the like."""

    def __init__(self, cohort: Cohort | None = None) -> None:
        self.cohort = cohort or factories.make_cohort()
        self.programme = self.cohort.programme
        self.root = self.programme.unit
        self.coordinator = factories.make_coordinator(self.programme, "Mette Lund")
        self.units: dict[str, Unit] = {}
        self.questions = {(q.side, q.key): q for q in self.programme.questions.all()}

    def unit(self, name: str) -> Unit:
        if name not in self.units:
            self.units[name] = factories.make_unit(name, self.root)
        return self.units[name]

    def mentee(self, name: str, unit: str, themes=(), why: str = "", **more) -> Application:
        person = more.pop("person", None) or factories.make_person(name, unit=self.unit(unit))
        application = factories.make_application(self.cohort, Side.MENTEE, person=person, **more)
        return self.answer(application, themes=list(themes), on_my_mind=why)

    def mentor(self, name: str, unit: str, grades=None, why: str = "", **more) -> Application:
        person = more.pop("person", None) or factories.make_person(name, unit=self.unit(unit))
        application = factories.make_application(self.cohort, Side.MENTOR, person=person, **more)
        return self.answer(application, graded_themes=dict(grades or {}), can_give=why, mentor_years="over_ten")

    def answer(self, application: Application, **answers) -> Application:
        for key, value in answers.items():
            write_answer(application, self.questions[application.side, key], value)
        return application

    def filled(self, mentees: int, mentors: int, places: int = 1) -> "CohortWorld":
        """So many of each, spread over the departments, who can all be matched somehow."""
        keys = [choice["key"] for choice in self.questions["mentee", "themes"].choices]
        for number in range(mentees):
            wishes = [keys[(number + step) % len(keys)] for step in range(3)]
            self.mentee(f"Mentee {number:03}", DEPARTMENTS[number % 2], wishes, TEXT)
        for number in range(mentors):
            grades = {keys[(number + step) % len(keys)]: 3 - step for step in range(3)}
            self.mentor(f"Mentor {number:03}", DEPARTMENTS[2 + number % 2], grades, TEXT, places=places)
        return self
