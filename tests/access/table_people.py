"""The access table: pages for everybody, for applicants and for the two halves."""

from programmes.enums import Side
from tests.access.rows import (
    ANYBODY,
    EVERYBODY,
    LOGGED_IN,
    MINE,
    TWO,
    TWO_WRITE,
    Row,
    answered,
    form_step,
    goal,
    meeting,
    nothing,
    number,
    number_and_step,
    of_ground,
    of_pair,
    only,
    room,
    slug,
)


def draft_token(world, whose):
    return [world.grounds[whose].draft_token]


def status_token(world, whose):
    return [world.grounds[whose].status_token]


def nomination_token(world, whose):
    return [world.grounds[whose].nomination_token]


def leader_token(world, whose):
    return [world.grounds[whose].leader_token]


def no_token(world, whose):
    return ["x" * 43]


def blank_card(world, whose):
    return [*slug(world, whose), "agenda"]


def mentors_own(world, whose):
    return [world.pairs[whose].match.mentor_application_id]


def shown(world, whose):
    return [*room(world, whose), world.pairs[whose].shown.pk]


def good_card(world, whose):
    return [*room(world, whose), "four_ways"]


#                       visitor applicant mentee mentor other former coordinator outsider root

#: who has sent an application is shown it instead of the form
APPLY = {
    "own":     "200     302       302    200    302   200    302         200      200",
    "foreign": "200     200       200    200    200   200    200         200      200",
}  # fmt: skip
INTEREST = {
    "own":     "200     200       200    302    200   302    200         200      200",
    "foreign": "200     200       200    200    200   200    200         200      200",
}  # fmt: skip
#: a step without a draft leads to the beginning
STEP = answered(EVERYBODY, 302)
#: the applicant's; a coordinator reads it in the office, at another address
APPLICANTS = {
    "own":     "404     200       404    404    404   404    404         404      404",
    "another": "404     404       404    404    200   404    404         404      404",
    "foreign": "404     404       404    404    404   404    404         404      404",
    "theirs":  "404     404       404    404    404   404    200         404      404",
}  # fmt: skip
#: a decided application is corrected no more
CORRECTED = answered(APPLICANTS, 403, whose=("another", "theirs"))
INVITED = {
    "own":     "login   404       200    200    200   200    200         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
}  # fmt: skip
#: whoever is accepted in the programme, and its coordinators
TAKING_PART = {
    "own":     "login   404       200    200    200   200    200         404      404",
    "foreign": "login   404       404    404    404   404    404         200      404",
}  # fmt: skip
#: the coordinators as well, who choose the cards
CARDS = {
    "own":     "login   404       200    200    200   200    200         404      404",
    "foreign": "login   404       404    404    404   404    404         200      404",
}  # fmt: skip
WITH_LOGBOOK = {
    "own":     "login   404       200    200    200   200    200         404      404",
}  # fmt: skip
#: what is the mentor's alone
MENTORS_OWN = {
    "own":     "login   404       404    200    404   404    404         404      404",
    "another": "login   404       404    404    404   404    404         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
    "over":    "login   404       404    404    404   200    404         404      404",
}  # fmt: skip
#: one login for all; who is logged in and has no office gets no loop
LOGIN_OR_403 = {
    "own":     "login   403       403    403    403   403    login       login    login",
}  # fmt: skip
#: the other pair's mentee introduces this pair's mentee, and gets at nothing else of theirs
INTRODUCER = {
    "own":     "login   404       404    404    200   404    404         404      404",
    "another": "login   404       404    404    404   404    404         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
    "theirs":  "login   404       404    404    404   404    404         404      404",
}  # fmt: skip
#: a mentee whom nobody introduces has nobody to let in
LETS = {
    "own":     "login   404       302    404    404   404    404         404      404",
    "another": "login   404       404    404    403   404    404         404      404",
    "foreign": "login   404       404    404    404   404    404         404      404",
    "theirs":  "login   404       404    404    404   404    403         404      404",
}  # fmt: skip
CLOSED = answered(TWO, 403)
#: a step that the programme has left out
NOWHERE = answered(TWO, 404)
SENT = answered(TWO_WRITE, 302)

#: a page that asks only who was entered, or who waits; anybody else of theirs is led to the application
ASKED_NOTHING = answered(APPLICANTS, 302)

