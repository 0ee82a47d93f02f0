"""Setting a programme up: readiness, texts, questions, rules, contact, coordinators, sharing."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from mentorforum.readers import WhoReads
from programmes.enums import ProgrammeStatus
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.models import Cohort, Programme
from programmes.people.rules import can_run_programme
from programmes.public.cards import card_links
from programmes.setup.actions import (
    change_contact,
    change_days,
    change_item,
    change_relation,
    change_rules,
    change_text,
)
from programmes.setup.forms.days import DaysForm
from programmes.setup.forms.programme import ContactForm, RelationForm, RulesForm, TextForm
from programmes.setup.questions import uses
from programmes.setup.readiness.actions import tick_point, untick_point
from programmes.setup.readiness.points import checklist, named
from programmes.setup.texts import find, groups

AFFECTED = gettext_lazy(
    "Everybody who opens a page from now on sees the new text. What somebody has accepted keeps its wording."
)
#: readiness point -> the page where it is put right
PLACES = {
    "sponsor": ("office_text", "sponsor"),
    "law": ("office_text", "privacy"),
    "coordinators": ("office_coordinators", None),
    "contact": ("office_contact", None),
    "texts": ("office_texts", None),
}


def find_programme(request: OfficeRequest, slug: str) -> Programme:
    """The coordinator's programme, entered; 404 for others, 403 where it may not be changed."""
    programme: Programme = request.office.find_programme(slug)
    if not can_run_programme(request.user, programme):
        raise PermissionDenied
    return programme


@office("setup")
def setup(request: OfficeRequest, slug: str) -> HttpResponse:
    """The overview: what is missing, and the way to everything."""
    programme = find_programme(request, slug)
    points = [(point, _place(point.key, programme)) for point in named(programme)]
    ticks = checklist(programme)
    cohorts = [(cohort, _dates(cohort)) for cohort in request.office.cohorts]
    context = {
        "points": points,
        "missing": [pair for pair in points if not pair[0].ready],
        "ticks": ticks,
        "ticks_line": WhoReads(programme.terms.say(_("{Coordinators_def} see who has ticked what, and when."))),
        "unticked": [point for point in ticks if not point.ready],
        "preparing": programme.status == ProgrammeStatus.PREPARING,
        "cohorts": cohorts,
        "coordinators": programme.coordinators(),
        "cards": card_links(programme),
        "public": _public("programmes:programme", programme),
        "nominate": _public("programmes:nominate", programme) if programme.has("nomination") else "",
    }
    return render(request, "programmes/setup/setup.html", context)


