"""The evaluation, for the one who is asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from meetings.enums import EvaluationStatus
from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.evaluation.answers import answers_of_other, own_answers
from meetings.evaluation.forms import EvaluationForm
from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, sent, show
from meetings.models import Evaluation
from mentorforum.notices import notice


@never_cache
def evaluation(request: HttpRequest, evaluation_id: Any) -> HttpResponse:
    """Questions, each with who reads it; afterwards what one answered, and what the other wrote for the pair."""
    rows = Evaluation.objects.visible_to(request.user).select_related("programme__unit__root", "room", "person")
    evaluation = get_object_or_404(rows, pk=evaluation_id)
    evaluation.room.programme = evaluation.programme
    with timezone.override(evaluation.programme.zone):
        if rules.can_answer_evaluation(request.user, evaluation):
            return _ask(request, evaluation)
        return _answered(request, evaluation)


def _ask(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    questions = questions_of(evaluation)
    form = EvaluationForm(request.POST or None, evaluation=evaluation, questions=questions)
    if sent(request, form) and attempt(form, answer_evaluation, evaluation, by=request.user, answers=form.answers()):
        notice(request, _("Thank you. Your answers are in."))
        return redirect("meetings:evaluation", evaluation.pk)
    named = any(question.readers == "named" for question in questions)
    return show(
        request,
        "meetings/evaluation/evaluation.html",
        evaluation.programme,
        form=form,
        named=named,
        **_frame(evaluation, request),
    )


def _answered(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    later = Evaluation.objects.of(request.user).filter(status=EvaluationStatus.LATER).order_by("due_on").first()
    context = {
        "answers": own_answers(evaluation, request.user),
        "from_other": answers_of_other(evaluation, request.user),
        "later": later,
        "pair_line": who_reads.of_room(evaluation.room, request.user),
    }
    template = "meetings/evaluation/answered.html"
    return show(request, template, evaluation.programme, **context, **_frame(evaluation, request))


def _frame(evaluation: Evaluation, request: HttpRequest) -> dict[str, Any]:
    item = evaluation.programme.item("evaluation", evaluation.point)
    return {
        "evaluation": evaluation,
        "title": str(item) if item else _("Evaluation"),
        "intro": item.said("intro") if item else "",
        "room": evaluation.room,
        "other": evaluation.room.other(request.user),
    }
