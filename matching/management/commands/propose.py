"""`manage.py propose COHORT [--by MAIL] [--fresh] [--out pairs.csv]`: run the matching of a cohort."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching.management.arguments import find_cohort, find_coordinator
from matching.models import Run
from matching.runs import saved
from matching.runs.actions import run_matching
from mentorforum.errors import RuleBroken
from programmes.models import Application, Person


class Command(BaseCommand):
    help = "Propose the best pairs of a cohort, on behalf of a coordinator. Nobody is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cohort", help="the cohort's id, or PROGRAMME/COHORT by slug")
        parser.add_argument("--by", default="", help="a coordinator's mail address; otherwise the first by name")
        parser.add_argument("--fresh", action="store_true", help="do not keep what is proposed now")
        parser.add_argument("--out", default="", help="write the pairs to this file as CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        cohort = find_cohort(options["cohort"])
        by = find_coordinator(cohort, options["by"])
        try:
            run = run_matching(cohort, by=by, fresh=options["fresh"])
        except RuleBroken as broken:
            raise CommandError(str(broken)) from broken
        self.stdout.write(f"proposal {run.number}: {run.served} of {run.mentees} get a place")
        if options["out"]:
            self._write(run, by, Path(options["out"]))

    def _write(self, run: Run, by: Person, path: Path) -> None:
        """Numbers of applications and points: no names leave by this way."""
        pairs = saved.from_json(run.open_for(by).read(run.answer)).pairs
        ids = [key for pair in pairs for key in (pair.mentee, pair.mentor)]
        number = {str(pk): number for pk, number in Application.objects.filter(pk__in=ids).values_list("pk", "number")}
        with path.open("w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["mentee", "mentor", "points", "how"])
            out.writerows([number[pair.mentee], number[pair.mentor], pair.points, pair.how] for pair in pairs)
        self.stdout.write(f"{len(pairs)} pairs written to {path}")
