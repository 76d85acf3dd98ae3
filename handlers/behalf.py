"""On behalf: an usher registers and checks in a deputy who has no Telegram, and the deputy may take it over later.

Amina: at the desk, «مشارك دون تيليجرام»
bot:   الاسم الكامل؟ … البلدية؟ … رقم الهاتف؟ [تخطي] … [إرسال]
bot:   سُجّل الحضور الساعة 09:20 … نوري سالم الفقي، غات [تراجع]
Nouri: (weeks later, with his own contact card, at the end of his registration)
bot:   سجّل فريق الاستقبال هذه البيانات نيابةً عن صاحبها … هل هي لك؟ [نعم، هذه بياناتي] [ليست لي]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.codes import Code
from bot.commands import refresh_commands
from bot.doors import Door, knock
from bot.form import Choice, Form, Step
from bot.frame import Frame, send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import checkin
from handlers.attendance_screens import list_title
from handlers.checkin_screens import Behalf, person_screen
from handlers.menu import menu_of
from handlers.openings import OpenRegistration
from handlers.personal import FIELDS, NONE, details_from
from storage import attendance, drafts, entries, people
from storage.attendance import Way
from storage.database import Tx
from storage.drafts import PREVIEW, Draft
from storage.errors import OutOfDate
from storage.outbox import Class
from storage.people import Person

FORM = "behalf"
CLAIMING = "registration"  # the form whose answers wait while the deputy looks at the entry
MINE = "entry"  # kept among those answers, though nobody is asked for it: the entry that is theirs


@dataclass(frozen=True)
class Claim(Code, prefix="ben"):
    """The entry is mine, or is not."""

    person: int
    mine: bool


def claim_screen(t: Texts, person: Person, lists: Sequence[str]) -> Screen:
    """What an usher entered, and on which lists: whose is it?"""
    municipality = t.pick(person.municipality_ar, person.municipality_en) or t.plain("form-empty")
    lines = [t("behalf-claim", name=person.name, municipality=municipality)]
    if lists:
        lines.append(t("behalf-claim-lists", lists=t.list(list(lists))))
    yes = Button(t.plain("behalf-claim-yes"), Claim(person.id, mine=True), style="success")
    no = Button(t.plain("behalf-claim-no"), Claim(person.id, mine=False))
    return Screen("\n".join((*lines, "", t("behalf-claim-ask"))), ((yes,), (no,)))


def refused_screen(t: Texts) -> Screen:
    """The entry is not theirs, and they may register."""
    register = Button(t.plain("menu-register"), OpenRegistration(), style="primary")
    return Screen(t("behalf-not-yours"), ((register,), home_row(t)))


def begin(turn: Turn) -> None:
    """The button at the desk: the questions."""
    turn.frame.forms.start_anew(turn, FORM)


def submit(turn: Turn, draft: Draft) -> None:
    """The deputy is registered and present. Who is on the roster already is shown instead: nobody is there twice."""
    where = checkin.current(turn)
    knock(Door.CHECK_IN, turn.visitor, of=where.name)
    details = details_from(turn, {**draft.answers, "position": "", "phone": draft.answers.get("phone", "")})
    known = entries.known(turn.tx, details)
    if known is not None and attendance.standing(turn.tx, where, known.id) is None:
        turn.show(person_screen(turn.t, where, known, heading=turn.t("behalf-known")))
        return
    person = known or entries.enter(turn.tx, details, by=turn.user_id)
    turn.show(checkin.mark(turn, where, person.id, way=Way.BEHALF))


def _list(turn: Turn, _draft: Draft) -> str:
    return checkin.current(turn).name


def asks_first(turn: Turn, draft: Draft) -> bool:
    """Whether the number of a finished registration is that of an entry, so that its deputy is asked first."""
    entry = entries.proved(turn.tx, details_from(turn, draft.answers))
    if entry is None or draft.answers.get(MINE) == str(entry.id):
        return False
    drafts.bring_back(turn.tx, draft, step=PREVIEW, answers=draft.answers)
    turn.show(claim_screen(turn.t, entry, _lists(turn.tx, turn.t, entry)))
    return True


def offer(tx: Tx, frame: Frame, user_id: int, person: Person) -> None:
    """The staff have found that an account is an entry's deputy: now the deputy is asked."""
    if entries.waits(tx, person.id):
        t = frame.texts(tx, people.language_of(tx, user_id))
        send(tx, user_id, claim_screen(t, person, _lists(tx, t, person)), klass=Class.CHANGE)


def claim(turn: Turn) -> None:
    """The answer: during a registration, which goes on, or after the staff's decision."""
    code, bound = turn.pressed(Claim), turn.visitor.person
    if bound is None:
        _go_on(turn, code)
        return
    if bound.id != code.person or not entries.waits(turn.tx, bound.id):
        raise OutOfDate
    if code.mine:
        entries.confirm(turn.tx, bound.id, by=turn.user_id)
        turn.show(menu_of(turn, heading=turn.t("behalf-yours", name=bound.name)))
        return
    entries.refuse(turn.tx, bound.id, by=turn.user_id)
    refresh_commands(turn.tx, turn.frame, turn.user_id)
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    turn.show(refused_screen(turn.t))


def _go_on(turn: Turn, code: Claim) -> None:
    draft = drafts.of_form(turn.tx, turn.user_id, CLAIMING)
    entry = entries.proved(turn.tx, details_from(turn, draft.answers)) if draft and draft.step == PREVIEW else None
    if draft is None or entry is None or entry.id != code.person:
        raise OutOfDate
    if not code.mine:
        entries.refuse(turn.tx, entry.id, by=turn.user_id)
    kept = drafts.save(turn.tx, draft.answered(MINE, str(entry.id)) if code.mine else draft)
    turn.code = Step(kept.id, kept.version, "send")
    turn.frame.forms.step(turn)


def _lists(tx: Tx, t: Texts, person: Person) -> list[str]:
    names = attendance.of_person(tx, person.id)
    found = (attendance.named(tx, name) for name in names)
    return [list_title(t, where) for where in found if where is not None]


def _outside(turn: Turn, _draft: Draft) -> list[Choice]:
    return [Choice(NONE, turn.t.plain("behalf-municipality-none"))]


def _show_municipality(turn: Turn, value: str) -> str:
    if value == NONE:
        return turn.t.plain("behalf-municipality-none")
    return _MUNICIPALITY.show(turn, value) if _MUNICIPALITY.show is not None else value


_NAME, _MUNICIPALITY, _OTHER, _POSITION, _PHONE = FIELDS
_HOME = replace(_MUNICIPALITY, choices=_outside, show=_show_municipality)
TAPS = (Tap(Behalf, begin, Door.CHECK_IN), Tap(Claim, claim, Door.ANYONE))
FORMS = (
    # The usher's own contact card would be the wrong number.
    Form(
        FORM, (_NAME, _HOME, _OTHER, replace(_PHONE, contact=None, optional=True)), submit, door=Door.CHECK_IN, of=_list
    ),
)
