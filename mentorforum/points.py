"""How the points of a pair are said."""

from django.utils.formats import number_format


def of_hundred(points: int) -> str:
    """4472: `44,72`; 1500: `15`. The matching counts to 10 000, people to 100."""
    return number_format(points / 100, 2 if points % 100 else 0)
