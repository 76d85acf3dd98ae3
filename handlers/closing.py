"""The closing session: the recommendations are read one at a time, the hall adopts them, and phones follow.

Amina   «قراءة التوصيات» behind the staff's door
bot     ماذا يُقرأ؟ [ما سجّله المقررون · 34] [كل التوصيات · 143]
Amina   [ما سجّله المقررون · 34]
bot     to everybody   بدأت قراءة التوصيات [متابعة القراءة على الهاتف]
bot     1 من 34 … the text, large [اعتُمدت] [اعتُمدت معدّلة] [لم تُعتمد] [التالي]
Amina   [اعتُمدت]
bot     (the same message) the next one [تراجع]; and on Basel's phone the same, without the buttons
"""

from __future__ import annotations

from datetime import timedelta

from bot.doors import Door
from bot.form import Field, Form
from bot.frame import Frame, send
from bot.router import Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct, JobAct
from handlers.closing_screens import (
    Begin,
    End,
    Follow,
    Judge,
    Leave,
    TakeBack,
    TurnTo,
    end_screen,
    ended_screen,
    followed_screen,
    invitation_screen,
    reading_screen,
    start_screen,
)
from handlers.menu import menu_of
from handlers.openings import OpenClosing
from handlers.wording import TEXT_LENGTH, written
from storage import cards, closing, desk, jobs, outbox, recommendations
from storage import due as plans
from storage.closing import VERDICTS, Reading
from storage.database import Tx
from storage.drafts import Draft
from storage.due import Due
from storage.errors import OutOfDate
from storage.jobs import Job
from storage.moves import Act, Actor, after
from storage.outbox import Class

FORM = "closing-amend"
CARD = "closing"  # the message of each phone that follows
INVITE, SHOW = "closing-invite", "closing-show"  # jobs
FORGOTTEN = "closing-forgotten"  # kind of the due row that ends a reading which nobody has ended
LONGEST = timedelta(hours=6)
EVERY = 5  # seconds between two edits on one phone
NOBODY = 0  # whose jobs they are


def open_closing(turn: Turn) -> None:
    """Where the reading is, or what could be read."""
    turn.show(_screen(turn))


def begin(turn: Turn) -> None:
    """Begins, and tells everybody."""
    under_way = closing.current(turn.tx)
    reading = closing.begin(turn.tx, agreed=turn.pressed(Begin).agreed, by=turn.user_id)
    if under_way is None:
        jobs.add(turn.tx, INVITE, {"total": reading.total}, user_id=NOBODY)
        at = turn.tx.now + LONGEST
        plans.put(turn.tx, FORGOTTEN, str(reading.id), at=at, helps_until=at + LONGEST)
    turn.show(_screen(turn))


def turn_to(turn: Turn) -> None:
    """The next one, or the one before; phones follow."""
    reading = closing.current(turn.tx)
    if reading is not None:
        closing.go_to(turn.tx, reading, turn.pressed(TurnTo).position)
        _changed(turn.tx)
    turn.show(_screen(turn))


def judge(turn: Turn) -> None:
    """The hall's word. Of an amended one the new words are asked first."""
    code = turn.pressed(Judge)
    if code.act not in VERDICTS:
        raise OutOfDate
    reading = closing.current(turn.tx)
    if reading is None or reading.recommendation_id != code.recommendation:
        turn.toast(turn.t.plain("toast-out-of-date"))
        turn.show(_screen(turn))
        return
    if code.act is Act.ADOPT_AMENDED:
        turn.frame.forms.start_anew(turn, FORM, subject=str(code.recommendation))
        return
    _judge(turn, reading, code.act)


def take_back(turn: Turn) -> None:
    """Takes the last word back, and the reading with it."""
    code = turn.pressed(TakeBack)
    [number] = desk.undo(turn.tx, code.event, by=turn.user_id, at=turn.received_at)
    closing.taken_back(turn.tx, number, code.event, by=turn.user_id)
    reading = closing.current(turn.tx)
    if reading is not None:
        closing.go_to_recommendation(turn.tx, reading, number)
        _changed(turn.tx)
    turn.show(_screen(turn, heading=turn.t("closing-undone")))


def end(turn: Turn) -> None:
    """Ends the reading, after a second word."""
    reading = closing.current(turn.tx)
    if reading is None:
        turn.show(_screen(turn))
        return
    if not turn.pressed(End).sure:
        turn.show(end_screen(turn.t, closing.counts(turn.tx, reading.id)))
        return
    tally = closing.end(turn.tx, by=turn.user_id)
    _changed(turn.tx)
    turn.show(ended_screen(turn.t, tally))


def follow(turn: Turn) -> None:
    """This message shows from now on what is read."""
    closing.follow(turn.tx, turn.user_id)
    turn.show(_followed(turn.tx, turn.t), card=CARD)


def leave(turn: Turn) -> None:
    """The message shows the menu again."""
    closing.unfollow(turn.tx, turn.user_id)
    outbox.withdraw(turn.tx, about(turn.user_id))  # edits that wait would turn the menu back
    cards.forget(turn.tx, turn.chat_id, CARD)
    turn.show(menu_of(turn))


