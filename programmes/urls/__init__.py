"""Addresses for everybody: programmes, the forms, what was sent. Named `programmes:…`."""

from typing import Any

from django.urls import include, path

from programmes.applications.apply.views import form as apply
from programmes.applications.apply.views import mailed_link as links
from programmes.applications.apply.views import status
from programmes.logins import views as logins
from programmes.newcomers import own as newcomers
from programmes.newcomers.leaders import views as leaders
from programmes.nominations.views import nominate
from programmes.privacy import views as me
from programmes.public.views import cards
from programmes.public.views import programmes as public

MENTEE, MENTOR = {"side": "mentee"}, {"side": "mentor"}
pages: list[Any] = [
    path("", public.home, name="home"),
    path("about/", public.plain_page, {"page": "programmes/public/about.html"}, name="about"),
    path("accessibility/", public.plain_page, {"page": "programmes/public/accessibility.html"}, name="accessibility"),
    path("privacy/", public.plain_page, {"page": "programmes/public/privacy.html"}, name="privacy"),
    path("p/<slug:slug>/", public.programme, name="programme"),
    path("p/<slug:slug>/privacy/", public.programme_privacy, name="programme_privacy"),
    path("p/<slug:slug>/mentoring/", cards.mentoring, name="mentoring"),
    path("p/<slug:slug>/print/<slug:which>/", cards.card, name="card"),
    path("p/<slug:slug>/apply/", apply.start, MENTEE, name="apply"),
    path("p/<slug:slug>/apply/check/", apply.check, MENTEE, name="apply_check"),
    path("p/<slug:slug>/apply/<slug:key>/", apply.step, MENTEE, name="apply_step"),
    path("p/<slug:slug>/interest/", apply.start, MENTOR, name="interest"),
    path("p/<slug:slug>/interest/check/", apply.check, MENTOR, name="interest_check"),
    path("p/<slug:slug>/interest/<slug:key>/", apply.step, MENTOR, name="interest_step"),
    path("p/<slug:slug>/nominate/", nominate.start, name="nominate"),
    path("p/<slug:slug>/nominate/sent/", nominate.sent, name="nominated"),
    path("nomination/<str:token>/", nominate.nominee, name="nomination"),
    path("draft/<str:token>/", links.draft_link, name="draft_link"),
    path("status/<str:token>/", links.status_link, name="status_link"),
    path("leader/<str:token>/", leaders.leader, name="leader"),
    path("address/<str:token>/", logins.by_link, name="address"),
    path("me/", me.me, name="me"),
    path("me/address/", logins.logged_in, name="my_address"),
    path("me/work-address/", newcomers.my_work_address, name="my_work_address"),
    path("work-address/<str:token>/", newcomers.work_address, name="work_address"),
    path("me/copy/", me.copy, name="my_copy"),
    path("application/<str:number>/", status.application, name="application"),
    path("application/<str:number>/change/<slug:key>/", status.change, name="change"),
    path("application/<str:number>/confirm/", status.confirm, name="confirm"),
    path("application/<str:number>/still/", status.still, name="still"),
    path("application/<str:number>/withdraw/", status.withdraw, name="withdraw"),
]

urlpatterns = [path("", include((pages, "programmes")))]
