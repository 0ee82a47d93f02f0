"""What was answered, opened for a reader; `kinds.answer_text` puts it in words."""

from typing import Any

from mentorforum.encryption import Key
from programmes.models import Answer, Application


def value_of(answer: Answer, key: Key) -> Any:
    """What was answered: the text opened with the application's key, or the plain value."""
    return key.read(answer.text) if answer.question.is_text else answer.value


def answers_of(application: Application, key: Key) -> dict[str, Any]:
    """Question key -> what was answered; `key` is `application.open_for(reader)`."""
    rows = application.answers.select_related("question")
    return {row.question.key: value_of(_bound(row, application), key) for row in rows}


def _bound(answer: Answer, application: Application) -> Answer:
    answer.application = application
    return answer
