"""What the coordinator's list says of a mail: of the programme's own what it was, of a pair's nothing but whose it is."""

from programmes.mail.words import WORDS, what


def test_only_the_programmes_own_mails_are_named() -> None:
    assert [name for name in WORDS if not name.startswith("programmes/")] == []


def test_a_pairs_mail_says_only_that_it_is_a_pairs() -> None:
    assert what("meetings/moved") == what("meetings/anything")
