"""The access table: the coordinators' office under /admin/."""

from programmes.models import Invitation
from tests.access.rows import (
    HERE,
    OFFICE,
    OFFICE_ABOUT,
    SYSTEM,
    Row,
    answered,
    coordinatorship,
    mentors_application,
    newcomer,
    nothing,
    of_ground,
    of_pair,
    office_application,
    person,
    proposed_pair,
    slug,
    slug_and,
)

cohort = of_ground("cohort")
SENT = answered(OFFICE, 302)
SENT_ABOUT = answered(OFFICE_ABOUT, 302)


def run_number(world, whose):
    return [*cohort(world, whose), world.grounds[whose].run.number]


def mentor_of_cohort(world, whose):
    return [*cohort(world, whose), *mentors_application(world, whose)]


def mentee_of_cohort(world, whose):
    return [*cohort(world, whose), world.grounds[whose].proposal.mentee_application_id]


def found_for(world, whose):
    """A mentee's application: free, of a pair (the page says so), or the coordinator's own."""
    free = whose in {"own", "foreign"}
    return [world.grounds[whose].mentees[0].pk if free else world.pairs[whose].application.pk]


def offered(world, whose):
    """The offer that is open; for the coordinator's own the match they are a half of."""
    match = world.pairs["theirs"].match if whose == "theirs" else world.grounds[whose].offer
    return [match.pk]


def side_of_cohort(world, whose):
    return [*cohort(world, whose), "mentee"]


def decision(world, whose):
    return f"decision=declined&id={world.grounds[whose].sent.pk}"


def invitation(world, whose):
    """The invitation of a pair's mentee; for the coordinator's own pair their own."""
    return [Invitation.objects.get(person=world.pairs[whose].mentee).pk]


def to_mentee(world, whose):
    return f"person={world.pairs[whose].mentee.pk}"


#                       visitor applicant mentee mentor other former coordinator outsider root

TODAY = {
    "own":     "login   403       403    403    403   403    200         200      302",
}  # fmt: skip
CONCERNS = {
    "own":     "login   403       403    403    403   403    200         200      200",  # a superuser's list is empty
}  # fmt: skip
#: people are seen by the coordinators of their organisation; a superuser without a programme works with nobody
PEOPLE_OF = {
    "own":     "login   403       403    403    403   403    200         404      403",
    "foreign": "login   403       403    403    403   403    404         200      403",
    "theirs":  "login   403       403    403    403   403    404         404      403",
}  # fmt: skip
NOTE = {"text": "Ring til ham"}
LETTER = {
    "own":     "login   403       403    403    403   403    200         302      403",  # theirs to write to: nobody
}  # fmt: skip

