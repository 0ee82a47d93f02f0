"""`manage.py register_superuser ADDRESS NAME`: the person who sets up organisations, programmes and coordinators."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from programmes.models import Person
from programmes.people.register import register_person


class Command(BaseCommand):
    help = "Register a superuser, or make somebody who has a login one. They log in by a code sent to the address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address")
        parser.add_argument("name")

    def handle(self, *args: Any, address: str, name: str, **options: Any) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"{address} is not a mail address.") from None
        person = register_person(email=address, name=name)
        Person.objects.filter(pk=person.pk).update(is_superuser=True)
        self.stdout.write(f"{person.name} <{person.email}> is a superuser now.")
