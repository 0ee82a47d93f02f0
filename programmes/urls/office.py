"""Addresses of the office's own pages, under /admin/, without a namespace."""

from django.urls import path

from programmes.applications.office import views as applications
from programmes.applications.office.decide import views as decisions
from programmes.applications.office.enter import views as entering
from programmes.applications.office.notes import views as notes
from programmes.newcomers import views as newcomer
from programmes.nominations.views import office as nominations
from programmes.office.figures import views as figures
from programmes.office.mail import views as mail
from programmes.office.people import views as people
from programmes.office.system import views as system
from programmes.office.today import views as today
from programmes.setup import views as setup
from programmes.setup.cohorts import views as cohorts
from programmes.setup.coordinators import views as coordinators
from programmes.undo.views import undo

SETUP = "programme/<slug:slug>/"
SYSTEM = "system/programme/<slug:slug>/"

urlpatterns = [
    path("", today.today, name="office_today"),
    path("undo/<uuid:pk>/", undo, name="office_undo"),
    path("cohort/new/", cohorts.new_cohort, name="office_new_cohort"),
    path("cohort/<uuid:cohort_id>/", cohorts.cohort, name="office_cohort"),
    path("cohort/<uuid:cohort_id>/turn/", cohorts.turn, name="office_turn"),
    path("cohort/<uuid:cohort_id>/applications/", applications.applications, name="office_applications"),
    path("cohort/<uuid:cohort_id>/applications/export/", figures.export, name="office_applications_export"),
    path("cohort/<uuid:cohort_id>/decide/", decisions.decide, name="office_decide"),
    path("cohort/<uuid:cohort_id>/figures/", figures.figures, name="office_figures"),
    path("cohort/<uuid:cohort_id>/nominations/", nominations.nominations, name="office_nominations"),
    path("cohort/<uuid:cohort_id>/nominations/new/", nominations.new_nomination, name="office_nomination_new"),
    path("nomination/<uuid:pk>/", nominations.nomination, name="office_nomination"),
    path("nomination/<uuid:pk>/again/", nominations.again, name="office_nomination_again"),
    path("application/<uuid:pk>/", applications.application, name="office_application"),
    path("cohort/<uuid:cohort_id>/enter/<slug:side>/", entering.enter, name="office_enter"),
    path("application/<uuid:pk>/correct/", entering.correct, name="office_correct"),
    path("application/<uuid:pk>/places/", applications.places, name="office_places"),
    path("application/<uuid:pk>/note/", notes.application_note, name="office_application_note"),
    path("application/<uuid:pk>/newcomer/", newcomer.newcomer, name="office_newcomer"),
    path("note/<uuid:pk>/done/", notes.note_done, name="office_note_done"),
    path("mail/", mail.mail, name="office_mail"),
    path("mail/write/", mail.write, name="office_write"),
    path("mail/<uuid:pk>/hold/", mail.handle, {"verb": "hold"}, name="office_mail_hold"),
    path("mail/<uuid:pk>/release/", mail.handle, {"verb": "release"}, name="office_mail_release"),
    path("people/", people.people, name="office_people"),
    path("person/<uuid:pk>/", people.person, name="office_person"),
    path("person/<uuid:pk>/note/", people.person_note, name="office_person_note"),
    path("person/<uuid:pk>/address/", people.address, name="office_person_address"),
    path("person/<uuid:pk>/erase/", people.erase, name="office_person_erase"),
    path(f"{SETUP}setup/", setup.setup, name="office_setup"),
    path(f"{SETUP}ready/<slug:key>/", setup.ready, name="office_ready"),
    path(f"{SETUP}texts/", setup.texts, name="office_texts"),
    path(f"{SETUP}texts/<str:key>/", setup.text, name="office_text"),
    path(f"{SETUP}questions/", setup.questions, name="office_questions"),
    path(f"{SETUP}rules/", setup.matching_rules, name="office_rules"),
    path(f"{SETUP}relation/", setup.relation, name="office_relation"),
    path(f"{SETUP}days/", setup.days, name="office_days"),
    path(f"{SETUP}contact/", setup.contact, name="office_contact"),
    path(f"{SETUP}coordinators/", coordinators.coordinators, name="office_coordinators"),
    path(f"{SETUP}coordinators/<uuid:pk>/end/", coordinators.end, name="office_coordinator_end"),
    path("system/", system.system, name="office_system"),
    path("system/unit/", system.new_unit, name="office_new_unit"),
    path("system/unit/<uuid:pk>/", system.unit, name="office_unit"),
    path("system/programme/", system.new_programme, name="office_new_programme"),
    path(SYSTEM, system.programme, name="office_system_programme"),
    path(f"{SYSTEM}<uuid:pk>/end/", system.end, name="office_system_end"),
]
