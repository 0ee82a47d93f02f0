"""Addresses of a gathering for those invited."""

from django.urls import path

from programmes.gatherings.views import invited as gatherings

urlpatterns = [
    path("gatherings/<uuid:pk>/", gatherings.gathering, name="gathering"),
    path("gatherings/<uuid:pk>/cards/", gatherings.cards, name="gathering_cards"),
    path("gatherings/<uuid:pk>/calendar.ics", gatherings.calendar, name="gathering_calendar"),
]
