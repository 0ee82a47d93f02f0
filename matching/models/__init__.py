"""Runs, proposals, matches, answers, ties, findings and what coordinators mark on the board."""

from matching.models.findings import Finding, Listed
from matching.models.looks import Look
from matching.models.matches import Answer, Match
from matching.models.runs import Mark, Run
from matching.models.ties import Tie

__all__ = ["Answer", "Finding", "Listed", "Look", "Mark", "Match", "Run", "Tie"]