PUBLIC = {
    "programmes:home": Row(nothing, ANYBODY),
    "programmes:about": Row(nothing, ANYBODY),
    "programmes:accessibility": Row(nothing, ANYBODY),
    "programmes:privacy": Row(nothing, ANYBODY),
    "programmes:programme": Row(slug, EVERYBODY),
    "programmes:programme_privacy": Row(slug, EVERYBODY),
    "programmes:apply": Row(slug, APPLY),
    "programmes:apply_check": Row(slug, APPLY),
    "programmes:apply_step": Row(form_step(Side.MENTEE), STEP),
    "programmes:interest": Row(slug, INTEREST),
    "programmes:interest_check": Row(slug, INTEREST),
    "programmes:interest_step": Row(form_step(Side.MENTOR), STEP),
    "programmes:draft_link": Row(draft_token, EVERYBODY),  # whoever holds the mail
    "programmes:status_link": Row(status_token, EVERYBODY),
    "programmes:nominate": Row(slug, EVERYBODY),
    "programmes:nominated": Row(slug, answered(EVERYBODY, 302)),  # nothing sent in this browser
    "programmes:nomination": Row(nomination_token, EVERYBODY),  # the button; what was said only after pressing it
    "programmes:application": Row(number, APPLICANTS),
    "programmes:change": Row(number_and_step, CORRECTED),
    "programmes:withdraw": Row(number, APPLICANTS),
    "programmes:confirm": Row(number, ASKED_NOTHING),
    "programmes:still": Row(number, ASKED_NOTHING),
    "programmes:card": Row(blank_card, EVERYBODY),
    "programmes:mentoring": Row(slug, EVERYBODY),
    "programmes:leader": Row(leader_token, EVERYBODY),  # the leader: whoever holds the mail
    "programmes:address": Row(no_token, answered(EVERYBODY, 410)),  # nobody moves a login in this world
    "programmes:work_address": Row(no_token, answered(EVERYBODY, 410)),
    "programmes:my_address": Row(nothing, answered(LOGGED_IN, 302)),
    "programmes:my_work_address": Row(nothing, answered(LOGGED_IN, 404)),
    "programmes:me": Row(nothing, LOGGED_IN),
    "programmes:my_copy": Row(nothing, LOGGED_IN),
    "set_language": Row(nothing, answered(ANYBODY, 302), post_only=True, data={"language": "sv"}),
    "health": Row(nothing, ANYBODY),
    "login": Row(nothing, {"own": " ".join(["login"] * 9)}),
    "admin:login": Row(nothing, LOGIN_OR_403),
}

HALVES = {
    "gathering": Row(of_ground("gathering"), INVITED),
    "gathering_calendar": Row(of_ground("gathering"), INVITED),
    "gathering_cards": Row(of_ground("gathering"), CARDS),
    "matching:offer": Row(of_pair("match"), TWO),
    "matching:no": Row(of_pair("match"), CLOSED),  # an offer that is open: test_offers_and_proposals
    # the way through a chemistry meeting, which this programme has not: tests/matching/offers/test_chemistry.py
    "matching:answer": Row(of_pair("match"), NOWHERE),
    "matching:talk": Row(of_pair("match"), NOWHERE),
    "matching:talk_calendar": Row(of_pair("match"), NOWHERE),
    "matching:listed": Row(of_pair("match"), TWO_WRITE),
    "matching:pairs": Row(slug, TAKING_PART),
    "matching:close": Row(nothing, LOGGED_IN),
    "matching:close_remove": Row(of_pair("tie"), answered(MINE, 302), post_only=True),
    "meetings:start": Row(nothing, LOGGED_IN),
    "meetings:concern": Row(nothing, LOGGED_IN),
    "meetings:logbook": Row(nothing, WITH_LOGBOOK),
    "meetings:logbook_copy": Row(nothing, WITH_LOGBOOK),
    "meetings:entry": Row(of_pair("entry"), MINE),
    "meetings:entry_delete": Row(of_pair("entry"), MINE),
    "meetings:evaluation": Row(of_pair("evaluation"), MINE),
    "meetings:own_preparation": Row(of_pair("application"), MINE),
    "meetings:exercise": Row(mentors_own, MENTORS_OWN),
    "meetings:leader": Row(of_pair("application"), MINE),
    "meetings:address": Row(room, answered(TWO, 302)),  # nobody asks about an address
    "meetings:shown": Row(room, only(TWO, "own", "another", "foreign", "theirs")),
    "meetings:hide": Row(shown, answered(MINE, 302), post_only=True),
    "meetings:introduced": Row(nothing, only(INTRODUCER, "own"), refuses="405"),
    "meetings:introduced_one": Row(of_pair("application"), INTRODUCER, refuses="405"),
    "meetings:let_introducer": Row(of_pair("application"), LETS, post_only=True),
    "meetings:room": Row(room, TWO),
    "meetings:good": Row(good_card, TWO),
    "meetings:plan": Row(room, TWO),
    "meetings:differences": Row(room, TWO),
    "meetings:coordinator_view": Row(room, TWO),
    "meetings:copy": Row(room, TWO),
    "meetings:contract": Row(room, TWO),
    "meetings:contract_write": Row(room, TWO_WRITE),
    "meetings:contract_sign": Row(room, SENT, post_only=True),
    "meetings:contract_print": Row(room, TWO),
    "meetings:goals": Row(room, TWO),
    "meetings:goal": Row(goal, TWO_WRITE),
    "meetings:goal_reached": Row(goal, SENT, post_only=True),
    "meetings:preparation": Row(room, TWO),
    "meetings:meetings": Row(room, TWO),
    "meetings:book": Row(room, TWO_WRITE),
    "meetings:met": Row(room, TWO_WRITE),
    "meetings:outside": Row(room, SENT, post_only=True),
    "meetings:nudge": Row(room, SENT, post_only=True),
    "meetings:meeting": Row(meeting, TWO),
    "meetings:held": Row(meeting, SENT, post_only=True),
    "meetings:move": Row(meeting, TWO_WRITE),
    "meetings:cancel": Row(meeting, TWO_WRITE),
    "meetings:calendar": Row(meeting, TWO),
    "meetings:change": Row(room, TWO),
    "meetings:conflict": Row(room, TWO_WRITE),
    "meetings:pause": Row(room, TWO_WRITE),
    "meetings:resume": Row(room, CLOSED, post_only=True),  # nothing rests
    "meetings:finish": Row(room, TWO_WRITE),
    "meetings:other_match": Row(room, TWO_WRITE),
    "meetings:stop": Row(room, TWO_WRITE),
    "meetings:go_on": Row(room, CLOSED, post_only=True),  # only after the end
    "meetings:close": Row(room, CLOSED, post_only=True),
}
