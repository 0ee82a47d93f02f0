"""PlainForm: who reads stands between label and control, errors in words, nothing typed is lost."""

import uuid

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.http import QueryDict
from django.utils import translation

from mentorforum.errors import RuleBroken
from mentorforum.form_parts import FieldError
from mentorforum.forms import PlainForm
from mentorforum.readers import WhoReads


class GoalForm(PlainForm):
    creates = True
    text = forms.CharField(label="What", help_text="One is enough.", widget=forms.Textarea)
    measure = forms.CharField(label="How", required=False)
    side = forms.ChoiceField(label="Side", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree")

    def who_reads_by_default(self):
        return {"measure": "Sara and Karen"}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_the_order_is_label_who_reads_help_control_error():
    html = render_crispy_form(GoalForm({"text": ""}, who_reads={"text": WhoReads("Only you", private=True)}))
    places = [html.index(part) for part in ('for="id_text"', "id_text_who", 'id="id_text_helptext"', "<textarea")]
    places.append(html.index('id="id_text_error"'))
    at_control = [html.index('id="id_text_who"'), places[0], *places[2:]]
    assert at_control[1:] == sorted(at_control[1:])
    assert places[0] < at_control[0] < places[2]


def test_a_control_is_described_by_who_reads_help_and_error():
    form = GoalForm({"text": ""}, who_reads={"text": "Only you"})
    assert form["text"].aria_describedby == "id_text_who id_text_helptext id_text_error"
    assert form["measure"].aria_describedby == "id_measure_who"
    assert 'aria-describedby="id_text_who id_text_helptext id_text_error"' in str(form["text"])


def test_a_group_of_radios_is_described_as_a_group():
    html = " ".join(render_crispy_form(GoalForm(who_reads={"side": "Only you"})).split())
    assert '<fieldset id="div_id_side" class="field" aria-describedby="id_side_who">' in html


def test_an_untouched_form_has_no_summary():
    assert GoalForm().error_summary == []


def test_the_summary_links_to_each_control_in_the_words_of_the_field():
    assert GoalForm({}).error_summary == [
        FieldError("Write an answer to “What”.", "id_text"),
        FieldError("Choose an answer to “Side”.", "id_side_0"),
        FieldError("Tick “I agree” to go on.", "id_agreed"),
    ]


def test_an_invalid_value_is_named_with_its_question():
    class Mail(PlainForm):
        mail = forms.EmailField(label="Your mail?")
        day = forms.DateField(label="Day")

    assert Mail({"mail": "x", "day": "soon"}).error_summary == [
        FieldError("“Your mail” must be a mail address like name@workplace.org.", "id_mail"),
        FieldError("“Day” must be a date like 2.6.2027.", "id_day"),
    ]


def test_a_field_keeps_a_message_of_its_own():
    class Own(PlainForm):
        text = forms.CharField(error_messages={"required": "Choose a theme."})

    assert Own({}).error_summary == [FieldError("Choose a theme.", "id_text")]


def test_the_summary_is_drawn_once_also_when_the_page_moves_it():
    form = GoalForm({})
    form.summary_shown = True
    assert "error-summary" not in render_crispy_form(form)
    assert render_crispy_form(GoalForm({})).count('class="error-summary"') == 1


def test_a_rule_that_is_broken_becomes_an_error_of_the_form():
    form = GoalForm({"text": "Goal", "side": "a", "agreed": "on"})
    assert form.is_valid()
    form.refuse(RuleBroken("The application has closed."))
    assert form.error_summary == [FieldError("The application has closed.")]
    assert form["text"].value() == "Goal"


def test_text_without_end_is_refused_with_the_numbers():
    form = GoalForm({"text": "x" * 200_000, "side": "a", "agreed": "on"})
    assert form.errors["text"] == ["There is room for 5000 characters; this is 200000. Shorten it a little."]


def test_a_nul_byte_is_refused_with_a_sentence():
    form = GoalForm({"text": "a\x00b", "side": "a", "agreed": "on"})
    assert form.errors["text"] == [
        "The text holds a character that cannot be stored. Delete what you pasted last, or type it."
    ]


def test_a_line_ending_counts_as_one_character():
    form = GoalForm(QueryDict("text=one%0D%0Atwo&side=a&agreed=on"))
    assert form.is_valid()
    assert form.cleaned_data["text"] == "one\ntwo"


def test_the_submission_key_is_kept_when_the_form_comes_back():
    key = uuid.uuid4()
    form = GoalForm({"once": str(key)})
    assert not form.is_valid()
    assert f'value="{key}"' in str(form["once"])


@pytest.mark.parametrize("sent", ["", "abc", "\x00", "x" * 5000])
def test_a_broken_submission_key_is_replaced_in_silence(sent):
    form = GoalForm({"once": sent, "text": "Goal", "side": "a", "agreed": "on"})
    assert form.is_valid()
    assert isinstance(form.cleaned_data["once"], uuid.UUID)


def test_only_forms_that_create_have_a_key():
    class Filter(PlainForm):
        text = forms.CharField()

    assert "once" not in Filter().fields


def test_a_layout_of_the_class_is_not_shared_between_forms():
    class Laid(PlainForm):
        layout = ("second", "first")
        first = forms.CharField()
        second = forms.CharField()

    html = render_crispy_form(Laid({"first": "mine", "second": "mine"}))
    assert html.index("id_second") < html.index("id_first")
    assert "mine" not in render_crispy_form(Laid())


def test_a_question_that_may_be_left_out_says_so_unless_all_may():
    class Free(PlainForm):
        one = forms.CharField(required=False)
        two = forms.BooleanField(required=False)

    assert GoalForm()["measure"].shows_optional
    assert not GoalForm()["agreed"].shows_optional
    assert not Free()["one"].shows_optional


def test_a_who_reads_line_must_be_words():
    with pytest.raises(TypeError):
        str(GoalForm(who_reads={"text": 3})["text"])


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_the_same(mark):
    form = GoalForm({"text": f"first{mark}second"})
    form.is_valid()
    assert form.cleaned_data["text"] == "first\nsecond"
