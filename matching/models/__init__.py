"""Runs, proposals, matches, answers, ties, findings and what coordinators mark on the board."""

from matching.models.findings import Finding, ListingConsent
from matching.models.matches import Match, MatchAnswer
from matching.models.runs import PairMark, Run
from matching.models.ties import Tie
from matching.models.waiting import WaitingListScan

__all__ = ["Finding", "ListingConsent", "Match", "MatchAnswer", "PairMark", "Run", "Tie", "WaitingListScan"]
