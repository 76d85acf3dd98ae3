"""«المشاركون»: how many stand where, who asks to be let in, one participant's card, and the rule of registration.

Amina: taps «المشاركون»
bot:   مدعو 62 · مسجَّل 10 · بانتظار الموافقة 3 … [الطلبات (3)] [البحث عن مشارك] [كشف المدعوين] [رجوع]
Amina: taps «البحث عن مشارك», types: ورف
bot:   … [باسل محمد الورفلي، زليتن]
Amina: taps it
bot:   باسل محمد الورفلي · زليتن · مسجَّل … [بطاقة الدعوة] [دعوة جديدة] [فصل الحساب] [تسجيل الانسحاب]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot import qr
from bot.codes import Code
from bot.doors import Door, opens
from bot.form import Form, text_field
from bot.frame import send_file
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, ltr
from bot.turn import Turn
from handlers import standing as telling
from handlers.openings import OpenParticipants, OpenRoster, OpenStaff, OpenUnreachable
from handlers.request_screens import OpenRequest, OpenRequests
from storage import admission, invitations, participants, registration, requests, standing
from storage.admission import Rule
from storage.drafts import Draft
from storage.errors import OutOfDate
from storage.invitations import Invitation
from storage.participants import Card
from storage.people import Person, State

FORM = "find"
FOUND = 8


class Act(StrEnum):
    """What staff can do with a participant. All but the first are asked twice."""

    INVITATION = "invitation"  # shows the code and the link
    REISSUE = "reissue"  # new ones; the old are void
    UNBIND = "unbind"  # parts the participant from the account
    WITHDRAW = "withdraw"  # the participant does not take part
    ADMIT = "admit"  # who was declined or withdrew takes part


@dataclass(frozen=True)
class Find(Code, prefix="ptf"):
    """Asks for letters of a name."""


@dataclass(frozen=True)
class OpenCard(Code, prefix="ptc"):
    """One participant's card; below, where the button stands under a picture, which cannot become a text."""

    person: int
    below: bool


@dataclass(frozen=True)
class Ask(Code, prefix="ptq"):
    """Is that really meant?"""

    act: Act
    person: int


@dataclass(frozen=True)
class Do(Code, prefix="ptd"):
    """Does it. `state` is where the participant stood when it was asked."""

    act: Act
    person: int
    state: State


@dataclass(frozen=True)
class OpenRule(Code, prefix="ptr"):
    """How registration is ruled."""


@dataclass(frozen=True)
class SetRule(Code, prefix="pts"):
    """Rules registration."""

    rule: Rule


def participants_screen(t: Texts, counts: Mapping[State, int], *, waiting: int, owner: bool) -> Screen:
    """How many stand where, and what can be done."""
    lines = [t("participants-title"), ""]
    lines += [t("participants-count", state=t.plain(f"standing-{state.value}"), count=n) for state, n in counts.items()]
    rows: list[Row] = [
        (Button(t.plain("participants-requests", count=str(waiting)), OpenRequests(0)),),
        (Button(t.plain("participants-find"), Find()),),
        (Button(t.plain("participants-roster"), OpenRoster()),),
    ]
    rows.append((Button(t.plain("reach-open"), OpenUnreachable()),))
    if owner:
        rows.append((Button(t.plain("participants-rule"), OpenRule()),))
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenStaff()),)))


def found_screen(t: Texts, found: Sequence[Person]) -> Screen:
    """Those whose names fit."""
    rows = tuple((Button(_named(t, person), OpenCard(person.id, below=False)),) for person in found)
    again, back = Button(t.plain("participants-again"), Find()), Button(t.plain("form-back"), OpenParticipants())
    return Screen(t("participants-found", count=len(found)), (*rows, side_by_side(again, back, rtl=t.rtl)))