OFFICE_PAGES = {
    "office_today": Row(nothing, TODAY),
    "admin:index": Row(nothing, TODAY),
    "office_undo": Row(of_ground("undo"), SENT, post_only=True),
    "office_new_cohort": Row(nothing, HERE),
    "office_cohort": Row(cohort, OFFICE),
    "office_turn": Row(cohort, SENT, post_only=True),
    "office_applications": Row(cohort, OFFICE),
    "office_applications_export": Row(cohort, OFFICE, post_only=True),
    "office_decide": Row(cohort, OFFICE, query=decision),
    "office_figures": Row(cohort, OFFICE),
    "office_nominations": Row(cohort, OFFICE),
    "office_nomination_new": Row(cohort, OFFICE),
    "office_nomination": Row(of_ground("nomination"), OFFICE),
    "office_nomination_again": Row(of_ground("nomination"), SENT, post_only=True),
    "office_enrol": Row(cohort, OFFICE),
    "office_newcomer": Row(of_pair("application"), OFFICE_ABOUT),
    "office_application": Row(office_application, OFFICE_ABOUT),
    "office_enter": Row(side_of_cohort, OFFICE),
    "office_correct": Row(office_application, OFFICE_ABOUT),
    "office_places": Row(mentors_application, SENT, post_only=True),
    "office_application_note": Row(office_application, SENT_ABOUT, post_only=True, data=NOTE),
    "office_note_done": Row(of_pair("note"), SENT_ABOUT, post_only=True),
    "office_mail": Row(nothing, HERE),
    "office_write": Row(nothing, LETTER, query=to_mentee),
    "office_mail_hold": Row(of_pair("mail"), SENT_ABOUT, post_only=True),
    "office_mail_release": Row(of_pair("mail"), SENT_ABOUT, post_only=True),
    "office_people": Row(nothing, HERE),
    "office_person": Row(person, PEOPLE_OF),
    "office_person_erase": Row(person, PEOPLE_OF),
    "office_person_note": Row(person, answered(PEOPLE_OF, 302), post_only=True, data=NOTE),
    "office_person_address": Row(
        newcomer, answered({k: v for k, v in PEOPLE_OF.items() if k != "theirs"}, 302), post_only=True
    ),
    "office_setup": Row(slug, OFFICE),
    "office_ready": Row(slug_and("sponsor"), SENT, post_only=True),
    "office_texts": Row(slug, OFFICE),
    "office_text": Row(slug_and("about"), OFFICE),
    "office_questions": Row(slug, OFFICE),
    "office_rules": Row(slug, OFFICE),
    "office_days": Row(slug, OFFICE),
    "office_relation": Row(slug, OFFICE),
    "office_contact": Row(slug, OFFICE),
    "office_coordinators": Row(slug, OFFICE),
    "office_coordinator_end": Row(coordinatorship, SENT, post_only=True),
    "office_gatherings": Row(cohort, OFFICE),
    "office_gathering_new": Row(cohort, OFFICE),
    "office_gathering": Row(of_ground("gathering"), OFFICE),
    "office_gathering_change": Row(of_ground("gathering"), OFFICE),
    "office_gathering_parts": Row(of_ground("gathering"), OFFICE),
    "office_gathering_cards": Row(of_ground("gathering"), OFFICE),
    "office_gathering_invite": Row(of_ground("gathering"), SENT, post_only=True),
    "office_gathering_cancel": Row(of_ground("gathering"), OFFICE),
    "office_gathering_reply": Row(invitation, OFFICE_ABOUT),
    "office_gathering_attendance": Row(of_ground("gathering"), SENT, post_only=True),
    "office_board": Row(cohort, OFFICE, refuses="405"),
    "office_run": Row(cohort, OFFICE),
    "office_watch": Row(cohort, SENT, refuses="405"),
    "office_find": Row(found_for, OFFICE_ABOUT),
    "office_difference": Row(run_number, OFFICE, refuses="405"),
    "office_offer": Row(cohort, OFFICE),
    "office_place": Row(mentor_of_cohort, OFFICE),
    "office_why": Row(mentee_of_cohort, OFFICE),
    "office_mark": Row(proposed_pair, SENT, post_only=True),
    "office_note": Row(proposed_pair, OFFICE),
    "office_settled": Row(proposed_pair, OFFICE),
    "office_withdraw": Row(offered, {**OFFICE, "theirs": OFFICE_ABOUT["theirs"]}),
    "office_pairs": Row(cohort, OFFICE),
    "office_pairs_write": Row(cohort, SENT),
    "office_pair_note": Row(of_pair("match"), SENT_ABOUT, post_only=True, data=NOTE),
    "office_evaluation": Row(cohort, OFFICE),
    "office_pair": Row(of_pair("match"), OFFICE_ABOUT),
    "office_pair_pause": Row(of_pair("match"), OFFICE_ABOUT),
    "office_pair_resume": Row(of_pair("match"), answered(OFFICE_ABOUT, 403), post_only=True),  # nothing rests
    "office_pair_end": Row(of_pair("match"), OFFICE_ABOUT),
    "office_concern": Row(of_pair("concern"), OFFICE_ABOUT),
    "office_concern_close": Row(of_pair("concern"), SENT_ABOUT, post_only=True),
    "office_concerns": Row(nothing, CONCERNS),
    "office_finding_settle": Row(of_pair("finding"), SENT_ABOUT, post_only=True),
    "office_system": Row(nothing, SYSTEM),
    "office_new_unit": Row(nothing, SYSTEM),
    "admin:programmes_unit_changelist": Row(nothing, SYSTEM),
    "office_unit": Row(of_ground("unit"), SYSTEM),
    "office_new_programme": Row(nothing, SYSTEM),
    "office_system_programme": Row(slug, SYSTEM),
    "office_system_end": Row(coordinatorship, answered(SYSTEM, 302), post_only=True),
}
