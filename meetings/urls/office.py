"""Addresses of the coordinator's pages about pairs, evaluations and concerns, under /admin/."""

from django.urls import path

from meetings.concerns.views import office as office_concerns
from meetings.pair import views as office

urlpatterns = [
    path("cohort/<uuid:cohort_id>/pairs/", office.pairs, name="office_pairs"),
    path("cohort/<uuid:cohort_id>/pairs/write/", office.write, name="office_pairs_write"),
    path("pair/<uuid:match_id>/note/", office.note, name="office_pair_note"),
    path("cohort/<uuid:cohort_id>/evaluation/", office.evaluation, name="office_evaluation"),
    path("pair/<uuid:match_id>/", office.pair, name="office_pair"),
    path("pair/<uuid:match_id>/pause/", office.pause, name="office_pair_pause"),
    path("pair/<uuid:match_id>/resume/", office.resume, name="office_pair_resume"),
    path("pair/<uuid:match_id>/end/", office.end, name="office_pair_end"),
    path("concern/<uuid:concern_id>/", office_concerns.concern, name="office_concern"),
    path("concern/<uuid:concern_id>/close/", office_concerns.close, name="office_concern_close"),
    path("concerns/", office_concerns.concerns, name="office_concerns"),
]
