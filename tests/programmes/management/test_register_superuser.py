import pytest
from django.core.management import CommandError, call_command

from programmes.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_superuser_has_a_verified_address():
    call_command("register_superuser", "root@fjordby.test", "Ruth Ottosen")
    person = Person.objects.get()
    assert (person.is_superuser, person.is_staff) == (True, True)
    assert person.emailaddress_set.get().verified


def test_somebody_with_a_login_becomes_one():
    person = factories.make_person(email="Ruth@fjordby.test")
    call_command("register_superuser", "ruth@fjordby.test", "Ruth")
    person.refresh_from_db()
    assert person.is_superuser


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError):
        call_command("register_superuser", "ruth", "Ruth")
