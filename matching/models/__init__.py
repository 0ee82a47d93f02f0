"""Runs, proposals, matches, answers, ties, findings and what coordinators mark on the board."""

from matching.models.findings import Finding, ListingConsent
from matching.models.matches import Answer, Match
from matching.models.runs import Mark, Run
from matching.models.ties import Tie
from matching.models.waiting import WaitingListScan

__all__ = ["Answer", "Finding", "ListingConsent", "Mark", "Match", "Run", "Tie", "WaitingListScan"]
