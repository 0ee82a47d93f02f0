"""The login forms of allauth in the house's words: one name for an address, and no text inside the fields."""

from typing import Any

from allauth.account import forms as account
from django.utils.translation import gettext_lazy as _l


class _Plain:
    """A placeholder is gone as soon as one writes, and says the label twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name in {"login", "email"}:
                field.label = _l("Mail")


class LoginForm(_Plain, account.LoginForm):  # type: ignore[misc]
    """Mail and password."""


class RequestLoginCodeForm(_Plain, account.RequestLoginCodeForm):  # type: ignore[misc]
    """Mail, for a code."""


class ResetPasswordForm(_Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Mail, for a new password. A login that somebody else moved gets none, and the page says what it says to all."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.is_proven]  # type: ignore[has-type]
        return email
