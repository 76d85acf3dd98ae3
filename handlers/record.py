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

from dataclasses import replace

from bot.doors import Door, knock, opens
from bot.form import Choice, Field, Form
from bot.paging import fitting
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen
from bot.turn import Turn
from handlers import wording as questions
from handlers.desk_card import shorten, units
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
from handlers.wording import TEXT_LENGTH, TITLE_LENGTH, number, takes, written
from storage import focus_areas, programme, recommendations, record, wordings
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate
from storage.moves import FINAL
from storage.programme import Session
from storage.recommendations import Recommendation, SessionGone
from storage.wordings import FocusAreaGone, Priority, TimeFrame, Wording, WrittenAs

FORM = "record"
REWORDING = "record-reword"
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
    turn.show(room(turn, _session(turn, code.session), page=code.page))


def record_new(turn: Turn) -> None:
    """Opens the form for the next one."""
    _ask(turn, _session(turn, turn.pressed(RecordNew).session))


def open_others(turn: Turn) -> None:
    """What participants recommended, for the room to take in."""
    code = turn.pressed(OpenOthers)
    session = _session(turn, code.session)
    total = record.count_others(turn.tx, session.id)
    page = fitting(code.page, size=PAGE, total=total)
    others = record.others(turn.tx, session.id, offset=page * PAGE, limit=PAGE)
    turn.show(others_screen(turn.t, session, others, total=total, page=page))


def open_agreed(turn: Turn) -> None:
    """One recommendation."""
    turn.show(_card(turn, _one(turn, turn.pressed(OpenAgreed).recommendation)))


def take_in(turn: Turn) -> None:
    """The room makes it its own; the next one to look at is in the list."""
    one = _one(turn, turn.pressed(TakeIn).recommendation)
    if not one.in_meeting:
        one = record.take_in(turn.tx, one.id, by=turn.user_id)
    said = {"reference": one.reference}
    turn.toast(turn.t.plain("record-taken-in", **said))
    turn.show(_card(turn, one, heading=turn.t("record-taken-in", **said)))


def take_out(turn: Turn) -> None:
    """Takes it out again."""
    code = turn.pressed(TakeOut)
    one = _one(turn, code.recommendation)
    if one.of_meeting and not code.sure:
        turn.show(delete_screen(turn.t, one))
        return
    if one.in_meeting and one.withdrawn_at is None:
        record.take_out(turn.tx, one.id, by=turn.user_id)
    turn.frame.forms.interrupt(turn)
    turn.toast(turn.t.plain("toast-record-taken-out", reference=one.reference))
    turn.show(room(turn, _session(turn, one.session_id)))


def reword(turn: Turn) -> None:
    """Other words for one of the room's own."""
    one = _one(turn, turn.pressed(Reword).recommendation)
    if not one.of_meeting or not _is_open(one):
        raise OutOfDate
    turn.frame.forms.start_anew(turn, REWORDING, subject=one.reference)


def _ask(turn: Turn, session: Session, *, last: str = "") -> None:
    """The form's first question. The focus area is asked only where the session has none."""
    area = next((one for one in focus_areas.everything(turn.tx) if one.code == session.focus_area_code), None)
    answers = {"focus_area": str(area.id)} if area else {}
    turn.frame.forms.start_anew(turn, FORM, answers=answers, subject=f"{session.id}{WHERE}{last}".strip())


def _keep(turn: Turn, draft: Draft) -> None:
    session, answers = _session_of(turn, draft), draft.answers
    title, action = parted(answers["text"])
    said = Wording(
        focus_area_id=int(answers["focus_area"]),
        title=title,
        problem="",
        action=action,
        responsible_body=answers["responsible_body"],
        time_frame=TimeFrame(answers["time_frame"]),
        priority=Priority.MEDIUM,
    )
    try:
        with turn.tx.savepoint():
            made = record.record(turn.tx, session.id, said, by=turn.user_id)
    except FocusAreaGone:
        _ask(turn, session)
        return
    turn.toast(turn.t.plain("toast-recorded", reference=made.reference))
    _ask(turn, session, last=str(made.id))


def _code_reworded(turn: Turn, draft: Draft) -> str:
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    return _session(turn, one.session_id).code


def _keep_reworded(turn: Turn, draft: Draft) -> None:
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    one = _one(turn, one.id)
    if not one.of_meeting or not _is_open(one):
        raise OutOfDate
    title, action = parted(draft.answers["text"])
    said = replace(one.wording, title=title, action=action)
    wordings.reword(turn.tx, one.id, said, by=turn.user_id, written_as=WrittenAs.MEETING)
    record.note_reworded(turn.tx, one.id, by=turn.user_id)
    again = recommendations.existing(turn.tx, one.id)
    turn.show(_card(turn, again, heading=turn.t("record-reworded", reference=one.reference)))


