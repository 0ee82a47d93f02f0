"""The components: what each draws, and the gallery of all of them in the browser."""

import re
import uuid
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.template import engines
from django.test import Client
from django.utils import translation

from mentorforum import dates, icons
from mentorforum.notices import undo_address
from mentorforum.pills import TONES, Pill
from mentorforum.readers import WhoReads, joined, names_or_number
from mentorforum.templatetags import ui
from programmes.frame.headings import HEADINGS, OfficeFrame
from tests.axe.looking import look, nothing_wrong

PAGES = ["/gallery/", "/gallery/?errors=1", "/gallery/office/"]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def gallery(settings):
    settings.ROOT_URLCONF = "tests.mentorforum.gallery.urls"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"


def draw(source, **context):
    return " ".join(engines["django"].from_string("{% load ui %}" + source).render(context).split())


def test_a_pill_is_icon_word_and_tint():
    html = draw("{% pill one %}", one=Pill("wait", "Nobody <yet>"))
    assert html == f'<span class="pill tone-wait">{icons.icon("clock")} Nobody &lt;yet&gt;</span>'


def test_a_pill_may_have_another_icon():
    assert str(icons.icon("plus")) in draw("{% pill one %}", one=Pill("rest", "Added", icon="plus"))


def test_a_tone_that_is_not_ours_is_refused():
    with pytest.raises(ValueError, match="red"):
        Pill("red", "Late")


def test_every_tone_has_an_icon_that_is_drawn():
    assert {tone for tone, sign in TONES.items() if sign not in icons.LINES} == set()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Karen Holm", "KH"),
        ("Karen Mette Holm", "KH"),
        ("Åsa", "Å"),
        ("o'Hara (temp) Bo", "OB"),
        ("", "?"),
        ("1 2", "?"),
    ],
)
def test_initials(name, letters):
    assert ui.initials(name) == letters


def test_the_tint_follows_the_id_and_not_the_name():
    key = uuid.uuid4()
    before, after = SimpleNamespace(pk=key, name="Sara"), SimpleNamespace(pk=key, name="Sara Berg")
    assert ui.tint(before) == ui.tint(after)
    assert {ui.tint(SimpleNamespace(pk=number)) for number in range(12)} == {1, 2, 3, 4, 5, 6}


def test_the_circle_is_never_read_aloud_without_the_name():
    html = draw("{% person someone %}", someone="Karen Holm")
    assert 'aria-hidden="true">KH</span>' in html
    assert '<span class="person-name">Karen Holm</span>' in html


def test_the_path_marks_the_step_of_now_and_never_a_percentage():
    steps = [
        {"label": "Apply", "when": "2 Nov", "state": "past"},
        {"label": "Match", "when": "9 Dec", "state": "now"},
        {"label": "End", "when": "", "state": "later"},
    ]
    html = draw("{% path steps %}", steps=steps)
    assert html.count('aria-current="step"') == 1
    assert html.index("Apply") < html.index('aria-current="step"') < html.index("Match") < html.index("End")
    assert "%" not in html


def closed_up(html):
    """Without the line breaks between tags."""
    return re.sub(r">\s+", ">", html)


def test_who_reads_says_so_also_to_those_who_do_not_see_the_house():
    html = draw("{% who_reads line id='x' more='/why/' %}", line=WhoReads("Only you", private=True))
    assert 'class="who-reads who-reads-private" id="x"' in html
    assert "Who can read this: </span>Only you" in closed_up(html)
    assert '<a href="/why/">What does that mean?</a>' in html
    assert draw("{% who_reads line %}", line=None) == ""


def test_names_are_joined_as_one_says_them():
    assert [joined(names.split()) for names in ("", "Mette", "Mette Ali")] == ["", "Mette", "Mette and Ali"]
    assert draw("{{ people|names }}", people=["Mette", SimpleNamespace(name="Ali"), "Bo"]) == "Mette, Ali and Bo"


def test_more_than_three_are_a_number():
    assert names_or_number(["Mette", "Ali", "Bo"], "leads") == "Mette, Ali and Bo"
    assert names_or_number(["Mette", "Ali", "Bo", "Ida"], "leads") == "the 4 leads"


def test_a_score_is_a_bar_of_its_length_and_a_figure():
    html = draw('{% score_bar 78 "Sara and Karen fit" %}')
    assert '<rect width="94" height="10"/>' in html
    assert '<span class="visually-hidden">Sara and Karen fit: </span><strong>78</strong>' in closed_up(html)


