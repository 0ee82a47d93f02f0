"""People, units, programmes, cohorts, gatherings, questions, applications; the reminder, history and privacy engines."""
