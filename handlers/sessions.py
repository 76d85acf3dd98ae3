"""A session's card: what it is, when and where, and what one can do about it.

    Basel    /programme, then [التحول الرقمي · W1]
    bot      التحول الرقمي / النوع: ورشة عمل / الوقت: من 11:15 إلى 12:45 / المكان: القاعة الكبرى …
             [إضافة إلى جدولي] (until its end) [تقييم الجلسة] (from then on) [تقديم توصية] [برنامج اليوم] …
    Dana     (not registered) sees the same without the first three buttons

Whoever takes part may choose it until its end, recommend at any time, and rate from the end until the window closes.
"""

from __future__ import annotations

from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, words
from bot.turn import Turn
from handlers.agenda_screens import Seats, seat_lines, seat_rows
from handlers.feedback import OpenSessionFeedback
from handlers.programme import OpenDay, OpenSession, day_number, found_screen
from handlers.recommendation_codes import Recommend
from storage import agenda, feedback, programme
from storage.errors import NotFound, OutOfDate
from storage.programme import Session


def open_session(turn: Turn) -> None:
    """A press on a session."""
    if not isinstance(turn.code, OpenSession):
        raise OutOfDate
    session = programme.by_id(turn.tx, turn.code.session)
    if session is None:
        raise NotFound
    turn.show(card(turn, session))


def find(turn: Turn, text: str) -> bool:
    """The session of which typed words speak, or those of which they may. Returns False where they speak of none."""
    found = programme.find_sessions(turn.tx, text)
    if found:
        turn.say(card(turn, found[0]) if len(found) == 1 else found_screen(turn.t, found))
    return bool(found)


def card(turn: Turn, session: Session) -> Screen:
    """The card as whoever asks may see it."""
    rates = recommends = False
    seats = None
    person = turn.visitor.person
    if person is not None and turn.visitor.registered and not session.is_break:
        recommends = not session.cancelled
        opinion = feedback.of_session(turn.tx, person.id, session.id)
        rates = (
            opinion is not None and not session.cancelled and (opinion.opens_at <= turn.received_at < opinion.closes_at)
        )
        seats = _seats(turn, session, person.id)
    return session_screen(turn.t, session, rates=rates, recommends=recommends, seats=seats)


def session_screen(
    t: Texts, session: Session, *, rates: bool = False, recommends: bool = False, seats: Seats | None = None
) -> Screen:
    """The card. `rates`: feedback is open to this person; `recommends`: recommendations are; `seats`: theirs."""
    day = (Button(t.plain("session-back"), OpenDay(day_number(session.day(t.zone)))),)
    rows: list[Row] = list(seat_rows(t, session, seats)) if seats else []
    if rates:
        rows.append((Button(t.plain("session-feedback"), OpenSessionFeedback(session.id)),))
    if recommends:
        rows.append((Button(t.plain("session-recommend"), Recommend(session.id)),))
    return Screen(session_text(t, session, seats), (*rows, side_by_side(*day, *home_row(t), rtl=t.rtl)))


def session_text(t: Texts, session: Session, seats: Seats | None = None) -> str:
    """What is known of the session, a line each; nothing of what is not."""
    lines = [t("session-title", title=t.pick(session.title_ar, session.title_en))]
    if session.cancelled:
        lines.append(t("session-cancelled"))
    lines += [
        "",
        t("session-kind", kind=Html(session.kind.value)),
        t("session-day", day=t.day(session.starts_at)),
        t("session-time", start=t.time(session.starts_at), end=t.time(session.ends_at)),
    ]
    if session.room:
        lines.append(t("session-room", room=session.room))
    if session.facilitator:
        lines.append(t("session-facilitator", facilitator=session.facilitator))
    if session.focus_area_ar:
        lines.append(t("session-focus-area", area=t.pick(session.focus_area_ar, session.focus_area_en)))
    if session.capacity:
        lines.append(t("session-capacity", count=session.capacity))
    lines.append(t("session-code", code=session.code))
    description = t.pick(session.description_ar, session.description_en)
    if description:
        lines += ["", words(description)]
    standing = seat_lines(t, seats) if seats else []
    if standing:
        lines += ["", *standing]
    return "\n".join(lines)


def _seats(turn: Turn, session: Session, person_id: int) -> Seats:
    return Seats(
        mine=agenda.choice(turn.tx, person_id, session.id),
        left=agenda.seats_left(turn.tx, session),
        queue=len(agenda.waiting(turn.tx, session.id)),
        open=agenda.may_choose(session, turn.tx),
    )


TAPS = (Tap(OpenSession, open_session),)
