"""The end of a session, said by its staff in the room: the call for feedback goes out at once.

Omar     (the session's card, after its start) [انتهت الورشة]
bot      هل انتهت «التحول الرقمي»؟ يصل طلب التقييم إلى المعنيين فوراً. [نعم، انتهت] [رجوع]
Omar     [نعم، انتهت]
bot      (the card) … أُعلن انتهاؤها عند الساعة 12:30 … [لم تنته بعد]
Basel    (at once) ما تقييمك لهذه الجلسة؟ …
"""

from __future__ import annotations

from bot.doors import Door, knock
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers import sessions
from handlers.openings import EndSession, ReopenSession
from handlers.programme import OpenSession
from storage import endings, programme
from storage.endings import NotBegun, NothingToEnd
from storage.errors import NotFound
from storage.programme import Session


def sure_screen(t: Texts, session: Session) -> Screen:
    """Is it over? Many people will be asked at once."""
    yes = Button(t.plain("ending-yes"), EndSession(session.id, sure=True), style="primary")
    back = Button(t.plain("form-back"), OpenSession(session.id))
    text = t("ending-sure", title=t.pick(session.title_ar, session.title_en))
    return Screen(text, ((yes,), side_by_side(back, *home_row(t), rtl=t.rtl)))


def end(turn: Turn) -> None:
    """A press on «it is over», and on «yes» after it."""
    code = turn.pressed(EndSession)
    session = _own(turn, code.session)
    if turn.received_at < session.starts_at and not session.cancelled:
        raise NotBegun(time=turn.t.time(session.starts_at))
    if session.ended_at is None and not endings.may_end(turn.tx, session, turn.received_at):
        raise NothingToEnd
    if session.ended_at is None and not code.sure:
        turn.show(sure_screen(turn.t, session))
        return
    first = endings.end(turn.tx, session, at=turn.received_at, by=turn.user_id)
    turn.toast(turn.t.plain("toast-ended" if first else "toast-ended-before"))
    turn.show(sessions.card(turn, _own(turn, code.session)))


def reopen(turn: Turn) -> None:
    """A hasty word is taken back."""
    code = turn.pressed(ReopenSession)
    endings.reopen(turn.tx, _own(turn, code.session), at=turn.received_at, by=turn.user_id)
    turn.toast(turn.t.plain("toast-reopened"))
    turn.show(sessions.card(turn, _own(turn, code.session)))


def _own(turn: Turn, session_id: int) -> Session:
    """The session, if this is one of its staff. Raises NotFound, NotAllowed, NotToday."""
    session = programme.by_id(turn.tx, session_id)
    if session is None:
        raise NotFound
    knock(Door.END, turn.visitor, of=session.code)
    return session


TAPS = (Tap(EndSession, end, Door.ANYONE), Tap(ReopenSession, reopen, Door.ANYONE))
