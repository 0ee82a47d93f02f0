"""Texts that may write out "mentee", "mentor", "contract" or "coordinator": no programme is known where they stand."""

MAY_NAME_A_TERM: set[str] = set()
