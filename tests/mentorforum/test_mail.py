"""The one module that touches Django's mail."""

from django.core import mail

from mentorforum.mail import deliver


def test_a_name_in_two_lines_is_one_line_in_the_mail():
    """Otherwise no mail of a programme leaves once somebody presses Enter in its name."""
    deliver(to="a@fjordby.test", subject="Hej\ndu", text="Hej", sender="Mentor for\nledere\r\nBcc: x@y.test")
    [sent] = mail.outbox
    assert (sent.subject, sent.from_email.partition(" <")[0]) == ("Hej du", '"Mentor for ledere Bcc: x@y.test"')
    assert sent.message()["Bcc"] is None
