"""What one tap does with a recommendation on the desk: accept, refuse, put off, take, publish; and undoing it.

    Salma   [عدم قبول] [مكررة]
    bot     لم تُقبل التوصية W3-001 [تراجع: W3-001] … and the next card below it
    Salma   [تراجع: W3-001]
    bot     W3-001 as it stood before
    Omar    (with the card that he had opened before) [قبول]
    bot     تغيّرت هذه الشاشة، وهذه أحدث نسخة منها. … the card as it stands

The answer that a decision brings with it stays internal until it is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.doors import Door
from bot.frame import Frame
from bot.router import Tap
from bot.turn import Turn
from handlers import desk
from handlers.desk_card import preview_screen, reason_screen
from handlers.desk_codes import AskReason, Do, Preview, Reject, Undo
from handlers.desk_told import preview_text
from storage import desk as acts
from storage import desk_lists, dossiers, merging, outbox, publishing, recommendations
from storage.database import Tx
from storage.desk import TakenByAnother
from storage.desk_lists import Scope, Status
from storage.errors import OutOfDate
from storage.moves import FINAL, Act, Actor

ANSWERED = frozenset({Act.ACCEPT, Act.AMEND, Act.REFER, Act.DEFER, Act.REJECT})
"""Decisions: each brings an answer with it."""

PRIVATE = frozenset({Act.RELEASE, Act.ANSWER})
"""What deputies do not read in the timeline; a decision they learn of when it is published."""


def decide(  # an act of the desk, with what it changes and says
    turn: Turn,
    number: int,
    act: Act,
    *,
    changes: Mapping[str, Any] | None = None,
    note: str = "",
) -> int:
    """Makes the move as one of the secretariat and returns the event."""
    public = act not in PRIVATE and act not in ANSWERED
    return acts.move(
        turn.tx,
        number,
        act,
        actor=Actor.SECRETARIAT,
        by=turn.user_id,
        changes=changes,
        note=note,
        public=public,
    )


def standard(tx: Tx, frame: Frame, which: str, **words: str) -> str:
    """The usual words of an answer, in the forum's own language."""
    return frame.texts(tx, frame.language).plain(f"desk-standard-{which}", **words)


def answer(tx: Tx, words: str) -> dict[str, str | None]:
    """The columns of an answer that is written now and not published."""
    return {"answer": words, "answered_at": tx.stamp, "published_at": None}


def current(turn: Turn, number: int, seen: int, scope: Scope) -> bool:
    """Whether the pressed button is of the card as it stands and free; else the fresh card is shown with the reason."""
    stands = acts.standing(turn.tx, number)
    try:
        acts.check_free(turn.tx, stands, turn.user_id)
        acts.check_seen(stands, seen)
    except TakenByAnother as taken:
        heading = turn.t(taken.text_id(), **taken.arguments)
        turn.toast(turn.t.plain(taken.text_id(), **taken.arguments))
    except OutOfDate:
        heading = turn.t("desk-changed")
        turn.toast(turn.t.plain("desk-changed"))
    else:
        return True
    turn.show(desk.card(turn, number, scope, heading=heading))
    return False


def go_on(turn: Turn, number: int, scope: Scope, act: Act, event: int) -> None:
    """Says what was done, with the way back, and shows what comes next in the scope; if nothing, the same card."""
    reference = acts.standing(turn.tx, number).reference
    heading = turn.t(f"desk-did-{act.value}", reference=reference)
    turn.toast(turn.t.plain(f"desk-did-{act.value}", reference=reference))
    working = scope.status in (Status.UNDECIDED, Status.ASKED, Status.READY, Status.MINE)
    after = desk_lists.beside(turn.tx, scope, me=turn.user_id, here=number, forward=True) if working else None
    turn.show(desk.card(turn, after or number, scope, heading=heading, undo=event, undone_of=reference))


def stay(turn: Turn, number: int, scope: Scope, act: Act, event: int = 0) -> None:
    """Says what was done and shows the card again."""
    reference = acts.standing(turn.tx, number).reference
    heading = turn.t(f"desk-did-{act.value}", reference=reference)
    turn.show(desk.card(turn, number, scope, heading=heading, undo=event, undone_of=reference))


