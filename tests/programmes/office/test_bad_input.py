"""Whatever is sent to the office's forms: a sentence, what was typed, never a 500."""

import pytest
from django.urls import reverse

from programmes.enums import ApplicationStatus, Side
from programmes.models import Letter, Mail, Note
from tests.factories import make_application, make_cohort, make_coordinator, make_superuser

pytestmark = pytest.mark.django_db
JUNK = {
    "nothing": "",
    "long": "x" * 200_000,
    "nul": "a\0b",
    "types": "[object Object]",
    "number": "999999999999999999999",
    "date": "31.02.0000",
}
FIELDS = (
    "text text_da text_sv text_en body_da due_on places email phone floor most weight_themes name name_da opens_on closes_on"
    " match_on starts_on ends_on seats subject once parent leader preset language unit slug contact_email to reason next_try"
    " day clock next"
).split()


def sent(value):
    """The same in every field; what is long only in a few, or the server refuses it as a whole."""
    fields = FIELDS if len(value) < 1000 else ["text", "text_da", "name", "subject", "reason", "phone", "email"]
    return {**dict.fromkeys(fields, value), "stage": "sure"}


@pytest.mark.parametrize("junk", sorted(JUNK))
def test_coordinators_forms(client, junk):
    cohort = make_cohort()
    user = make_coordinator(cohort.programme)
    one = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    mentor = make_application(cohort, Side.MENTOR)
    slug = cohort.programme.slug
    client.force_login(user)
    urls = [
        reverse("office_application_note", args=[one.pk]),
        reverse("office_places", args=[mentor.pk]),
        reverse("office_person_note", args=[one.person_id]),
        reverse("office_person_address", args=[one.person_id]),
        reverse("office_cohort", args=[cohort.pk]),
        reverse("office_turn", args=[cohort.pk]),
        reverse("office_new_cohort"),
        f"{reverse('office_write')}?group=everybody",
        reverse("office_text", args=[slug, "name"]),
        *(reverse(name, args=[slug]) for name in ("office_rules", "office_contact", "office_coordinators")),
        *(
            f"{reverse('office_decide', args=[cohort.pk])}?id={one.pk}&decision={decision}"
            for decision in ("waiting", "declined", "talk")
        ),
    ]
    answers = {url: client.post(url, sent(JUNK[junk])).status_code for url in urls}
    assert set(answers.values()) <= {200, 302}
    one.refresh_from_db()
    if junk in {"nothing", "long", "nul"}:
        assert (one.status, Mail.objects.count(), Letter.objects.count(), Note.objects.count()) == (
            "submitted",
            0,
            0,
            0,
        )


@pytest.mark.parametrize("junk", sorted(JUNK))
def test_superusers_forms(client, junk):
    cohort = make_cohort()
    client.force_login(make_superuser())
    urls = [
        reverse("office_new_unit"),
        reverse("office_unit", args=[cohort.programme.unit_id]),
        reverse("office_new_programme"),
        reverse("office_system_programme", args=[cohort.programme.slug]),
    ]
    assert {client.post(url, sent(JUNK[junk])).status_code for url in urls} <= {200, 302}


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 3000, "page=abc", "page=-1", "status=x&side=y", "show=x"])
def test_lists_asked_wrongly(client, query):
    cohort = make_cohort()
    client.force_login(make_coordinator(cohort.programme))
    for url in (reverse("office_applications", args=[cohort.pk]), reverse("office_people"), reverse("office_mail")):
        assert client.get(f"{url}?{query}").status_code == 200


def test_a_note_sent_twice_is_one(client):
    cohort = make_cohort()
    one = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    client.force_login(make_coordinator(cohort.programme))
    key = client.get(reverse("office_application", args=[one.pk])).context["note_form"]["once"].value()
    for _twice in range(2):
        client.post(reverse("office_application_note", args=[one.pk]), {"text": "Call", "once": key})
    assert Note.objects.count() == 1


@pytest.mark.parametrize("item", [False, True])
def test_who_saves_a_text_second_is_told_and_keeps_what_they_typed(client, item):
    programme = make_cohort().programme
    client.force_login(make_coordinator(programme))
    key = str(programme.items("mentee_duties")[0].pk) if item else "about"
    url = reverse("office_text", args=[programme.slug, key])
    opened = client.get(url).context["form"]["was"].value()
    first, second = ({"text_da": text, "was": opened} for text in ("Den første", "Den anden"))
    assert client.post(url, first).status_code == 302
    page = client.post(url, second)
    assert "Den første" in str(page.context["form"].errors) and "Den anden" in page.content.decode()
    assert client.post(url, {**second, "was": page.context["form"]["was"].value()}).status_code == 302
    assert client.get(url).context["form"]["text_da"].value() == "Den anden"
