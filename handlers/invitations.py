"""Personal invitations: a link or a typed code says who somebody is, and consent binds the account.

Basel: opens his personal link (or taps «لدي رمز دعوة» and types 7gkm-4qxt)
bot:   هذه دعوة باسل محمد الورفلي، زليتن … قبل التسجيل … [أوافق] [الخصوصية] [ليس الآن]
Basel: taps «أوافق»
bot:   اكتمل التسجيل، أهلاً باسل محمد الورفلي … (the menu)
Dana:  opens the same link
bot:   هذه الدعوة مستخدمة من حساب آخر، ووصل طلبك إلى المنظمين …
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.commands import refresh_commands
from bot.doors import Door
from bot.form import Field, Form
from bot.home import Home, home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import requests as asking
from handlers.menu import menu_of
from handlers.openings import OpenCode, OpenPrivacy
from handlers.request_screens import asked_screen
from storage import admission, entries, guesses, invitations, people, requests, standing
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate
from storage.people import Person, State
from storage.registration import CONSENT_VERSION, AlreadyRegistered, Consent
from storage.requests import Kind

FORM = "code"


@dataclass(frozen=True)
class AcceptInvitation(Code, prefix="ia"):
    """Agrees to the consent text and is this person. `proof` is worth something to one account alone."""

    version: int
    person: int
    issue: int
    proof: str


def invitation_screen(t: Texts, person: Person, code: AcceptInvitation) -> Screen:
    """Whose invitation it is, and what is asked before the account is bound."""
    municipality = t.pick(person.municipality_ar, person.municipality_en) or t.plain("form-empty")
    whose = t("invitation-whose", name=person.name, municipality=municipality)
    consent = t("registration-consent", version=str(CONSENT_VERSION))
    return Screen(
        f"{whose}\n\n{consent}",
        (
            (Button(t.plain("invitation-agree"), code, style="primary"),),
            (Button(t.plain("privacy-button"), OpenPrivacy()),),
            (Button(t.plain("registration-not-now"), Home()),),
        ),
    )


def wrong_screen(t: Texts, left: int) -> Screen:
    """No invitation has this code or link; `left` more may be tried within the hour."""
    return Screen(
        "\n\n".join((t("invitation-wrong"), t("invitation-left", count=left))),
        ((Button(t.plain("code-again"), OpenCode()),), home_row(t)),
    )


def void_screen(t: Texts) -> Screen:
    """The person was declined, or this account is somebody else's already."""
    return Screen(t("invitation-void"), (home_row(t),))


def open_code(turn: Turn) -> None:
    """The button «I have a code»: asks for it."""
    if turn.visitor.registered:
        raise AlreadyRegistered
    turn.frame.forms.start_anew(turn, FORM)


def arrive(turn: Turn, token: str) -> None:
    """/start with the token of a personal link."""
    guesses.check(turn.tx, turn.user_id)
    _go_on(turn, invitations.by_token(turn.tx, turn.frame.secret, token))


def given(turn: Turn, draft: Draft) -> None:
    """A code was typed into the form."""
    try_code(turn, draft.answers["code"])


def typed(turn: Turn) -> bool:
    """A code that was typed without being asked for. Returns False for anything else."""
    if turn.visitor.registered or not invitations.is_code(turn.text):
        return False
    try_code(turn, invitations.read_code(turn.text))
    return True


def try_code(turn: Turn, code: str) -> None:
    """A code that has the shape of one."""
    guesses.check(turn.tx, turn.user_id)
    _go_on(turn, invitations.by_code(turn.tx, turn.frame.secret, code))


def accept(turn: Turn) -> None:
    """The button «I agree»: the account is the person's from here on."""
    code, tx = turn.pressed(AcceptInvitation), turn.tx
    proof = invitations.proof(turn.frame.secret, user_id=turn.user_id, person_id=code.person, issue=code.issue)
    if code.proof != proof or code.version != CONSENT_VERSION:
        raise OutOfDate
    if invitations.issue_of(tx, code.person) != code.issue:
        raise OutOfDate
    if standing.account_of(tx, code.person) not in (None, turn.user_id):
        _taken(turn, code.person)
        return
    before = requests.waiting_of(tx, turn.user_id)
    person = admission.enter(tx, turn.user_id, code.person, Consent(code.version, turn.received_at))
    asking.follow_up(turn, before)
    welcome(turn, person)


def welcome(turn: Turn, person: Person) -> None:
    """Somebody has just become a participant: the menu and the commands are theirs."""
    entries.confirm(turn.tx, person.id, by=turn.user_id)
    refresh_commands(turn.tx, turn.frame, turn.user_id)
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    turn.toast(turn.t.plain("toast-registered"))
    turn.show(menu_of(turn, heading=turn.t("registration-done", name=person.name)))


def _go_on(turn: Turn, person_id: int | None) -> None:
    tx, mine = turn.tx, turn.visitor.person
    person = people.find(tx, person_id) if person_id is not None else None
    if person is None:
        turn.say(wrong_screen(turn.t, guesses.note_wrong(tx, turn.user_id)))
    elif mine is not None and mine.id == person.id and turn.visitor.registered:
        turn.say(menu_of(turn, heading=turn.t("invitation-yours", name=person.name)))
    elif turn.visitor.registered:
        raise AlreadyRegistered
    elif standing.account_of(tx, person.id) not in (None, turn.user_id):
        _taken(turn, person.id)
    elif _is_void(person, mine):
        turn.say(void_screen(turn.t))
    else:
        turn.say(invitation_screen(turn.t, person, _offer(turn, person.id)))


def _offer(turn: Turn, person_id: int) -> AcceptInvitation:
    issue = invitations.issue_of(turn.tx, person_id)
    proof = invitations.proof(turn.frame.secret, user_id=turn.user_id, person_id=person_id, issue=issue)
    return AcceptInvitation(CONSENT_VERSION, person_id, issue, proof)


def _is_void(person: Person, mine: Person | None) -> bool:
    """Who was declined cannot enter by a code; nor can who has stood elsewhere before, unless they only wait there."""
    elsewhere = mine is not None and mine.id != person.id and mine.state is not State.PENDING
    return person.state is State.DECLINED or elsewhere


def _taken(turn: Turn, person_id: int) -> None:
    """The invitation was used from another account: the staff decide which of the two it is."""
    if turn.visitor.person is not None:
        raise NotFound
    before = requests.waiting_of(turn.tx, turn.user_id)
    request = requests.ask(turn.tx, turn.user_id, Kind.TAKEN, person_id=person_id, details=None, consent=None)
    asking.follow_up(turn, before)
    asking.announce(turn, request)
    turn.show(asked_screen(turn.t, request))


def _read_code(_turn: Turn, _draft: Draft, text: str) -> str:
    return invitations.read_code(text)


TAPS = (Tap(OpenCode, open_code, Door.ANYONE), Tap(AcceptInvitation, accept, Door.ANYONE))
FORMS = (Form(FORM, (Field("code", read=_read_code),), given, door=Door.ANYONE, at_once=True),)
