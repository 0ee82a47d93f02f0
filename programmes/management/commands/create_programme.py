"""`manage.py create_programme A --language da --unit "Fjordby Kommune" --contact mentor@fjordby.dk`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from mentorforum.errors import RuleBroken
from programmes.models import Coordinatorship, Person, Programme, Unit
from programmes.presets import Preset, PresetError, available, load, read_file
from programmes.setup.from_preset import create_programme


class Command(BaseCommand):
    help = "Create a programme from a preset. A broken preset file is told with file and line, and nothing is created."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("preset", help=f"a letter ({', '.join(available())}) or the path of a preset file")
        parser.add_argument("--unit", required=True, help="name of the organisation; made if there is none")
        parser.add_argument("--contact", required=True, help="mail address that everybody may write to")
        parser.add_argument("--language", default="da", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--slug", default="", help="the last part of its address; otherwise made from the name")
        parser.add_argument("--phone", default="", help="phone that everybody may call")
        parser.add_argument(
            "--coordinator", action="append", default=[], help="mail address of a person who has a login"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        contact = _mail(options["contact"])
        preset = _preset(options["preset"])
        try:
            with transaction.atomic():
                programme = create_programme(
                    preset,
                    unit=_unit(options["unit"]),
                    language=options["language"],
                    slug=options["slug"],
                    contact_email=contact,
                    contact_phone=options["phone"],
                )
                _coordinate(programme, options["coordinator"])
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        line = f"{programme.name[options['language']]}: /p/{programme.slug}/ (in preparation; its coordinators open it)"
        self.stdout.write(line)


def _preset(named: str) -> Preset:
    try:
        return read_file(Path(named)) if Path(named).suffix in {".yaml", ".yml"} else load(named)
    except PresetError as error:
        raise CommandError(f"The preset is not loaded, and nothing is created:\n{error}") from error
    except KeyError as error:
        raise CommandError(f"There is no preset {named}. There are: {', '.join(available())}.") from error


def _mail(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise CommandError(f"--contact: {address} is no mail address.") from error
    return address


def _unit(name: str) -> Unit:
    """The organisation of this name: a unit without parent."""
    unit = Unit.objects.filter(parent=None, name=name).first()
    if unit:
        return unit
    unit = Unit(name=name)
    unit.save()
    return unit


def _coordinate(programme: Programme, addresses: list[str]) -> None:
    for address in addresses:
        person = Person.objects.filter(email__iexact=address).first()
        if person is None:
            raise CommandError(f"--coordinator: nobody has a login with {address}.")
        Coordinatorship.objects.create(programme=programme, person=person)
