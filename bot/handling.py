"""How updates are handled: a group in one transaction, in the database's thread; the lane (bot/lane.py) calls it.

Each update has a savepoint. A mistake of the person (UserError) is undone and answered with its sentence. Anything
else is a bug: it is tried once more at once, then the update is parked, the person gets a plain word, and the next
one follows. Where the transaction itself is gone nothing more is done, and the lane decides.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.doors import knock
from bot.frame import Frame
from bot.holding import Task
from bot.router import Route
from bot.sorry import apologise, refuse
from bot.turn import Toast, Turn
from storage import inbox
from storage.database import Tx, is_machine_trouble
from storage.errors import UserError

log = logging.getLogger(__name__)

BUDGET = 0.010  # seconds of work before a group is committed
Reached = Callable[[str], None]  # named moments at which a test may kill; nothing in `run`


class TransactionLost(Exception):
    """The whole transaction is gone, so that nothing of its group stands."""


@dataclass(slots=True)
class Worked:
    """What became of a group: how many tasks were gone through, which of them are parked, which toasts leave."""

    count: int = 0
    parked: list[tuple[int, str]] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)


def work_through(tx: Tx, tasks: Sequence[Task], frame: Frame, reached: Reached) -> Worked:
    """Handles as many of `tasks` as fit into the budget, one at least; each leaves its mark or none of it stands."""
    worked = Worked()
    enough = time.monotonic() + BUDGET
    handled = inbox.outcomes(tx, [task.update_id for task in tasks])  # before a kill
    for task in tasks:
        before = handled.get(task.update_id)
        if before is None:
            _one(tx, task, frame, reached, worked)
        elif before == "parked":
            worked.parked.append((task.seq, "parked before"))
        worked.count += 1
        if time.monotonic() > enough:
            break
    return worked


def _one(tx: Tx, task: Task, frame: Frame, reached: Reached, worked: Worked) -> None:
    fault = task.fault
    for attempt in (1, 2) if fault is None else ():
        try:
            toast = _turn(tx, task, frame, reached)
        except Exception as error:
            _stop_if_lost(tx, error)
            log.exception("update %s failed, attempt %s", task.update_id, attempt)
            fault = repr(error)
        else:
            if toast is not None:
                worked.toasts.append(toast)
            return
    worked.parked.append((task.seq, fault or ""))
    inbox.mark_processed(tx, task.update_id, parked=True)
    try:
        with tx.savepoint():
            _apologise(tx, task, frame, worked)
    except Exception as error:
        _stop_if_lost(tx, error)
        log.exception("no word could be said about update %s", task.update_id)


def _turn(tx: Tx, task: Task, frame: Frame, reached: Reached) -> Toast | None:
    """The handler's work with the update's mark; or, where it was refused, nothing but the refusal with the mark."""
    if task.update is None or task.route is None:
        inbox.mark_processed(tx, task.update_id)
        return None
    try:
        with _marked(tx, task, reached):
            turn = Turn(tx, frame, task.update, task.received_at)
            turn.file = task.file
            _enter(turn, task.route)
    except UserError as refused:
        with _marked(tx, task, reached):
            turn = Turn(tx, frame, task.update, task.received_at)
            refuse(turn, refused, task.route.door)
    return turn.answer()


@contextmanager
def _marked(tx: Tx, task: Task, reached: Reached) -> Iterator[None]:
    """What is done inside stands together with the mark that the update is processed, or not at all."""
    with tx.savepoint():
        yield
        if not tx.connection.in_transaction:  # what comes now would stand alone, the mark first of all
            raise TransactionLost
        reached("in_handler")
        inbox.mark_processed(tx, task.update_id)


def _enter(turn: Turn, route: Route) -> None:
    knock(route.door, turn.visitor)
    query = turn.update.callback_query
    if route.code is not None and query is not None:
        turn.code = route.code.unpack(query.data or "")
    route.act(turn)


def _apologise(tx: Tx, task: Task, frame: Frame, worked: Worked) -> None:
    if task.update is None or task.update.effective_user is None:
        return
    turn = Turn(tx, frame, task.update, task.received_at)
    apologise(turn)
    toast = turn.answer()
    if toast is not None:
        worked.toasts.append(toast)


def _stop_if_lost(tx: Tx, error: Exception) -> None:
    if not tx.connection.in_transaction or is_machine_trouble(error):
        raise TransactionLost from error
