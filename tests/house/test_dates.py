"""Time comes from `timezone.now()` or an argument, a local date from the programme: Copenhagen is not everywhere."""

from tests.house.sources import Source, dotted, made, sources

FORBIDDEN = ("date.today", "datetime.today", "datetime.now", "datetime.utcnow", "localdate", "time.localtime")
# worlds/ tells a story that ends today: it moves the clock for everybody else.
ALLOWED = {"mentorforum/dates.py"}


def naive(source: Source) -> list[str]:
    names = ((call, dotted(call.func)) for call in source.calls())
    return [f"{source.at(call)} {name}" for call, name in names if name.endswith(FORBIDDEN) or name == "today"]


def test_nobody_asks_the_machine_for_the_date() -> None:
    assert [
        line for source in sources() if source.name not in ALLOWED and source.app != "worlds" for line in naive(source)
    ] == []


def test_a_naive_date_is_found() -> None:
    bad = made("date.today()\ndatetime.datetime.now()\ntimezone.localdate()\ntimezone.now()\nprogramme.today(now)")
    assert len(naive(bad)) == 3
