"""What the worker does by itself once a day."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.module_loading import import_string

from mentorforum.celery import TIMETABLE
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_sessions_that_are_over_are_forgotten_with_where_they_were_from():
    person, now = make_person("Karen Holm"), timezone.now()
    for key, left in (("over", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=left))
        UserSession.objects.create(user=person, session_key=key, ip="192.0.2.7", user_agent="Firefox")
    import_string(TIMETABLE["forget"]["task"])()
    assert [*Session.objects.values_list("session_key", flat=True)] == ["open"]
    assert [*UserSession.objects.values_list("session_key", flat=True)] == ["open"]
