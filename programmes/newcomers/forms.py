"""What a coordinator changes about a newcomer after entering: first day, work address, introducer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from programmes.frame.fields import DayField
from programmes.models import Application
from programmes.newcomers.fields import ContactField


class NewcomerForm(PlainForm):
    """The fields that this programme and this newcomer have."""

    starts_on = DayField(
        label=_("First working day"),
        help_text=_("What is not sent yet moves along: phases, reminders, material. Nothing that has been sent goes again."),
    )  # fmt: skip
    work_email = forms.EmailField(
        label=_("Work mail"),
        required=False,
        max_length=254,
        help_text=_("From the first working day on it is the address for mail and login."),
    )
    introducer = ContactField(
        label=_("Introducer: name and mail"),
        login=True,
        help_text=_("Sees plan and dates if the newcomer allows, never what the two write."),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        introducer = application.introducer
        initial = {
            "starts_on": application.starts_on,
            "work_email": application.work_email,
            "introducer": f"{introducer.name} {introducer.email}" if introducer else "",
        }
        super().__init__(*args, initial=initial, **kwargs)
        if not application.programme.has("introducer"):
            del self.fields["introducer"]
