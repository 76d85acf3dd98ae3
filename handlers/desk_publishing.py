"""Every answer that is ready goes out with one tap: at once, or, where they are many, chunk by chunk.

    Salma   [للنشر · 2000] [نشر 2000 رد] [تأكيد نشر 2000 رد]
    bot     جارٍ نشر الردود: 400 من 2000
    bot     (the same message) نُشر 2000 رد، ويُبلَّغ أصحابها بعد دقيقة. [تراجع عن النشر]

What somebody else has taken meanwhile is left to them. All of it is one act, and is undone as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from bot.doors import Door, opens
from bot.frame import Frame, refresh
from bot.router import Tap
from bot.turn import Turn
from bot.work import JobAct
from handlers import desk
from handlers.desk_codes import PublishAll
from handlers.desk_screens import desk_screen, publish_all_screen, publishing_screen
from storage import desk as acts
from storage import desk_lists, jobs, people, publishing
from storage.database import Tx
from storage.desk import TakenByAnother
from storage.desk_lists import Scope, Status
from storage.jobs import Job
from storage.moves import Act, Actor, MoveRefused

JOB = "desk-publish"
CHUNK = 200  # answers in one transaction
SHOWN = 10  # references on the screen that asks


@dataclass(frozen=True, slots=True)
class Published:
    """How far it is: how many were gone through and how many published, and the event by which all are undone."""

    through: int = 0
    done: int = 0
    first: int | None = None


def publish_all(turn: Turn) -> None:
    """Publishes every answer that is ready, after one look at how many they are."""
    count = turn.pressed(PublishAll).count
    lines = desk_lists.page(turn.tx, Scope(Status.READY), me=turn.user_id, offset=0, limit=-1)
    free = [line for line in lines if not line.holder]
    numbers = [line.id for line in free]
    if not free:
        turn.show(desk.listed(turn, Scope(Status.READY)))
    elif count != len(free):
        concerned = publishing.concerned(turn.tx, numbers)
        turn.show(publish_all_screen(turn.t, free[:SHOWN], len(free), concerned))
    elif count > CHUNK:
        _begin(turn, numbers)
    else:
        published = _publish(turn.tx, numbers, Published(), by=turn.user_id)
        heading = turn.t("desk-published-many", count=published.done)
        turn.toast(turn.t.plain("desk-published-many", count=published.done))
        turn.show(desk.home(turn, heading=heading, undo=published.first or 0))


def publish_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Publishes the next, as long as whoever asked for it may; the card says how far it is."""
    user_id, numbers = job.user_id or 0, job.arguments["recommendations"]
    at = Published(**job.progress)
    visitor = people.known(tx, user_id, frame.owners)
    if visitor is None or not opens(Door.REVIEW, visitor):
        return True
    t = frame.texts(tx, visitor.language)
    at = _publish(tx, numbers[at.through : at.through + CHUNK], at, by=user_id)
    if at.through < len(numbers):
        refresh(tx, user_id, _card(job.id), publishing_screen(t, at.done, len(numbers)))
        jobs.advance(tx, job, asdict(at))
        return False
    heading, counts = t("desk-published-many", count=at.done), desk_lists.counts(tx, me=user_id)
    refresh(tx, user_id, _card(job.id), desk_screen(t, counts, tx.now, heading=heading, undo=at.first or 0))
    return True


def _begin(turn: Turn, numbers: Sequence[int]) -> None:
    arguments = {"recommendations": list(numbers)}
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        return
    job = jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    turn.show(publishing_screen(turn.t, 0, len(numbers)), card=_card(job))


def _publish(tx: Tx, numbers: Sequence[int], at: Published, *, by: int) -> Published:
    for number in numbers:
        at = replace(at, through=at.through + 1)
        changes = {"published_at": tx.stamp}
        try:
            event = acts.move(
                tx, number, Act.PUBLISH, actor=Actor.SECRETARIAT, by=by, changes=changes, together=at.first
            )
        except (TakenByAnother, MoveRefused):  # somebody was faster
            continue
        at = replace(at, done=at.done + 1, first=at.first or event)
    if at.done:
        acts.tell_soon(tx)
    return at


def _card(job: int) -> str:
    return f"{JOB}:{job}"


JOBS: dict[str, JobAct] = {JOB: publish_some}
TAPS = (Tap(PublishAll, publish_all, Door.REVIEW),)
