"""`manage.py demo`: the demo world, built through actions under a moved clock."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from programmes.models import Person, Programme
from worlds.demo import LEAST, USUAL, Demo, logins


class Command(BaseCommand):
    help = "Fill an empty try-out with five living programmes. --people 5000 --seed 7 makes a larger one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=USUAL, help=f"about how many people (at least {LEAST})")
        parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same world")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is a programme already")

    def handle(self, *args: Any, people: int, seed: int, if_empty: bool, **options: Any) -> None:
        if not settings.TRYOUT:
            raise CommandError("The demo world belongs in the try-out only: its passwords are public.")
        if Programme.objects.exists() or Person.objects.exists():
            if if_empty:
                return
            raise CommandError("There are people or programmes here already; the demo world wants an empty database.")
        began = time.monotonic()
        self.stdout.write("Building the demo world, once. This takes a minute or two …")
        Demo(seed=seed, people=people).build()
        self.stdout.write(f"{Person.objects.count()} people, {time.monotonic() - began:.0f} seconds.")
        if not if_empty:  # `make run` prints them each time
            self.stdout.write(logins())
