"""`manage.py explain COHORT MENTEE MENTOR [--by MAIL]`: why two are, or are not, proposed for each other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from matching.explain.asking import Asking
from matching.management.arguments import find_application, find_cohort, find_coordinator
from programmes.enums import Side


class Command(BaseCommand):
    help = "Take one pair apart: the points of each criterion, the rules in the way, and why not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cohort", help="the cohort's id, or PROGRAMME/COHORT by slug")
        parser.add_argument("mentee", help="the number of the mentee's application")
        parser.add_argument("mentor", help="the number of the mentor's")
        parser.add_argument("--by", default="", help="a coordinator's mail address; otherwise the first by name")

    def handle(self, *args: Any, **options: Any) -> None:
        cohort = find_cohort(options["cohort"])
        by = find_coordinator(cohort, options["by"])
        mentee = find_application(cohort, by, options["mentee"], Side.MENTEE)
        mentor = find_application(cohort, by, options["mentor"], Side.MENTOR)
        answer = Asking(cohort, by=by).answer(mentee, mentor)
        for part in answer.parts:
            self.stdout.write(f"{part.points:>6} of {part.weight:>5}  {part.title}")
            for good, text in part.reasons:
                self.stdout.write(f"{'+' if good else '-':>17} {text}")
        self.stdout.write(f"{answer.points:>6} of 10000")
        for text in [*answer.blocked, answer.sentence]:
            self.stdout.write(text)
