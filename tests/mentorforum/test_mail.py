"""The one module that touches Django's mail."""

import pytest
from django.core import mail

from mentorforum.mail import MailTrouble, deliver


def test_a_name_in_two_lines_is_one_line_in_the_mail():
    """Otherwise no mail of a programme leaves once somebody presses Enter in its name."""
    deliver(to="a@fjordby.test", subject="Hej\ndu", text="Hej", sender="Mentor for\nledere\r\nBcc: x@y.test")
    [sent] = mail.outbox
    assert (sent.subject, sent.from_email.partition(" <")[0]) == ("Hej du", '"Mentor for ledere Bcc: x@y.test"')
    assert sent.message()["Bcc"] is None


def test_a_domain_that_cannot_be_is_a_wrong_address_and_not_tried_again():
    with pytest.raises(MailTrouble) as trouble:
        deliver(to=f"a@{'ø' * 60}.dk", subject="Hej", text="Hej")
    assert (trouble.value.code, trouble.value.final) == ("address", True)
