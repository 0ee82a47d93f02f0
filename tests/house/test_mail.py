"""One module touches Django's mail; everything else puts rows into the outbox."""

from tests.house.sources import made, sources
from tests.house.test_arrows import imported

ALLOWED = {"mentorforum/mail.py", "mentorforum/devmail/backend.py", "mentorforum/health/pieces.py"}


def test_one_module_touches_djangos_mail() -> None:
    found = {s.name for s in sources() for target, _node in imported(s) if target.startswith("django.core.mail")}
    assert sorted(found - ALLOWED) == []


def test_an_import_of_djangos_mail_is_found() -> None:
    assert [target for target, _ in imported(made("from django.core.mail import send_mail"))] == [
        "django.core.mail.send_mail"
    ]
