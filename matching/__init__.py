"""Criteria, ties, the matching engine, runs, matches, chemistry answers."""
