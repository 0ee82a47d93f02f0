"""What somebody has written for themselves goes with them (`programmes/privacy/erase_person.py`)."""

from django.db import transaction

from meetings.models import AddressWord, Evaluation, EvaluationAnswer, Logbook
from programmes.models import Person


@transaction.atomic
def follow_person_erased(person: Person) -> None:
    """Everything about somebody is erased: the logbook, and evaluations but for figures. The pair's room keeps its date."""
    AddressWord.objects.filter(about=person).delete()
    for book in Logbook.objects.filter(person=person):
        for rows in (book.entries, book.answers, book.own_answers, book.used_languages):
            rows.all().delete()
        book.delete()
    EvaluationAnswer.objects.filter(evaluation__person=person, question__readers="named").delete()
    Evaluation.objects.filter(person=person).update(wrapped_key=None)
