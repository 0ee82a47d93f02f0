"""Somebody by name and address in one cell."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from programmes.models import Person
from programmes.newcomers.enrolment import Contact

ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")


class ContactField(forms.CharField):
    """`Bo Lind <bo@x.dk>`, `Bo Lind bo@x.dk` or `bo@x.dk`; cleans to a Contact or None.

    `login`: whoever is named gets a login, and so a name is needed where the address is new.
    """

    def __init__(self, *, login: bool = False, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254, "required": False, **kwargs})
        self.login = login

    def clean(self, value: Any) -> Contact | None:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        address = ADDRESS.search(text)
        if address is None:
            raise ValidationError(_("Write name and mail, like “Bo Lind bo.lind@workplace.org”."))
        validate_email(address[0])
        name = ADDRESS.sub("", text).strip(" <>(),;\t")
        if self.login and not name and not Person.objects.filter(email__iexact=address[0]).exists():
            raise ValidationError(_("Nobody here has this address. Write the name too, and they get a login."))
        return Contact(name=name, email=address[0])
