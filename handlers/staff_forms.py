"""The forms of the owners: a role for a participant, or for whoever opens a one-time link."""

from __future__ import annotations

from collections.abc import Mapping

from bot.doors import Door
from bot.form import Choice, Field, Form, Offer
from bot.texts import Texts
from bot.turn import Turn
from handlers.programme import session_label
from handlers.staff import GIVING, LINKING, tell_given
from handlers.staff_screens import given_screen, holder_words, link_screen, scope_words
from storage import people, programme, staff, staff_links
from storage.drafts import Draft
from storage.errors import OutOfDate
from storage.people import FOR_ALL, Role
from storage.staff import NARROW, Candidate, Holding

EVERYTHING = "all"  # the choice that stands for no scope
OFFERED = 8  # people whose names fit
DIGITS = 18  # of a user id


def submit_giving(turn: Turn, draft: Draft) -> None:
    """Everything is confirmed: the role is given."""
    person = staff.candidate(turn.tx, int(draft.answers["person"]))
    role, scope = _wanted(turn, draft.answers)
    given = people.grant(turn.tx, person.user_id, role, scope=scope, by=turn.user_id)
    if given:
        tell_given(turn.tx, turn.frame, person.user_id, role, scope)
    turn.show(given_screen(turn.t, Holding(person.user_id, person.name, role, scope), before=not given))


def submit_link(turn: Turn, draft: Draft) -> None:
    """The link is made, and shown this once."""
    role, scope = _wanted(turn, draft.answers)
    link, token = staff_links.make(turn.tx, role, scope=scope, by=turn.user_id)
    turn.show(link_screen(turn.t, link, turn.frame.link(f"s{token}")))


def _wanted(turn: Turn, answers: Mapping[str, str]) -> tuple[Role, str]:
    """The role and scope that were chosen. Raises NotFound when the scope does not stand any more."""
    role = Role(answers["role"])
    scope = answers["scope"] if role in NARROW else EVERYTHING
    return role, staff.scope_of(turn.tx, role, FOR_ALL if scope == EVERYTHING else scope)


def _person_choice(t: Texts, one: Candidate) -> Choice:
    place = t.pick(one.municipality_ar, one.municipality_en)
    label = t.plain("team-candidate", name=one.name, municipality=place) if place else one.name
    return Choice(str(one.user_id), label)


def _read_person(turn: Turn, _draft: Draft, text: str) -> Offer:
    found = staff.candidates(turn.tx, typed=text, limit=OFFERED)
    return Offer(tuple(_person_choice(turn.t, one) for one in found))


def _people(turn: Turn, _draft: Draft) -> list[Choice]:
    return [_person_choice(turn.t, one) for one in staff.candidates(turn.tx)]


def _pick_person(turn: Turn, _draft: Draft, value: str) -> str:
    if not value.isascii() or not value.isdigit() or len(value) > DIGITS:
        raise OutOfDate
    return str(staff.candidate(turn.tx, int(value)).user_id)


def _show_person(turn: Turn, value: str) -> str:
    return holder_words(turn.t, int(value), staff.name_of(turn.tx, int(value)))


def _roles(turn: Turn, draft: Draft) -> list[Choice]:
    roles = [role for role in Role if draft.form == GIVING or role is not Role.OWNER]
    return [Choice(role.value, turn.t.plain(f"role-{role.value}")) for role in roles]


def _scopes(turn: Turn, _draft: Draft) -> list[Choice]:
    days = [Choice(day.isoformat(), turn.t.short_day(day)) for day in staff.days(turn.tx)]
    real = [one for one in programme.sessions(turn.tx) if not one.cancelled and not one.is_break]
    sessions = [Choice(one.code, session_label(turn.t, one)) for one in real]
    return [Choice(EVERYTHING, turn.t.plain("team-scope-all")), *days, *sessions]


def _is_narrow(answers: Mapping[str, str]) -> bool:
    return answers.get("role") in {role.value for role in NARROW}


ROLE = Field("role", choices=_roles, across=2, show=lambda turn, value: turn.t.plain(f"role-{value}"))
SCOPE = Field(
    "scope",
    choices=_scopes,
    asked=_is_narrow,
    show=lambda turn, value: scope_words(turn.t, FOR_ALL if value == EVERYTHING else value),
)
PERSON = Field("person", read=_read_person, choices=_people, pick=_pick_person, show=_show_person)

FORMS = (
    Form(GIVING, (PERSON, ROLE, SCOPE), submit_giving, door=Door.OWN),
    Form(LINKING, (ROLE, SCOPE), submit_link, door=Door.OWN),
)
