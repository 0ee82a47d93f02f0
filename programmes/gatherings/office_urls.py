"""Addresses of gatherings in the office, under /admin/."""

from django.urls import path

from programmes.gatherings.views import office as gatherings

urlpatterns = [
    path("cohort/<uuid:cohort_id>/gatherings/", gatherings.gatherings, name="office_gatherings"),
    path("cohort/<uuid:cohort_id>/gatherings/new/", gatherings.new_gathering, name="office_gathering_new"),
    path("gathering/<uuid:pk>/", gatherings.gathering, name="office_gathering"),
    path("gathering/<uuid:pk>/change/", gatherings.change_gathering, name="office_gathering_change"),
    path("gathering/<uuid:pk>/parts/", gatherings.parts, name="office_gathering_parts"),
    path("gathering/<uuid:pk>/cards/", gatherings.cards, name="office_gathering_cards"),
    path("gathering/<uuid:pk>/invite/", gatherings.invite, name="office_gathering_invite"),
    path("gathering/<uuid:pk>/cancel/", gatherings.cancel_gathering, name="office_gathering_cancel"),
    path("invitation/<uuid:pk>/reply/", gatherings.enter_reply, name="office_gathering_reply"),
    path("gathering/<uuid:pk>/attendance/", gatherings.attendance, name="office_gathering_attendance"),
]
