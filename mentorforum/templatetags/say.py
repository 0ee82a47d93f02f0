"""`{% say _("Write to {mentor_def}") name=person.name %}`: a translated sentence with the programme's own terms."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


class _Escaped(dict[str, Any]):
    def __init__(self, terms: Mapping[str, str], more: dict[str, Any]) -> None:
        super().__init__({key: conditional_escape(value) for key, value in more.items()})
        self._terms = terms

    def __missing__(self, key: str) -> str:
        return conditional_escape(self._terms[key])


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], text: Any, **more: Any) -> SafeString:
    """The sentence, escaped, with `{mentee}`-like placeholders from `terms` in the context and from `more`."""
    return mark_safe(conditional_escape(text).format_map(_Escaped(context.get("terms") or {}, more)))  # noqa: S308


@register.simple_block_tag(takes_context=True)
def saying(context: Mapping[str, Any], content: str, **more: Any) -> SafeString:
    """{% saying name=… %}{% blocktranslate trimmed %}…{% endblocktranslate %}{% endsaying %}: `say` over several lines."""
    return say(context, content, **more)
