"""The reminders of `meetings`. Each is a date of a row plus so many days; none names the other half or a theme.

The match's last day needs no reminder: completing it sends `meetings/completed`.
"""

from meetings.reminders import contracts, evaluations, meetings, pairs
from programmes.reminders import Reminder

REMINDERS: list[Reminder] = [*meetings.REMINDERS, *contracts.REMINDERS, *pairs.REMINDERS, *evaluations.REMINDERS]