def invite_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Tells the next people that the reading begins."""
    some = closing.listeners(tx, after=job.progress.get("after", 0))
    reading = closing.current(tx)
    if reading is None:  # ended already
        return True
    for each in some:
        screen = invitation_screen(frame.texts(tx, each.language), job.arguments["total"])
        expires = tx.now + LONGEST
        key = f"{INVITE}:{reading.id}:{each.user_id}"
        send(tx, each.user_id, screen, klass=Class.CHANGE, key=key, about=f"{INVITE}:{reading.id}", expires_at=expires)
    if len(some) < closing.CHUNK:
        return True
    jobs.advance(tx, job, {"after": some[-1].user_id})
    return False


def show_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Shows the next phones where the reading is; once it has ended, what came of it."""
    some = closing.followers(tx, after=job.progress.get("after", 0))
    drawn: dict[str, Screen] = {}
    for each in some:
        if each.language not in drawn:
            drawn[each.language] = _followed(tx, frame.texts(tx, each.language))
        payload, mark = drawn[each.language].payload(), about(each.user_id)
        outbox.add(
            tx,
            each.user_id,
            "editMessageText",
            payload,
            klass=Class.CHANGE,
            card=CARD,
            every=EVERY,
            about=mark,
        )
    if len(some) == closing.CHUNK:
        jobs.advance(tx, job, {"after": some[-1].user_id})
        return False
    if closing.current(tx) is None and not jobs.is_to_begin(tx, SHOW, besides=job):
        closing.forget_followers(tx)
    return True


def about(user_id: int) -> str:
    """The edits of one phone's message, so that those which still wait can be taken back."""
    return f"closing:{user_id}"


def forgotten(tx: Tx, frame: Frame, due: Due) -> None:  # noqa: ARG001  # a DueAct
    """Nobody has ended the reading: it is over, and those concerned are told of what was adopted."""
    reading = closing.current(tx)
    if reading is not None and str(reading.id) == due.subject:
        closing.end(tx, by=None)
        _changed(tx)


def _judge(turn: Turn, reading: Reading, act: Act, *, amended: str = "") -> None:
    t = turn.frame.texts(turn.tx, turn.frame.language)
    answer = t.plain(f"closing-standard-{act.value}")
    if amended:
        answer = f"{answer}\n{amended}"
    one = recommendations.existing(turn.tx, reading.recommendation_id)
    if one.answer and one.state is after(act, Actor.ORGANIZER, one.state):
        answer = f"{answer}\n{one.answer}"  # the secretariat has decided the same and said more
    event = closing.judge(turn.tx, one.id, act, by=turn.user_id, answer=answer, words=amended)
    closing.go_to(turn.tx, reading, reading.position + 1)
    _changed(turn.tx)
    said = turn.t(f"closing-did-{act.value}", reference=one.reference)
    turn.toast(turn.t.plain(f"closing-did-{act.value}", reference=one.reference))
    last = turn.t("closing-was-last") if reading.position == reading.total else ""
    turn.show(_screen(turn, heading="\n".join(line for line in (said, last) if line), undo=event))


def _keep_amended(turn: Turn, draft: Draft) -> None:
    reading = closing.current(turn.tx)
    if reading is None or str(reading.recommendation_id) != draft.subject:
        turn.toast(turn.t.plain("toast-out-of-date"))
        turn.show(_screen(turn))
        return
    _judge(turn, reading, Act.ADOPT_AMENDED, amended=draft.answers["words"])


def _screen(turn: Turn, *, heading: str = "", undo: int = 0) -> Screen:
    reading = closing.current(turn.tx)
    if reading is None:
        agreed, everything = (closing.readable(turn.tx, agreed=only) for only in (True, False))
        return start_screen(turn.t, agreed=agreed, everything=everything)
    one = recommendations.existing(turn.tx, reading.recommendation_id)
    return reading_screen(
        turn.t,
        reading,
        one,
        adoption=closing.adoption(turn.tx, one.id),
        followers=closing.count_followers(turn.tx),
        heading=heading,
        undo=undo,
    )


def _followed(tx: Tx, t: Texts) -> Screen:
    """What a phone shows now."""
    reading = closing.current(tx)
    if reading is None:
        return ended_screen(t, closing.counts(tx, closing.latest(tx) or 0))
    one = recommendations.existing(tx, reading.recommendation_id)
    return followed_screen(t, reading, one, adoption=closing.adoption(tx, one.id))


def _changed(tx: Tx) -> None:
    """Every phone that follows is out of date. However fast the reading goes, one job waits to begin."""
    if not jobs.is_to_begin(tx, SHOW):
        jobs.add(tx, SHOW, {}, user_id=NOBODY)


def _about(turn: Turn, draft: Draft) -> str:
    one = recommendations.by_id(turn.tx, int(draft.subject))
    return turn.t("record-now", text=one.wording.action) if one else ""


def _read_words(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=TEXT_LENGTH // 2)


def _left(turn: Turn, _draft: Draft) -> Screen:
    return _screen(turn)


DUE: dict[str, DueAct] = {FORGOTTEN: forgotten}
JOBS: dict[str, JobAct] = {INVITE: invite_some, SHOW: show_some}
FORMS = (
    Form(
        FORM,
        (Field("words", read=_read_words, about=_about, optional=True),),
        _keep_amended,
        door=Door.CLOSE,
        at_once=True,
        left=_left,
    ),
)
TAPS = (
    Tap(OpenClosing, open_closing, Door.CLOSE),
    Tap(Begin, begin, Door.CLOSE),
    Tap(TurnTo, turn_to, Door.CLOSE),
    Tap(Judge, judge, Door.CLOSE),
    Tap(TakeBack, take_back, Door.CLOSE),
    Tap(End, end, Door.CLOSE),
    Tap(Follow, follow, Door.PARTICIPANT),
    Tap(Leave, leave, Door.ANYONE),
)