def _public(name: str, programme: Programme) -> str:
    """A page's whole address, to hand out."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[programme.slug])


def _dates(cohort: Cohort) -> str:
    """`20. januar 2026 – 19. januar 2027`, as far as it is known."""
    return " – ".join(dates.say_date(day, year=True) for day in (cohort.starts_on, cohort.ends_on) if day)


def _place(key: str, programme: Programme) -> str:
    """The address where a point is put right."""
    slug, purpose = programme.slug, programme.item("texts", "purpose")
    if key == "purpose" and purpose:
        return reverse("office_text", args=[slug, purpose.pk])
    name, argument = PLACES.get(key, ("office_new_cohort", None))
    if name == "office_new_cohort":
        return reverse(name)
    return reverse(name, args=[slug, argument] if argument else [slug])


@office("setup")
@require_POST
def ready(request: OfficeRequest, slug: str, key: str) -> HttpResponse:
    """Tick one point of the checklist, or take the tick away."""
    programme = find_programme(request, slug)
    act = untick_point if "undo" in request.POST else tick_point
    try:
        act(programme, key, by=request.user)
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
    return redirect(f"{reverse('office_setup', args=[slug])}#checklist")


@office("setup")
def texts(request: OfficeRequest, slug: str) -> HttpResponse:
    """All texts, with the languages that are missing."""
    programme = find_programme(request, slug)
    return render(request, "programmes/setup/texts.html", {"groups": groups(programme)})


@office("setup")
def text(request: OfficeRequest, slug: str, key: str) -> HttpResponse:
    """One text in its languages."""
    programme = find_programme(request, slug)
    try:
        item, title = find(programme, key)
    except LookupError as error:
        raise Http404 from error
    words: Any = item.text if item else getattr(programme, key)
    form = TextForm(request.POST or None, programme=programme, words=words, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            if item:
                change_item(item, form.words(), {name: form.words(name) for name in form.more}, by=request.user)
            else:
                change_text(programme, key, form.words(), by=request.user)
            notice(request, _("The text is changed. Everybody who opens a page sees it from now on."))
            return redirect("office_texts", slug)
        except RuleBroken as error:
            form.refuse(error)
    back = reverse("office_texts", args=[slug])
    return form_page(
        request, form, head=title, button=_("Save the text"), back=back, back_label=_("Texts"), affected=AFFECTED
    )


@office("setup")
def questions(request: OfficeRequest, slug: str) -> HttpResponse:
    """All questions, by where they are asked, with who reads the answers."""
    programme = find_programme(request, slug)
    return render(request, "programmes/setup/questions.html", {"uses": uses(programme)})


@office("setup")
def matching_rules(request: OfficeRequest, slug: str) -> HttpResponse:
    """Weights, floor and rules of the matching."""
    programme = find_programme(request, slug)
    form = RulesForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            change_rules(
                programme,
                floor=data["floor"],
                most=data["most"],
                weights=form.weights(),
                forces=form.forces(),
                by=request.user,
            )
            notice(request, _("The rules are changed. They count from the next time the matching runs."))
            return redirect("office_setup", slug)
        except RuleBroken as error:
            form.refuse(error)
    head, button = _("Rules of the matching"), _("Save the rules")
    return form_page(
        request,
        form,
        head=head,
        button=button,
        intro=_(
            "The weights say how much each thing counts, compared with the others. Nobody is ever matched with their own leader, or with somebody they are too close to."
        ),
        affected=_("Pairs that are there stay as they are."),
    )


@office("setup")
def relation(request: OfficeRequest, slug: str) -> HttpResponse:
    """Whether dates stay with the pair."""
    programme = find_programme(request, slug)
    form = RelationForm(request.POST if request.method == "POST" else None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            change_relation(programme, private=form.cleaned_data["private"], by=request.user)
            notice(request, _("Changed. The pairs read it on their pages too."))
            return redirect("office_setup", slug)
        except RuleBroken as error:
            form.refuse(error, "private")
    intro = _(
        "What two write is always theirs alone. Here you choose whether you see when they meet. If you do not, you cannot see a pair that has gone quiet either."
    )
    affected = _("Once somebody has applied, it can be made more private, and not less.")
    return form_page(request, form, head=_("What you see of a pair"), button=_("Save"), intro=intro, affected=affected)


@office("setup")
def days(request: OfficeRequest, slug: str) -> HttpResponse:
    """Days and deadlines: offers, the first meeting, the material."""
    programme = find_programme(request, slug)
    form = DaysForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            change_days(programme, by=request.user, **form.values())
            notice(request, _("The days are changed. They count from now on."))
            return redirect("office_setup", slug)
        except RuleBroken as error:
            form.refuse(error, "within")
    affected = _("Offers and letters that have gone stay as they are. What has not gone yet follows the new days.")
    return form_page(request, form, head=_("Days and deadlines"), button=_("Save the days"), affected=affected)


@office("setup")
def contact(request: OfficeRequest, slug: str) -> HttpResponse:
    """How people reach the coordinators."""
    programme = find_programme(request, slug)
    kept = {"email": programme.contact_email, "phone": programme.contact_phone}
    form = ContactForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        change_contact(programme, by=request.user, **form.cleaned_data)
        notice(request, _("Changed. It stands at the foot of every page and in every mail."))
        return redirect("office_setup", slug)
    return form_page(request, form, head=_("Contact"), button=_("Save"))
