"""The rapporteur records what the room agreed: one after the other, a message and two taps each.

Rania   /record
bot     توصيات الجلسة: التسوية الوظيفية … [توصية جديدة] [ضم توصية مشارك · 12]
Rania   [توصية جديدة]
bot     يُرجى كتابة نص التوصية
Rania   توحيد نماذج التسوية بين البلديات
bot     ما الجهة المنفذة؟ [وزارة الحكم المحلي] …
Rania   [وزارة الحكم المحلي] [قصير الأجل]
bot     سُجِّلت W3-004 [تراجع عن W3-004] يُرجى كتابة نص التوصية التالية
"""

from __future__ import annotations

from bot.doors import Door, knock, opens
from bot.paging import fitting
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers.openings import OpenRecord
from handlers.record_screens import (
    PAGE,
    OpenAgreed,
    OpenOthers,
    OpenRoom,
    RecordNew,
    Reword,
    TakeIn,
    TakeOut,
    agreed_screen,
    delete_screen,
    others_screen,
    room_screen,
    sessions_screen,
)
from handlers.wording import takes
from storage import focus_areas, programme, recommendations, record
from storage.errors import NotFound, OutOfDate
from storage.moves import FINAL
from storage.programme import Session
from storage.recommendations import Recommendation, SessionGone

FORM, REWORDING = "record", "record-reword"  # handlers/record_forms.py
WHERE = " "  # between the parts of a draft's subject: the session, and what was recorded last


def mine(turn: Turn) -> list[Session]:
    """The sessions for which the visitor records: those under way first, then the latest that have ended."""
    held = [one for one in programme.sessions(turn.tx) if takes(one) and opens(Door.RECORD, turn.visitor, of=one.code)]
    if not held:
        knock(Door.RECORD, turn.visitor)

    def order(session: Session) -> tuple[int, float]:
        away = abs((turn.received_at - min(max(turn.received_at, session.starts_at), session.ends_at)).total_seconds())
        return (session.starts_at > turn.received_at, away)

    return sorted(held, key=order)


def room(turn: Turn, session: Session, *, page: int = 0) -> Screen:
    """What the room agreed."""
    total = record.count(turn.tx, session.id)
    page = fitting(page, size=PAGE, total=total)
    agreed = record.agreed(turn.tx, session.id, offset=page * PAGE, limit=PAGE)
    others = record.count_others(turn.tx, session.id)
    return room_screen(turn.t, session, agreed, total=total, others=others, page=page)


def open_record(turn: Turn) -> None:
    """/record and its button: the session itself where there is only one."""
    sessions = mine(turn)
    if len(sessions) == 1:
        turn.show(room(turn, sessions[0]))
        return
    page = turn.code.page if isinstance(turn.code, OpenRecord) else 0
    turn.show(sessions_screen(turn.t, sessions, page=page))


def open_room(turn: Turn) -> None:
    """What the room of a session agreed."""
    code = turn.pressed(OpenRoom)
    turn.frame.forms.interrupt(turn)  # enough recorded for now
    turn.show(room(turn, session_of(turn, code.session), page=code.page))


def record_new(turn: Turn) -> None:
    """Opens the form for the next one."""
    ask(turn, session_of(turn, turn.pressed(RecordNew).session))


def open_others(turn: Turn) -> None:
    """What participants recommended, for the room to take in."""
    code = turn.pressed(OpenOthers)
    session = session_of(turn, code.session)
    total = record.count_others(turn.tx, session.id)
    page = fitting(code.page, size=PAGE, total=total)
    others = record.others(turn.tx, session.id, offset=page * PAGE, limit=PAGE)
    turn.show(others_screen(turn.t, session, others, total=total, page=page))


def open_agreed(turn: Turn) -> None:
    """One recommendation."""
    turn.show(card(turn, existing(turn, turn.pressed(OpenAgreed).recommendation)))


def take_in(turn: Turn) -> None:
    """The room makes it its own; the next one to look at is in the list."""
    one = existing(turn, turn.pressed(TakeIn).recommendation)
    if not one.in_meeting:
        one = record.take_in(turn.tx, one.id, by=turn.user_id)
    said = {"reference": one.reference}
    turn.toast(turn.t.plain("record-taken-in", **said))
    turn.show(card(turn, one, heading=turn.t("record-taken-in", **said)))


def take_out(turn: Turn) -> None:
    """Takes it out again."""
    code = turn.pressed(TakeOut)
    one = existing(turn, code.recommendation)
    if one.of_meeting and not code.sure:
        turn.show(delete_screen(turn.t, one))
        return
    if one.in_meeting and one.withdrawn_at is None:
        record.take_out(turn.tx, one.id, by=turn.user_id)
    turn.frame.forms.interrupt(turn)
    turn.toast(turn.t.plain("toast-record-taken-out", reference=one.reference))
    turn.show(room(turn, session_of(turn, one.session_id)))


def reword(turn: Turn) -> None:
    """Other words for one of the room's own."""
    one = existing(turn, turn.pressed(Reword).recommendation)
    if not one.of_meeting or not is_open(one):
        raise OutOfDate
    turn.frame.forms.start_anew(turn, REWORDING, subject=one.reference)


def ask(turn: Turn, session: Session, *, last: str = "") -> None:
    """The form's first question. The focus area is asked only where the session has none."""
    area = next((one for one in focus_areas.everything(turn.tx) if one.code == session.focus_area_code), None)
    answers = {"focus_area": str(area.id)} if area else {}
    turn.frame.forms.start_anew(turn, FORM, answers=answers, subject=f"{session.id}{WHERE}{last}".strip())


def session_of(turn: Turn, session_id: int) -> Session:
    """The session, for which the visitor must be able to record. Raises: SessionGone, NotToday, NotAllowed."""
    session = programme.by_id(turn.tx, session_id)
    if session is None or not takes(session):
        raise SessionGone
    knock(Door.RECORD, turn.visitor, of=session.code)
    return session


def existing(turn: Turn, recommendation_id: int) -> Recommendation:
    """The recommendation, in whose session the visitor must be able to record. Raises: NotFound, as `session_of`."""
    one = recommendations.by_id(turn.tx, recommendation_id)
    if one is None or one.hidden is not None:
        raise NotFound
    session_of(turn, one.session_id)
    return one


def card(turn: Turn, one: Recommendation, *, heading: str = "") -> Screen:
    """One recommendation as the room sees it."""
    return agreed_screen(turn.t, one, taken_in=one.in_meeting, open_=is_open(one), heading=heading)


def is_open(one: Recommendation) -> bool:
    """Whether its words may still be changed."""
    return one.state not in FINAL and one.withdrawn_at is None and one.merged_into is None


COMMANDS = (Command("record", open_record, Door.RECORD),)
TAPS = (
    Tap(OpenRecord, open_record, Door.ANYONE),
    Tap(OpenRoom, open_room, Door.ANYONE),
    Tap(RecordNew, record_new, Door.ANYONE),
    Tap(OpenOthers, open_others, Door.ANYONE),
    Tap(OpenAgreed, open_agreed, Door.ANYONE),
    Tap(TakeIn, take_in, Door.ANYONE),
    Tap(TakeOut, take_out, Door.ANYONE),
    Tap(Reword, reword, Door.ANYONE),
)
"""Each asks for the right to record in its session, which a role for that session alone gives on any day."""
