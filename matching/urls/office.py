"""Addresses of the coordinator's board, under /admin/, without a namespace."""

from django.urls import path

from matching.board.find import views as find
from matching.board.views import board, decide, offering, running, why
from matching.findings import views as findings
from matching.newcomers import views as enrol

BOARD = "cohort/<uuid:cohort_id>/board/"
PAIR = f"{BOARD}<uuid:mentee_id>/<uuid:mentor_id>/"

urlpatterns = [
    path("cohort/<uuid:cohort_id>/enrol/", enrol.enrol, name="office_enrol"),
    path(BOARD, board.board, name="office_board"),
    path(f"{BOARD}run/", running.run, name="office_run"),
    path(f"{BOARD}run/<int:number>/", running.difference, name="office_difference"),
    path(f"{BOARD}watch/", running.watch, name="office_watch"),
    path(f"{BOARD}offer/", offering.offer, name="office_offer"),
    path(f"{BOARD}place/<uuid:mentor_id>/", decide.place, name="office_place"),
    path(f"{BOARD}<uuid:mentee_id>/why/", why.why, name="office_why"),
    path(f"{PAIR}mark/", decide.mark, name="office_mark"),
    path(f"{PAIR}settled/", offering.settled, name="office_settled"),
    path(f"{PAIR}note/", decide.note, name="office_note"),
    path("application/<uuid:pk>/find/", find.find, name="office_find"),
    path("match/<uuid:match_id>/withdraw/", offering.withdraw, name="office_withdraw"),
    path("finding/<uuid:finding_id>/settle/", findings.settle, name="office_finding_settle"),
]
