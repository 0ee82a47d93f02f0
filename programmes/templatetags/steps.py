"""`{% has programme "logbook" as has_logbook %}`: what a programme has, asked for with a word of the presets."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context

from programmes.presets.vocabulary import ProgrammeStep

register = template.Library()


class HasNode(template.Node):
    def __init__(self, programme: FilterExpression, step: ProgrammeStep, name: str) -> None:
        self.programme, self.step, self.name = programme, step, name

    def render(self, context: Context) -> str:
        programme = self.programme.resolve(context, ignore_failures=True)
        context[self.name] = bool(programme) and programme.has(self.step.value)
        return ""


@register.tag
def has(parser: Parser, token: Token) -> HasNode:
    """{% has programme "logbook" as has_logbook %}: a word that no programme can have is an error of the template."""
    try:
        _tag, programme, word, by, name = token.split_contents()
    except ValueError as error:
        raise template.TemplateSyntaxError('Say {% has programme "step" as name %}.') from error
    known: Any = {f'"{step.value}"': step for step in ProgrammeStep}
    if word not in known or by != "as":
        raise template.TemplateSyntaxError(
            f"{word} is no step of a programme; the steps are {', '.join(ProgrammeStep)}."
        )
    return HasNode(parser.compile_filter(programme), known[word], name)
