"""Imported by a test's worker as it starts: its clock is that of the test, and time passes between its ticks only."""

from tests.helpers import alone, workday

workday.follow()
alone.keep_ticks_whole()
