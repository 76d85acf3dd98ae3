"""A session's card: what it is, when and where, and what one can do about it.

    Basel    /programme, then [التحول الرقمي · W1]
    bot      التحول الرقمي / النوع: ورشة عمل / الوقت: من 11:15 إلى 12:45 / المكان: القاعة الكبرى …
             [إضافة إلى جدولي] (until its end) [تقييم الجلسة] (from then on) [تقديم توصية] [برنامج اليوم] …
    Dana     (not registered) sees the same without the first three buttons

Whoever takes part may choose it until its end, recommend at any time, and rate from the end until the window closes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.doors import Door, opens
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, words
from bot.turn import Turn
from handlers.agenda_screens import Seats, seat_lines, seat_rows
from handlers.feedback_codes import OpenSessionFeedback
from handlers.openings import EditDocuments, EndSession, OpenDocuments, OpenSeats, ReopenSession
from handlers.programme import OpenDay, OpenSession, day_number, found_screen
from handlers.recommendation_codes import Recommend
from storage import agenda, audience, documents, endings, feedback, programme
from storage.errors import NotFound, OutOfDate
from storage.programme import Kind, Session


@dataclass(frozen=True, slots=True)
class View:
    """What the card offers to whoever looks.

    `rates`: feedback is open to them, `recommends`: recommendations are; `seats`: theirs. `documents`: how many there
    are for them. Of the session's staff: `ends` and `reopens`, they may say that it is over, or is not; `attaches`:
    they may attach documents; `places`: they may give seats and take them.
    """

    rates: bool = False
    recommends: bool = False
    seats: Seats | None = None
    documents: int = 0
    ends: bool = False
    reopens: bool = False
    attaches: bool = False
    places: bool = False


def open_session(turn: Turn) -> None:
    """A press on a session."""
    if not isinstance(turn.code, OpenSession):
        raise OutOfDate
    session = programme.by_id(turn.tx, turn.code.session)
    if session is None or not audience.sees(turn.tx, turn.visitor, session):
        raise NotFound
    turn.show(card(turn, session))


def find(turn: Turn, text: str) -> bool:
    """The session of which typed words speak, or those of which they may. Returns False where they speak of none."""
    found = audience.visible(turn.tx, turn.visitor, programme.find_sessions(turn.tx, text))
    if found:
        turn.say(card(turn, found[0]) if len(found) == 1 else found_screen(turn.t, found))
    return bool(found)


def card(turn: Turn, session: Session) -> Screen:
    """The card as whoever asks may see it."""
    view, visitor = View(), turn.visitor
    if visitor.person is not None and visitor.registered and not session.is_break:
        opinion = feedback.of_session(turn.tx, visitor.person.id, session.id)
        is_open = opinion is not None and opinion.opens_at <= turn.received_at < opinion.closes_at
        view = View(
            rates=is_open and not session.cancelled,
            recommends=not session.cancelled,
            seats=_seats(turn, session, visitor.person.id),
        )
    if visitor.registered or visitor.scopes:
        view = replace(view, documents=len(documents.of_session(turn.tx, session.id)))
    if visitor.scopes and not session.is_break:
        ends = opens(Door.END, visitor, of=session.code)
        view = replace(
            view,
            ends=ends and endings.may_end(turn.tx, session, turn.received_at),
            reopens=ends and endings.may_reopen(session, turn.received_at),
            attaches=opens(Door.DOCUMENTS, visitor, of=session.code),
            places=opens(Door.MANAGE, visitor),
        )
    return session_screen(turn.t, session, view)


def session_screen(t: Texts, session: Session, view: View | None = None) -> Screen:
    """The card."""
    view = view or View()
    day = (Button(t.plain("session-back"), OpenDay(day_number(session.day(t.zone)))),)
    rows: list[Row] = []
    if view.ends:
        ends = "session-end-workshop" if session.kind is Kind.WORKSHOP else "session-end"
        rows.append((Button(t.plain(ends), EndSession(session.id), style="primary"),))
    if view.reopens:
        rows.append((Button(t.plain("session-reopen"), ReopenSession(session.id)),))
    rows += seat_rows(t, session, view.seats) if view.seats else ()
    if view.rates:
        rows.append((Button(t.plain("session-feedback"), OpenSessionFeedback(session.id)),))
    if view.recommends:
        rows.append((Button(t.plain("session-recommend"), Recommend(session.id)),))
    if view.attaches:
        rows.append((Button(t.plain("session-documents-edit", count=view.documents), EditDocuments(session.id)),))
    elif view.documents:
        rows.append((Button(t.plain("session-documents", count=view.documents), OpenDocuments(session.id)),))
    if view.places:
        rows.append((Button(t.plain("seats-open"), OpenSeats(session.id)),))
    return Screen(session_text(t, session, view.seats), (*rows, side_by_side(*day, *home_row(t), rtl=t.rtl)))


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
    if session.ended_at is not None and not session.cancelled:
        lines.append(t("session-ended", time=t.time(session.ended_at)))
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
        open=agenda.may_choose(session, turn.received_at),
    )


TAPS = (Tap(OpenSession, open_session, Door.ANYONE),)