def parted(text: str) -> tuple[str, str]:
    """Title and action of one message: a short first line is the title of what follows.

    Else the whole is the action, and as much of it as a title holds the title.
    """
    first, _, rest = text.partition("\n")
    if rest.strip() and units(first) <= TITLE_LENGTH and any(letter.isalpha() for letter in first):
        return " ".join(first.split()), rest.strip()
    return shorten(" ".join(text.split()), TITLE_LENGTH), text


def whole(one: Recommendation) -> str:
    """The message that would be parted into this."""
    title, action = one.wording.title, one.wording.action
    return action if parted(action)[0] == title else f"{title}\n{action}"


def _session_of(turn: Turn, draft: Draft) -> Session:
    return _session(turn, int(draft.subject.partition(WHERE)[0]))


def _session(turn: Turn, session_id: int) -> Session:
    """The session, for which the visitor must be able to record. Raises: SessionGone, NotToday, NotAllowed."""
    session = programme.by_id(turn.tx, session_id)
    if session is None or not takes(session):
        raise SessionGone
    knock(Door.RECORD, turn.visitor, of=session.code)
    return session


def _one(turn: Turn, recommendation_id: int) -> Recommendation:
    one = recommendations.by_id(turn.tx, recommendation_id)
    if one is None or one.hidden is not None:
        raise NotFound
    _session(turn, one.session_id)
    return one


def _card(turn: Turn, one: Recommendation, *, heading: str = "") -> Screen:
    return agreed_screen(turn.t, one, taken_in=one.in_meeting, open_=_is_open(one), heading=heading)


def _is_open(one: Recommendation) -> bool:
    return one.state not in FINAL and one.withdrawn_at is None and one.merged_into is None


def _about(turn: Turn, draft: Draft) -> str:
    """What was recorded last, and for which session."""
    session = _session_of(turn, draft)
    title = turn.t("record-title", title=turn.t.pick(session.title_ar, session.title_en))
    last = _last(turn, draft)
    return f"{turn.t('record-kept', reference=last.reference)}\n{title}" if last else title


def _beside(turn: Turn, draft: Draft) -> list[Row]:
    last = _last(turn, draft)
    if last is None:
        return []
    undo = Button(turn.t.plain("desk-undo", reference=last.reference), TakeOut(last.id, sure=True))
    return [(Button(turn.t.plain("record-enough"), OpenRoom(last.session_id), style="success"),), (undo,)]


def _last(turn: Turn, draft: Draft) -> Recommendation | None:
    number_ = draft.subject.partition(WHERE)[2]
    one = recommendations.by_id(turn.tx, int(number_)) if number_ else None
    return one if one is not None and one.withdrawn_at is None else None


def _about_reworded(turn: Turn, draft: Draft) -> str:
    one = recommendations.by_reference(turn.tx, draft.subject)
    return turn.t("record-now", text=whole(one)) if one else ""


def _read_text(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=TEXT_LENGTH)


def _left(turn: Turn, draft: Draft) -> Screen:
    return room(turn, _session_of(turn, draft))


def _left_reworded(turn: Turn, draft: Draft) -> Screen:
    one = recommendations.by_reference(turn.tx, draft.subject)
    return _card(turn, _one(turn, one.id)) if one else sessions_screen(turn.t, mine(turn))


def _areas(turn: Turn, _draft: Draft) -> list[Choice]:
    return questions.focus_area_choices(turn.t, focus_areas.everything(turn.tx), own="")


def _pick_area(turn: Turn, _draft: Draft, value: str) -> str:
    if focus_areas.find(turn.tx, number(value)) is None:
        raise FocusAreaGone
    return value


_BODY, _FRAME = (
    next(one for one in questions.WORDING if one.name == name) for name in ("responsible_body", "time_frame")
)

FORMS = (
    Form(
        FORM,
        (
            Field("text", read=_read_text, about=_about, beside=_beside),
            Field("focus_area", choices=_areas, pick=_pick_area),
            Field("responsible_body", read=_BODY.read, choices=_BODY.choices, pick=_BODY.pick, optional=True),
            Field("time_frame", choices=_FRAME.choices, show=_FRAME.show),
        ),
        _keep,
        door=Door.RECORD,
        of=lambda turn, draft: _session_of(turn, draft).code,
        at_once=True,
        left=_left,
    ),
    Form(
        REWORDING,
        (Field("text", read=_read_text, about=_about_reworded),),
        _keep_reworded,
        door=Door.RECORD,
        of=_code_reworded,
        at_once=True,
        left=_left_reworded,
    ),
)
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