def card_screen(t: Texts, card: Card, *, request: int | None = None) -> Screen:
    """One participant. `request` is the one that waits for a decision."""
    person, empty = card.person, t.plain("form-empty")
    lines = [
        f"<b>{t('participant-name', name=person.name)}</b>",
        t("request-municipality", municipality=t.pick(person.municipality_ar, person.municipality_en) or empty),
        t("request-position", position=person.position or empty),
    ]
    lines += [t("participant-role", role=card.roster_role)] if card.roster_role else []
    lines.append(t("participant-state", state=t.plain(f"standing-{person.state.value}")))
    if card.registered_at is not None:
        lines.append(t("me-registered", day=t.day(card.registered_at), time=t.time(card.registered_at)))
    reachable = t.plain(f"column-reachable-{card.reachable}") if card.reachable else t.plain("participant-no-account")
    lines.append(t("participant-reachable", reachable=reachable))
    rows: list[Row] = []
    if request is not None:
        rows.append((Button(t.plain("participant-request"), OpenRequest(request), style="primary"),))
    rows += [(_act_button(t, act, person),) for act in acts_for(card)]
    find, back = Button(t.plain("participants-again"), Find()), Button(t.plain("form-back"), OpenParticipants())
    return Screen("\n".join(lines), (*rows, side_by_side(find, back, rtl=t.rtl)))


def sure_screen(t: Texts, act: Act, person: Person) -> Screen:
    """Is that really meant?"""
    return Screen(
        t(f"participant-sure-{act.value}", name=person.name),
        (
            (Button(t.plain("participant-confirm"), Do(act, person.id, person.state), style="danger"),),
            (Button(t.plain("form-back"), OpenCard(person.id, below=False)),),
        ),
    )


def invitation_caption(t: Texts, invitation: Invitation, link: str) -> Screen:
    """What stands below the picture with the link's QR."""
    text = t("participant-invitation", name=invitation.name, code=ltr(invitation.code), link=ltr(link))
    return Screen(text, ((Button(t.plain("participant-card"), OpenCard(invitation.person_id, below=True)),),))


def rule_screen(t: Texts, now: Rule) -> Screen:
    """How registration is ruled, and how it could be."""
    lines = [t("rule-title"), "", *(t(f"rule-{rule.value}-what", rule=t.plain(f"rule-{rule.value}")) for rule in Rule)]
    rows = tuple((Button(_rule_label(t, rule, now), SetRule(rule)),) for rule in Rule)
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenParticipants()),)))


def acts_for(card: Card) -> list[Act]:
    """What can be done with a participant as they stand."""
    if card.person.state in (State.DECLINED, State.WITHDRAWN):
        return [Act.ADMIT]
    if card.person.state is State.PENDING:
        return []
    bound = [Act.UNBIND] if card.user_id is not None else []
    return [Act.INVITATION, Act.REISSUE, *bound, Act.WITHDRAW]


def open_participants(turn: Turn) -> None:
    """The button «participants»."""
    waiting = requests.count_waiting(turn.tx)
    owner = opens(Door.OWN, turn.visitor)
    turn.show(participants_screen(turn.t, standing.counts(turn.tx), waiting=waiting, owner=owner))


def find(turn: Turn) -> None:
    """Asks for a name."""
    turn.frame.forms.start_anew(turn, FORM)


def found(turn: Turn, draft: Draft) -> None:
    """Those whose names fit what was typed."""
    turn.show(found_screen(turn.t, participants.search(turn.tx, draft.answers["name"], limit=FOUND)))


def open_card(turn: Turn) -> None:
    """One participant."""
    code = turn.pressed(OpenCard)
    screen = _card(turn, code.person)
    if code.below:
        turn.say(screen)
    else:
        turn.show(screen)


def ask(turn: Turn) -> None:
    """An act that should not happen by a slip."""
    code = turn.pressed(Ask)
    card = participants.card(turn.tx, code.person)
    if code.act not in acts_for(card):
        raise OutOfDate
    if code.act is Act.INVITATION:
        send_invitation(turn, card.person.id)
        return
    turn.show(sure_screen(turn.t, code.act, card.person))


