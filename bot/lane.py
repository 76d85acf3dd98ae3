"""The lane: updates from the inbox, strictly one after another, each in one transaction with all that it causes.

What waits together commits together: routes are chosen on the event loop, then one function goes through a group
in the database's thread, a savepoint for each update. For a file that a person sent only their own updates wait
(bot/holding.py). A mistake of the person (UserError) is undone and answered with its sentence. Anything else is a
bug: it is tried once more at once, then the update is parked, the person gets a plain word, and the lane goes on.
When the machine is in trouble (disk full), nothing is given up: the group is run again, one by one, until it
succeeds. One update that ends the transaction of its group is found in the same way, and parked.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from telegram import Bot, Update

from bot.codes import prefix_of
from bot.doors import REFUSALS, Door, knock
from bot.fetching import Fetches, SentFile
from bot.frame import Frame
from bot.holding import Holding, Task
from bot.reading import pressed_message, read, sender
from bot.router import Route, Router
from bot.sorry import apology_screen, refusal_screen
from bot.sparing import Sparing
from bot.turn import Toast, Turn
from storage import audit, drafts, inbox
from storage.database import Database, Tx, is_machine_trouble
from storage.errors import NotAllowed, UserError
from storage.inbox import Arrived, Inbox

log = logging.getLogger(__name__)

TOGETHER = 50  # updates in one commit at most
BUDGET = 0.010  # seconds of work before a group is committed
BREATH = 1.0  # seconds between tries while the machine is in trouble
COMMAND_LENGTH = 33  # characters with the stroke; Bot API, BotCommand
MOST_FAILURES = 3  # of one group, without a pause between them
Fetch = Callable[[Update, Sequence[Fetches]], Awaitable[SentFile | None]]
Reached = Callable[[str], None]  # named moments at which a test may kill; nothing in `run`


class TransactionLost(Exception):
    """The whole transaction is gone, so that nothing of its group stands."""


@dataclass(slots=True)
class Worked:
    """What became of a group: how many tasks were gone through, which of them are parked, which toasts leave."""

    count: int = 0
    parked: list[tuple[int, str]] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)


class Lane:
    """Takes updates from the inbox to their handlers. `toast` sends answers to taps, after the commit."""

    def __init__(  # noqa: PLR0913  # what stands around it
        self,
        database: Database,
        store: Inbox,
        router: Router,
        frame: Frame,
        *,
        bot: Bot,
        fetch: Fetch,
        toast: Callable[[Toast], None],
        reached: Reached,
    ) -> None:
        self._database = database
        self._inbox = store
        self._router = router
        self._frame = frame
        self._bot = bot
        self._fetch = fetch
        self._toast = toast
        self._reached = reached
        self._wake = asyncio.Event()
        self._holding = Holding(self._bring, self.wake)
        self._after = 0
        self._busy = False
        self._sparing = Sparing(log)
        self._done: list[int] = []  # handled, and still to be forgotten by the inbox
        self._parked: list[tuple[int, str]] = []

    def wake(self) -> None:
        """There are new updates in the inbox, or a file has come."""
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Whether everything that was known of is handled."""
        return not self._busy and not self._wake.is_set() and self._holding.empty

    async def run(self) -> None:
        """Works until it is cancelled. It begins where the inbox does, which has all that is not handled."""
        self._after = 0
        self._wake.set()
        try:
            while True:
                await self._wake.wait()
                self._busy = True
                self._wake.clear()
                await self._take(self._holding.come())
                while not self._holding.full and (arrived := await self._arrived()):
                    await self._take([await self._task(row) for row in arrived])
                    self._after = max(self._after, arrived[-1].seq)
                    await self._take(self._holding.come())
                self._busy = False
        finally:
            await self._holding.drop()

    async def _arrived(self) -> Sequence[Arrived]:
        return await self._inbox.waiting(after=self._after, limit=TOGETHER)

    async def _take(self, tasks: Sequence[Task]) -> None:
        """Handles tasks in their order. What needs a file is held back, with what its sender sends meanwhile.

        Whether somebody waits for a file is asked when all that came before is handled.
        """
        ready: list[Task] = []
        for task in tasks:
            if self._holding.keeps(task):
                continue
            if task.wanted:
                await self._handle(ready)
                ready = []
                self._holding.fetch(task)
                continue
            ready.append(task)
        await self._handle(ready)

    async def _bring(self, task: Task) -> Task:
        """The task with the file that it waits for. Trouble of the machine is waited for."""
        while task.update is not None:
            try:
                return replace(task, wanted=(), file=await self._fetch(task.update, task.wanted))
            except Exception as error:
                if not is_machine_trouble(error):
                    log.exception("the file of update %s cannot be fetched", task.update_id)
                    return replace(task, wanted=(), fault=repr(error))
                self._sparing.warn("a file waits, nothing is lost: %s", error)
                await asyncio.sleep(BREATH)
        return replace(task, wanted=())

    async def _task(self, row: Arrived) -> Task:
        try:
            update = read(row.body, self._bot)
            route = await self._router.choose(update)
        except Exception as error:  # the boundary: an update that cannot be read dies alone
            log.exception("update %s cannot be read", row.update_id)
            who = sender(row.body, row.received_at)
            return Task(row.seq, row.update_id, row.received_at, who, None, fault=repr(error))
        wanted = route.fetches if route is not None else ()
        return Task(row.seq, row.update_id, row.received_at, update, route, wanted=wanted)

    async def _handle(self, tasks: Sequence[Task]) -> None:
        together, failures = len(tasks), 0
        while tasks:
            try:
                worked = await self._database.write(work_through, tasks[:together], self._frame, self._reached)
            except Exception as error:  # noqa: BLE001  # none ends the lane; each is logged or waited for
                failures += 1
                tasks = await self._after_failure(tasks, error.__cause__ or error, together=together, failures=failures)
                together = 1
                continue
            failures = 0
            self._reached("after_commit")
            for toast in worked.toasts:
                self._toast(toast)
            parked = {seq for seq, _ in worked.parked}
            self._done += [task.seq for task in tasks[: worked.count] if task.seq not in parked]
            self._parked += worked.parked
            await self._forget()
            tasks = tasks[worked.count :]

    async def _after_failure(
        self, tasks: Sequence[Task], error: BaseException, *, together: int, failures: int
    ) -> Sequence[Task]:
        """Nothing of a group stands. Trouble of the machine is waited for; else the one that did it is parked."""
        if is_machine_trouble(error):
            self._sparing.warn("updates wait, nothing is lost: %s", error)
            await asyncio.sleep(BREATH)
            return tasks
        log.error("the transaction of %s updates is lost, trying them one by one", together, exc_info=error)
        if together > 1 or failures == 1:
            return tasks
        if failures > MOST_FAILURES:  # it cannot even be parked: let the others of the bot have their turn
            await asyncio.sleep(BREATH)
        return [replace(tasks[0], fault=repr(error)), *tasks[1:]]

    async def _forget(self) -> None:
        try:
            await self._inbox.forget(self._done, self._parked)
        except Exception as error:  # noqa: BLE001  # made good with the next ones: the main file knows
            self._sparing.warn("the inbox keeps %s handled updates for now: %s", len(self._done), error)
            return
        self._done.clear()
        self._parked.clear()


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
            _refuse(turn, refused, task.route)
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


