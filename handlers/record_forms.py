"""The forms of the rapporteur: one of the room's recommendations in a message and two taps, and other words for one."""

from __future__ import annotations

from dataclasses import replace

from bot.doors import Door
from bot.form import Choice, Field, Form
from bot.screen import Button, Row, Screen
from bot.turn import Turn
from handlers import wording as questions
from handlers.desk_card import shorten, units
from handlers.record import FORM, REWORDING, WHERE, ask, card, existing, is_open, mine, room, session_of
from handlers.record_screens import OpenRoom, TakeOut, sessions_screen
from handlers.wording import TEXT_LENGTH, TITLE_LENGTH, number, written
from storage import focus_areas, recommendations, record, wordings
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate
from storage.programme import Session
from storage.recommendations import Recommendation
from storage.wordings import FocusAreaGone, Priority, TimeFrame, Wording, WrittenAs


def _keep(turn: Turn, draft: Draft) -> None:
    session, answers = _session_in(turn, draft), draft.answers
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
        ask(turn, session)
        return
    turn.toast(turn.t.plain("toast-recorded", reference=made.reference))
    ask(turn, session, last=str(made.id))


def _code_reworded(turn: Turn, draft: Draft) -> str:
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    return session_of(turn, one.session_id).code


def _keep_reworded(turn: Turn, draft: Draft) -> None:
    one = recommendations.by_reference(turn.tx, draft.subject)
    if one is None:
        raise NotFound
    one = existing(turn, one.id)
    if not one.of_meeting or not is_open(one):
        raise OutOfDate
    title, action = parted(draft.answers["text"])
    said = replace(one.wording, title=title, action=action)
    wordings.reword(turn.tx, one.id, said, by=turn.user_id, written_as=WrittenAs.MEETING)
    record.note_reworded(turn.tx, one.id, by=turn.user_id)
    again = recommendations.existing(turn.tx, one.id)
    turn.show(card(turn, again, heading=turn.t("record-reworded", reference=one.reference)))


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


def _session_in(turn: Turn, draft: Draft) -> Session:
    return session_of(turn, int(draft.subject.partition(WHERE)[0]))


def _about(turn: Turn, draft: Draft) -> str:
    """What was recorded last, and for which session."""
    session = _session_in(turn, draft)
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
    return room(turn, _session_in(turn, draft))


def _left_reworded(turn: Turn, draft: Draft) -> Screen:
    one = recommendations.by_reference(turn.tx, draft.subject)
    return card(turn, existing(turn, one.id)) if one else sessions_screen(turn.t, mine(turn))


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
        of=lambda turn, draft: _session_in(turn, draft).code,
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
