"""The logins that `make run` prints let one in, with the password it prints."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from mentorforum import tryout
from programmes.models import Person
from worlds.logins import PASSWORD

OFFICE = ("coordinator", "tovholder")


def first_page(login: str) -> str:
    if login == "root@demo.test":
        return "/admin/system/"
    return "/admin/" if login.startswith(OFFICE) else "/start/"


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_to_look_at")
def test_each_login_leads_to_its_own_first_page() -> None:
    Person.objects.filter(email__in=tryout.LOGINS).update(password=make_password(PASSWORD))  # a hash that is quick here
    found = {}
    for login in tryout.LOGINS:
        answer = Client().post("/accounts/login/", {"login": login, "password": PASSWORD}, follow=True)
        found[login] = (answer.status_code, answer.request["PATH_INFO"])
    assert found == {login: (200, first_page(login)) for login in tryout.LOGINS}