@pytest.mark.parametrize(
    ("language", "filters"),
    [
        ("da", ["tirsdag den 2. juni", "tirsdag den 2. juni kl. 14.00", "2. juni", "kl. 14.00"]),
        ("sv", ["tisdag den 2 juni", "tisdag den 2 juni kl. 14.00", "2 juni", "kl. 14.00"]),
        ("en", ["Tuesday 2 June", "Tuesday 2 June, 14:00", "2 Jun", "14:00"]),
    ],
)
def test_dates_are_said_on_the_readers_clock(language, filters):
    moment = datetime(2026, 6, 2, 12, tzinfo=UTC)
    with translation.override(language):
        said = draw("{{ it|day }}|{{ it|day_time }}|{{ it|short_day }}|{{ it|clock }}", it=moment)
        assert said.split("|") == filters
        assert draw("{{ it|day }}", it=date(2026, 6, 2)) == filters[0]
        assert draw("{{ it|day_time }}", it=None) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "tirsdag den 2.~juni kl.~14.00"), ("sv", "tisdag den 2~juni kl.~14.00"), ("en", "Tuesday 2~June, 14:00")],
)
def test_a_line_never_breaks_inside_a_date_or_a_clock(language, said):
    with translation.override(language):
        assert dates.say_moment(datetime(2026, 6, 2, 14, tzinfo=UTC)) == said.replace("~", "\N{NO-BREAK SPACE}")


def test_the_office_leaves_out_headings_without_a_page():
    frame = OfficeFrame(links={"mail": "/m/", "today": "/t/"})
    assert [heading.url for heading in frame.headings] == ["/t/", "/m/"]
    assert frame.headings[0].label == HEADINGS["today"]


def test_a_message_carries_its_undo(gallery):
    response = Client().get("/gallery/office/")
    html = response.content.decode()
    assert '<div class="messages" role="status">' in html
    assert '<form method="post" action="/gallery/undo/" class="undo">' in html
    assert [undo_address(message) for message in get_messages(response.wsgi_request)] == ["/gallery/undo/"]


PAGES_OF_ONE_FORM = ["/gallery/", "/gallery/?errors=1"]


def test_an_error_stands_first_in_the_title(gallery):
    client = Client(headers={"accept-language": "en"})
    titles = [
        re.search(r"<title>(.*?)</title>", client.get(url).content.decode(), re.DOTALL) for url in PAGES_OF_ONE_FORM
    ]
    assert [" ".join(title[1].split()) for title in titles if title] == ["Galleri", "Error: Galleri"]


def test_the_summary_is_on_top_and_only_there(gallery):
    html = Client().get("/gallery/?errors=1").content.decode()
    assert html.count('class="error-summary"') == 1
    assert html.index('class="error-summary"') < html.index("<h1>")


def test_a_page_without_mistakes_has_one_filled_button(gallery):
    html = Client().get("/gallery/").content.decode()
    assert html.count("btn-primary") == 1
    assert html.count("<h1") == 1


def test_the_gallery_in_the_browser(gallery, page):
    nothing_wrong([line for address in PAGES for line in look(page, address)])


def test_the_focus_goes_to_what_is_wrong(gallery, page):
    page.goto("/gallery/?errors=1")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#id_text"


def test_every_control_is_high_enough_to_touch(gallery, new_page):
    phone = new_page(viewport={"width": 320, "height": 900}, has_touch=True)
    phone.goto("/gallery/")
    low = phone.evaluate(
        """() => [...document.querySelectorAll('main .btn, main .form-control, main .form-select, main .form-check')]
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"""
    )
    assert low == []


def test_a_ranked_choice_becomes_a_list_that_keys_can_move(gallery, page):
    page.goto("/gallery/")
    box = page.locator("#div_id_themes")
    for _number in range(2):
        box.locator(".ranked-add select").select_option(index=1)
        box.get_by_role("button", name="Tilføj").click()
    box.locator("[data-up]").last.press("Enter")
    assert box.locator("li span").all_inner_texts() == ["Prioritering", "Svære samtaler"]
    assert box.locator("select[data-rank]").evaluate_all("all => all.map(one => one.value)") == ["2", "1", "", ""]


def test_the_counter_counts_and_a_filter_hides_rows(gallery, page):
    page.goto("/gallery/")
    page.locator("#id_text").fill("abc")
    assert page.locator("#div_id_text .count").inner_text() == "3 / 2000"
    page.goto("/gallery/office/")
    page.locator("#narrow").fill("ali")
    assert page.locator("#rows tbody tr:visible").count() == 1
    page.locator("#rows tbody input:visible").check()
    assert page.locator("[data-selected-count]").inner_text() == "1"
