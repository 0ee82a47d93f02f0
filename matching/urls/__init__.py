"""Addresses of the two halves' pages."""

from django.urls import path

from matching.listing import views as listing
from matching.offers.views import chemistry
from matching.offers.views import offer as halves
from matching.ties import views as ties

app_name = "matching"
urlpatterns = [
    path("match/<uuid:match_id>/offer/", halves.offer, name="offer"),
    path("match/<uuid:match_id>/no/", halves.no, name="no"),
    path("match/<uuid:match_id>/answer/", chemistry.answer, name="answer"),
    path("match/<uuid:match_id>/talk/", chemistry.talk, name="talk"),
    path("match/<uuid:match_id>/talk/calendar/", chemistry.talk_calendar, name="talk_calendar"),
    path("match/<uuid:match_id>/listed/", listing.listed, name="listed"),
    path("p/<slug:slug>/pairs/", listing.pairs, name="pairs"),
    path("me/close/", ties.close, name="close"),
    path("me/close/<uuid:tie_id>/remove/", ties.remove, name="close_remove"),
]
