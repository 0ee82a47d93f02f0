"""The tags of the visual system: `{% load ui %}`. Each draws one component of templates/components/."""

from django import template
from django.utils import timezone

from mentorforum import dates, icons, notices
from mentorforum.form_parts import summary
from mentorforum.pills import Pill
from mentorforum.points import of_hundred
from mentorforum.readers import as_line, joined
from mentorforum.statuses import pill_of

register = template.Library()
TINTS = 6


@register.simple_tag
def icon(name):
    """{% icon "clock" %}: one of icons.LINES, hidden from screen readers."""
    return icons.icon(name)


@register.inclusion_tag("components/pill.html")
def pill(value, label=""):
    """{% pill thing_pill %} with a Pill, or {% pill "wait" _("Nobody yet") %} with tone and word."""
    return {"pill": Pill(value, label) if isinstance(value, str) else value}


@register.inclusion_tag("components/pill.html")
def status_pill(thing, audience=""):
    """{% status_pill application %} as participants read its status, {% status_pill application "office" %}."""
    return {"pill": pill_of(thing, audience)}


@register.inclusion_tag("components/who_reads.html")
def who_reads(line, id="", more=""):
    """{% who_reads line id="…" more=url %}: text or WhoReads; `more` is the address of the longer explanation."""
    return {"line": as_line(line), "id": id, "more": more}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """{% error_summary form other_form %}: of any Django form, once per form however often it is asked for."""
    errors = []
    for form in forms:
        if form and not getattr(form, "summary_shown", False):
            errors += summary(form)
            form.summary_shown = True
    return {"errors": errors}


@register.inclusion_tag("components/person.html")
def person(someone, under="", size="", url=""):
    """{% person someone under="By og Land" size="large" url=… %}: circle with initials, the name always beside."""
    return {"someone": someone, "under": under, "size": size, "url": url}


@register.inclusion_tag("components/circle.html")
def circle(someone, size=""):
    """{% circle someone %}: only the circle, where the name stands beside it anyway."""
    return {"initials": initials(someone), "tint": tint(someone), "size": size}


def initials(someone):
    """The first letters of the first and the last name: "Karen Mette Holm" is KH."""
    words = [word for word in str(someone).split() if word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def tint(someone):
    """1 to 6, always the same for the same id (a name where there is no id)."""
    key = getattr(someone, "pk", None) or str(someone)
    number = getattr(key, "int", key)
    return (number if isinstance(number, int) else sum(str(key).encode())) % TINTS + 1


@register.inclusion_tag("components/path.html")
def path(steps, label=""):
    """{% path steps %}: dicts or objects with label, when and state (past, now, later)."""
    return {"steps": [_way(step) for step in steps], "label": label}


def _way(step):
    values = step if isinstance(step, dict) else vars(step)
    return {**values, "is_now": values.get("state") == "now", "is_past": values.get("state") == "past"}


@register.inclusion_tag("components/score_bar.html")
def score_bar(score, label="", most=100):
    """{% score_bar 78 %}: a number from 0 to `most` as bar and figure."""
    share = max(0, min(round(120 * (score or 0) / most), 120))
    return {"score": score, "label": label, "share": share}


@register.simple_tag
def button_look(attrs):
    """{% button_look attrs %}: the class of a button of allauth; a form's own is filled, a link never is."""
    tags = set(attrs.get("tags") or ())
    if attrs.get("href"):
        return "btn-link" if "link" in tags else "btn-outline-primary"
    if tags & {"danger", "delete"}:
        return "btn-outline-danger"
    if "link" in tags:
        return "btn-link"
    beside = tags & {"outline", "secondary", "cancel", "resend"} or attrs.get("name") == "action_primary"
    return "btn-outline-primary" if beside else "btn-primary"


@register.filter
def names(people):
    """{{ people|names }}: "Mette, Ali and Bo"."""
    return joined(getattr(person, "name", person) for person in people or [])


@register.filter
def undo_address(message):
    """The address that takes a message's action back, or nothing."""
    return notices.undo_address(message)


@register.simple_tag(takes_context=True)
def page_address(context, number):
    """The current address with another page number, all filters kept."""
    query = context["request"].GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"


def _local(value):
    return timezone.localtime(value) if hasattr(value, "hour") and timezone.is_aware(value) else value


def _local_day(value):
    value = _local(value)
    return value.date() if hasattr(value, "hour") else value


def _filter(say):
    """A filter that says a date in words, and nothing for no date."""
    return lambda value: say(value) if value else ""


register.filter("of_hundred", of_hundred)  # {{ 4472|of_hundred }}: 44,72
register.filter("day", _filter(lambda value: dates.say_day(_local_day(value))))  # tirsdag den 2. juni
register.filter("day_year", _filter(lambda value: dates.say_day(_local_day(value), year=True)))
register.filter("short_day", _filter(lambda value: dates.say_short(_local_day(value))))  # 2. juni, 12. feb.
register.filter("plain_date", _filter(lambda value: dates.say_date(_local_day(value))))  # 2. juni
register.filter("date_year", _filter(lambda value: dates.say_date(_local_day(value), year=True)))  # 2. juni 2027
register.filter("month", _filter(lambda value: dates.say_month(_local_day(value))))  # januar 2027
register.filter("clock", _filter(lambda value: dates.say_time(_local(value))))  # kl. 14.00
register.filter("clocks", lambda start, end: dates.say_clocks(_local(start), _local(end)))  # kl. 14.00-15.30
register.filter("until", lambda start, end: dates.say_span(_local(start), _local(end)))  # … kl. 14.00-15.30
register.filter("day_time", _filter(lambda value: dates.say_moment(_local(value))))  # tirsdag den 2. juni kl. 14.00
