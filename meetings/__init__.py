"""The pair's room, and all that is confidential: contract, goals, meetings, notes, logbook, preparation, evaluation."""