def do(turn: Turn) -> None:
    """An act of one tap."""
    code = turn.pressed(Do)
    number, scope, act = code.recommendation, Scope.parse(code.scope), code.act
    if act not in _BY_ONE_TAP:
        raise OutOfDate
    if not current(turn, number, code.seen, scope):
        return
    changes: dict[str, Any] = {}
    if act in ANSWERED:
        changes = {**answer(turn.tx, standard(turn.tx, turn.frame, act.value)), "reason": "", "referred_to": ""}
    elif act is Act.RELEASE:
        changes = {"taken_by": None, "taken_until": None}
    elif act is Act.REOPEN:
        changes = {"published_at": None, "reason": "", "referred_to": "", "adoption": ""}
    elif act is Act.PUBLISH:
        changes = {"published_at": turn.tx.stamp}
        acts.tell_soon(turn.tx)
    event = decide(turn, number, act, changes=changes)
    if act in ANSWERED or act is Act.PUBLISH:
        go_on(turn, number, scope, act, event)
    else:
        stay(turn, number, scope, act, 0 if act in (Act.TAKE, Act.RELEASE) else event)


def ask_reason(turn: Turn) -> None:
    """Why is it not accepted?"""
    code = turn.pressed(AskReason)
    scope = Scope.parse(code.scope)
    if current(turn, code.recommendation, code.seen, scope):
        one = recommendations.existing(turn.tx, code.recommendation)
        turn.show(reason_screen(turn.t, one, acts.standing(turn.tx, one.id), scope))


def reject(turn: Turn) -> None:
    """Not accepted, for this reason and with its usual words."""
    code = turn.pressed(Reject)
    scope, reason = Scope.parse(code.scope), code.reason
    if reason not in acts.CHOSEN:
        raise OutOfDate
    if not current(turn, code.recommendation, code.seen, scope):
        return
    words = standard(turn.tx, turn.frame, f"rejected-{reason.value}")
    changes = {**answer(turn.tx, words), "reason": reason.value, "referred_to": ""}
    event = decide(turn, code.recommendation, Act.REJECT, changes=changes)
    go_on(turn, code.recommendation, scope, Act.REJECT, event)


def undo(turn: Turn) -> None:
    """Takes back the last act; what was to be said because of it is not said."""
    code = turn.pressed(Undo)
    numbers = acts.undo(turn.tx, code.event, by=turn.user_id, at=turn.received_at)
    outbox.withdraw(turn.tx, about(code.event))
    for number in numbers:
        merging.undone(turn.tx, number)
    scope = Scope.parse(code.scope)
    stands = acts.standing(turn.tx, numbers[0])
    heading = turn.t("desk-undone", reference=stands.reference)
    turn.toast(turn.t.plain("desk-undone", reference=stands.reference))
    if len(numbers) > 1:
        turn.show(desk.listed(turn, scope, heading=turn.t("desk-undone-many", count=len(numbers))))
    else:
        turn.show(desk.card(turn, numbers[0], scope, heading=heading))


def preview(turn: Turn) -> None:
    """The answer as those concerned will read it."""
    code = turn.pressed(Preview)
    scope = Scope.parse(code.scope)
    one = dossiers.dossier(turn.tx, code.recommendation, scope, me=turn.user_id)
    if one.standing.state not in FINAL:
        turn.show(desk.card(turn, one.one.id, scope))
        return
    people = publishing.concerned(turn.tx, [one.one.id])
    turn.show(preview_screen(turn.t, one, scope, message=preview_text(turn.t, one.one), people=people))


def about(event: int) -> str:
    """What is said because of an act, and is taken back with it."""
    return f"desk-act:{event}"


_BY_ONE_TAP = frozenset({Act.ACCEPT, Act.DEFER, Act.TAKE, Act.RELEASE, Act.REOPEN, Act.PUBLISH})

TAPS = (
    Tap(Do, do, Door.REVIEW),
    Tap(AskReason, ask_reason, Door.REVIEW),
    Tap(Reject, reject, Door.REVIEW),
    Tap(Undo, undo, Door.REVIEW),
    Tap(Preview, preview, Door.REVIEW),
)
