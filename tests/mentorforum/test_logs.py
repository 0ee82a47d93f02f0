"""What stands in no log."""

import io
import logging
from logging.config import dictConfig

import pytest
from django.test import Client

from programmes.mail.links import token_of
from programmes.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(settings):
    """What the handler of the settings writes."""
    handler = {**settings.LOGGING["handlers"]["console"], "stream": (written := io.StringIO())}
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    dictConfig({**settings.LOGGING, "handlers": {"console": handler}})
    yield written
    root.handlers[:] = before
    root.setLevel(level)


def test_a_mailed_link_that_is_refused_is_not_named_in_full(log):
    token = token_of(Link(purpose="draft"))
    assert Client(enforce_csrf_checks=True).post(f"/draft/{token}/").status_code == 403
    assert Client().get(f"/status/{token}/").status_code == 410
    assert token not in log.getvalue()
    assert "/draft/…/" in log.getvalue() and "/status/…/" in log.getvalue()