def _refuse(turn: Turn, refused: UserError, route: Route) -> None:
    if isinstance(refused, REFUSALS):
        _note_refusal(turn, refused, route.door)
        if turn.private:  # the form is asked there
            turn.frame.forms.step_out(turn)
    turn.toast(turn.t.plain(refused.text_id(), **refused.arguments), alert=not turn.private)
    if turn.private:  # the chat has the sentence, so that there need be no box to close over it
        turn.say(refusal_screen(turn.t, refused))


def _note_refusal(turn: Turn, refused: UserError, door: Door) -> None:
    """The line of a shut door in the audit log: which door it was, and what was tried; `door` is the route's.

    An owner reads there who tries what is not theirs: each try at a door of the staff, and each button that the bot
    has not given. Whoever has not registered yet and presses or types what participants do is mostly new or has left,
    not an attacker: that is one line an account and day, so that newcomers do not bury the rest.
    """
    subject = f"{refused.arguments.get('door', door.value)}: {_what(turn, refused)}"
    if isinstance(refused, NotAllowed) or _forged(turn):
        audit.note(turn.tx, "refused", actor=turn.user_id, subject=subject)
    else:
        audit.note_daily(turn.tx, "refused", actor=turn.user_id, subject=subject)


def _forged(turn: Turn) -> bool:
    """Whether a button was pressed that the message under it does not have; of an old message nobody knows."""
    query = turn.update.callback_query
    if query is None or pressed_message(turn.update) is None:
        return False
    return query.data not in {button.get("callback_data") for row in turn.keyboard for button in row}


def _what(turn: Turn, refused: UserError) -> str:
    """The button's code, the command, or the form; of participants' buttons the kind alone, since some hold answers."""
    query = turn.update.callback_query
    if query is not None:
        data = query.data or ""
        return data if isinstance(refused, NotAllowed) else prefix_of(data)
    if turn.text.startswith("/"):
        return turn.text.split()[0][:COMMAND_LENGTH]
    draft = drafts.active(turn.tx, turn.user_id)
    return draft.form if draft is not None else ""


def _apologise(tx: Tx, task: Task, frame: Frame, worked: Worked) -> None:
    if task.update is None or task.update.effective_user is None:
        return
    turn = Turn(tx, frame, task.update, task.received_at)
    turn.toast(turn.t.plain("apology"))
    if turn.private:
        turn.say(apology_screen(turn.t))
    toast = turn.answer()
    if toast is not None:
        worked.toasts.append(toast)


def _stop_if_lost(tx: Tx, error: Exception) -> None:
    if not tx.connection.in_transaction or is_machine_trouble(error):
        raise TransactionLost from error
