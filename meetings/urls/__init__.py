"""Addresses of the two halves' pages."""

from django.urls import path

from meetings.addresses import views as addresses
from meetings.concerns.views import concern, conflict
from meetings.contract import views as contract
from meetings.contract.goals import views as goals
from meetings.ending import views as change
from meetings.evaluation import views as evaluation
from meetings.meetings import views as meetings
from meetings.meetings.sheet import views as meeting
from meetings.newcomers import views as introduced
from meetings.own import views as own
from meetings.own.logbook import views as private
from meetings.room import views as room
from meetings.start import views as start

app_name = "meetings"

ROOM = "room/<uuid:room_id>/"
MEETING = ROOM + "meetings/<uuid:meeting_id>/"

urlpatterns = [
    path("start/", start.start, name="start"),
    path("introduced/", introduced.introduced, name="introduced"),
    path("introduced/<uuid:application_id>/", introduced.introduced_one, name="introduced_one"),
    path("introduced/<uuid:application_id>/let/", introduced.let, name="let_introducer"),
    path("concern/", concern.concern, name="concern"),
    path("logbook/", private.logbook, name="logbook"),
    path("logbook/copy/", private.export, name="logbook_copy"),
    path("logbook/<uuid:entry_id>/", private.entry, name="entry"),
    path("logbook/<uuid:entry_id>/delete/", private.remove, name="entry_delete"),
    path("evaluation/<uuid:evaluation_id>/", evaluation.evaluation, name="evaluation"),
    path("preparation/<uuid:application_id>/", own.preparation, name="own_preparation"),
    path("exercise/<uuid:application_id>/", own.exercise, name="exercise"),
    path("from-leader/<uuid:application_id>/", own.leader, name="leader"),
    path(ROOM, room.room, name="room"),
    path(ROOM + "address/", addresses.address, name="address"),
    path(ROOM + "shown/", own.shown, name="shown"),
    path(ROOM + "shown/<uuid:shown_id>/hide/", own.hide, name="hide"),
    path(ROOM + "plan/", room.plan, name="plan"),
    path(ROOM + "differences/", room.differences, name="differences"),
    path(ROOM + "good/<slug:key>/", room.good, name="good"),
    path(ROOM + "coordinator-view/", room.coordinator_view, name="coordinator_view"),
    path(ROOM + "copy/", room.copy, name="copy"),
    path(ROOM + "contract/", contract.contract, name="contract"),
    path(ROOM + "contract/write/", contract.write, name="contract_write"),
    path(ROOM + "contract/sign/", contract.sign, name="contract_sign"),
    path(ROOM + "contract/print/", contract.print_contract, name="contract_print"),
    path(ROOM + "goals/", goals.goals, name="goals"),
    path(ROOM + "goals/<uuid:goal_id>/", goals.goal, name="goal"),
    path(ROOM + "goals/<uuid:goal_id>/reached/", goals.reached, name="goal_reached"),
    path(ROOM + "preparation/", private.preparation, name="preparation"),
    path(ROOM + "meetings/", meetings.meetings, name="meetings"),
    path(ROOM + "meetings/book/", meetings.book, name="book"),
    path(ROOM + "meetings/met/", meetings.met, name="met"),
    path(ROOM + "meetings/outside/", meetings.outside, name="outside"),
    path(ROOM + "meetings/nudge/", meetings.nudge, name="nudge"),
    path(MEETING, meeting.meeting, name="meeting"),
    path(MEETING + "held/", meeting.held, name="held"),
    path(MEETING + "move/", meetings.move, name="move"),
    path(MEETING + "cancel/", meetings.cancel, name="cancel"),
    path(MEETING + "meeting.ics", meetings.calendar, name="calendar"),
    path(ROOM + "change/", change.change, name="change"),
    path(ROOM + "conflict/", conflict.conflict, name="conflict"),
    path(ROOM + "change/pause/", change.pause, name="pause"),
    path(ROOM + "change/resume/", change.resume, name="resume"),
    path(ROOM + "change/done/", change.finish, name="finish"),
    path(ROOM + "change/other/", change.end, {"stops": False}, name="other_match"),
    path(ROOM + "change/stop/", change.end, {"stops": True}, name="stop"),
    path(ROOM + "change/go-on/", change.go_on, name="go_on"),
    path(ROOM + "change/close/", change.close, name="close"),
]