def do(turn: Turn) -> None:
    """It is really meant."""
    code, tx = turn.pressed(Do), turn.tx
    card = participants.card(tx, code.person)
    if code.act not in acts_for(card) or code.act is Act.INVITATION or card.person.state is not code.state:
        raise OutOfDate
    if code.act is Act.REISSUE:
        invitations.reissue(tx, code.person, by=turn.user_id)
        send_invitation(turn, code.person)
    else:
        _move(turn, code.act, card)
    turn.toast(turn.t.plain(f"toast-participant-{code.act.value}"))
    turn.show(_card(turn, code.person))


def send_invitation(turn: Turn, person_id: int) -> None:
    """Sends the code, the link and its QR to the one of the staff who asked."""
    invitation = invitations.of_person(turn.tx, turn.frame.secret, person_id)
    link = turn.frame.link(invitation.payload)
    stored = turn.frame.outgoing(f"invitation-{turn.update.update_id}.png")
    (turn.frame.folder / stored).write_bytes(qr.png(link))
    caption = invitation_caption(turn.t, invitation, link)
    send_file(turn.tx, turn.chat_id, stored, caption, name="invitation.png", klass=turn.klass)


def open_rule(turn: Turn) -> None:
    """How registration is ruled."""
    turn.show(rule_screen(turn.t, admission.rule(turn.tx)))


def set_rule(turn: Turn) -> None:
    """Rules registration otherwise."""
    chosen = turn.pressed(SetRule).rule
    admission.set_rule(turn.tx, chosen, by=turn.user_id)
    turn.toast(turn.t.plain("toast-rule", rule=turn.t.plain(f"rule-{chosen.value}")))
    turn.show(rule_screen(turn.t, chosen))


def _card(turn: Turn, person_id: int) -> Screen:
    """One participant's card as it is now, with the request that waits if there is one. Raises NotFound."""
    card = participants.card(turn.tx, person_id)
    request = requests.waiting_of(turn.tx, card.user_id) if card.user_id is not None else None
    return card_screen(turn.t, card, request=request.id if request else None)


def _move(turn: Turn, act: Act, card: Card) -> None:
    """Parts, takes out or lets in, and tells the participant."""
    tx, person = turn.tx, card.person
    if act is Act.UNBIND:
        standing.unbind(tx, person.id, by=turn.user_id)
        after = State.INVITED
    elif act is Act.WITHDRAW:
        registration.withdraw(tx, person.id, turn.user_id)
        invitations.reissue(tx, person.id, by=turn.user_id)  # what was printed lets nobody in again
        after = State.WITHDRAWN
    else:
        after = admission.let_in(tx, person.id, by=turn.user_id)
    if card.user_id is not None:
        telling.tell(tx, turn.frame, card.user_id, after, name=person.name)


def _act_button(t: Texts, act: Act, person: Person) -> Button:
    label = "show-invitation" if act is Act.INVITATION else act.value
    return Button(t.plain(f"participant-{label}"), Ask(act, person.id))


def _rule_label(t: Texts, rule: Rule, now: Rule) -> str:
    label = t.plain(f"rule-{rule.value}")
    return t.plain("rule-chosen", rule=label) if rule is now else label


def _named(t: Texts, person: Person) -> str:
    municipality = t.pick(person.municipality_ar, person.municipality_en)
    if not municipality:
        return person.name
    return t.plain("participants-one", name=person.name, municipality=municipality)


TAPS = (
    Tap(OpenParticipants, open_participants, Door.INVITE),
    Tap(Find, find, Door.INVITE),
    Tap(OpenCard, open_card, Door.INVITE),
    Tap(Ask, ask, Door.INVITE),
    Tap(Do, do, Door.INVITE),
    Tap(OpenRule, open_rule, Door.OWN),
    Tap(SetRule, set_rule, Door.OWN),
)
FORMS = (Form(FORM, (text_field("name", most=100),), found, door=Door.INVITE, at_once=True),)
