"""The dispatcher: from the outbox to Telegram, each row at least once and, where that can be known, only once.

    file → Loader → Order (whose turn it is) → a flight to Telegram → verdict → Marker → file

Three things go on side by side: rows are loaded (bot/lookout.py says when), rows leave whenever something happens
that lets one leave, and marks are written in batches, a new batch as soon as the last one stands. Waiting is on the
monotonic clock; what the file keeps of it is wall time.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from telegram.error import TelegramError

from bot import verdicts
from bot.apology import Apologise
from bot.brake import Brake
from bot.floods import Floods
from bot.gate import Gate
from bot.loading import Loader
from bot.lookout import Lookout
from bot.marking import Marker
from bot.order import Order
from bot.pacing import Pace
from bot.posting import as_new, pointless, request, without_topic
from bot.queues import EDITS, Departure
from bot.refusals import TOKEN_REFUSED
from bot.sparing import Sparing
from bot.toasts import Toasts
from bot.transport import AiohttpRequest
from bot.turn import Toast
from bot.verdicts import Again, Anew, Down, Flood, Moved, Settled, Verdict, verdict
from storage.database import Database, Tx
from storage.delivery import Delay, Mark, Row
from storage.outbox import Outcome
from storage.sealing import Seal

log = logging.getLogger(__name__)

IN_FLIGHT = 64  # requests under way together
UNMARKED = 1000  # rows sent whose marks are not written yet; with more, sending waits for the disk
LAST_ANSWERS = 5.0  # seconds that `stop` waits for what is under way


def _nowhere(_moment: str) -> None:
    """No test waits here."""


def _in_silence(_tx: Tx, _user_id: int) -> None:
    """Nobody has the words."""


class Dispatcher:
    """Sends what waits in the outbox.

    Args:
        database: the main file.
        transport: the way to Telegram.
        pace: how fast.
        now: the wall clock, which decides what has expired.
        folder: where the files lie that payloads name; those under its `outgoing` are removed once sent.
        seal: opens the rows that are sealed; one of `folder` unless it is given.
        reached: called at `before_send` and `after_send`; a test may kill there.
        apologise: queues a word for a person whose answer Telegram has refused.
        voice: says in the log that nothing gets through; one of its own unless it is given.
    """

    def __init__(  # noqa: PLR0913  # what stands around it
        self,
        database: Database,
        transport: AiohttpRequest,
        pace: Pace,
        *,
        now: Callable[[], datetime],
        folder: Path = Path(),
        seal: Seal | None = None,
        reached: Callable[[str], None] = _nowhere,
        apologise: Apologise = _in_silence,
        voice: Sparing | None = None,
    ) -> None:
        self._transport = transport
        self._pace = pace
        self._clock = pace.clock
        self._now = now
        self._reached = reached
        self._order = Order(pace)
        self._loader = Loader(
            database, self._order, seal=seal or Seal(folder), clock=pace.clock, replaced=self._skip_replaced
        )
        self._lookout = Lookout(
            database, self._loader, self._order, clock=pace.clock, loaded=self._pump, resting=self._check_calm
        )
        self._marker = Marker(database, folder, self._committed, apologise)
        self._gate = Gate(pace.clock, voice)
        self._toasts = Toasts(transport)
        self._flights: set[asyncio.Task[None]] = set()
        self._floods = Floods()
        self._brake = Brake(database, pace, self._floods, now)
        self._timer: asyncio.TimerHandle | None = None
        self._calm = asyncio.Event()
        self._loops: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def run(self) -> None:
        """Works until it is stopped or cancelled; may be run again after a failure, and goes on where it was."""
        self._stopping = False
        self.wake()
        self._loops = {asyncio.create_task(self._lookout.run()), asyncio.create_task(self._marker.run())}
        try:
            done, _ = await asyncio.wait(self._loops, return_when=asyncio.FIRST_COMPLETED)
            for loop in done:
                if not loop.cancelled():
                    loop.result()
        finally:
            loops, self._loops = self._loops, set()
            await _cancel(loops)

    def wake(self) -> None:
        """There may be new rows."""
        self._lookout.wake()

    def toast(self, toast: Toast) -> None:
        """Answers a tap, best effort, once; nobody waits for it."""
        self._toasts.send(toast)

    async def drain(self) -> None:
        """Returns when nothing waits any more, in memory or in the file, and every mark is written."""
        self._calm.clear()
        self.wake()
        await self._calm.wait()

    async def stop(self) -> None:
        """Lets nothing more leave, waits a little for what is under way, and writes the last marks."""
        self._stopping = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        await _cancel(self._loops)
        marking = {asyncio.create_task(self._marker.run())}
        await asyncio.gather(self._toasts.stop(LAST_ANSWERS), _wait(self._flights, LAST_ANSWERS))
        await _cancel(self._flights | marking)
        await self._marker.finish(LAST_ANSWERS)

    # Leaving

    def _pump(self) -> None:
        """Lets everything leave that may leave now, and sees to it that the next is not forgotten."""
        while len(self._flights) < self._width() and (departure := self._next()) is not None:
            task = asyncio.get_running_loop().create_task(self._fly(departure))
            self._flights.add(task)
            task.add_done_callback(self._flights.discard)

    def _next(self) -> Departure | None:
        """The next row to leave. Where there is none, a timer is set for the time at which there may be one."""
        while not self._stopping and self._loops:
            departure = self._order.take(self._clock())
            if departure is None:
                self._ring_at(self._order.wake_at)
                return None
            reason = pointless(departure.row, self._now)
            if reason is None:
                return departure
            self._pace.give_back(departure.sending, departure.chat.gauge)
            self._settle(departure, Mark(departure.row, Outcome.SKIPPED, reason))
        return None

    def _width(self) -> int:
        """How many requests may be under way just now."""
        if self._marker.stuck or len(self._marker) >= UNMARKED:  # the next batch of marks pumps again
            return 0
        width = self._gate.width(self._clock(), IN_FLIGHT)
        if not width:
            self._ring_at(self._gate.opens_at)
        return width

    def _ring_at(self, at: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if at < math.inf:
            self._timer = asyncio.get_running_loop().call_later(max(0.0, at - self._clock()), self._pump)

    async def _fly(self, departure: Departure) -> None:
        """A row to Telegram and back, and then the next one, as long as there is one."""
        onward: Departure | None = departure
        while onward is not None:
            await self._send(onward)
            onward = self._next() if len(self._flights) <= self._width() else None
            if onward is not None:
                self._pump()
        self._flights.discard(cast("asyncio.Task[None]", asyncio.current_task()))
        self._pump()

    async def _send(self, departure: Departure) -> None:
        self._reached("before_send")
        try:
            wanted = departure.row.method not in EDITS  # of an edit the message's id is known
            result = await self._transport.call(*request(departure), wanted=wanted)
            self._reached("after_send")
        except TelegramError as error:
            self._reached("after_send")
            self._pace.answered(departure.sending, departure.chat.gauge, refused=True)
            self._failed(departure, error)
        except OSError as error:
            self._settle(departure, Mark(departure.row, Outcome.FAILED, f"its file cannot be read: {error.strerror}"))
        except Exception:
            log.exception("row %d of the outbox cannot be sent", departure.row.id)
            self._settle(departure, Mark(departure.row, Outcome.FAILED, "it cannot be sent, the log says why"))
        else:
            self._pace.answered(departure.sending, departure.chat.gauge)
            self._gate.answered()
            self._floods.taken += 1
            self._settle(departure, verdicts.delivered(departure.row, result))

    # What becomes of it

    def _failed(self, departure: Departure, error: TelegramError) -> None:
        chat, row = departure.chat, departure.row
        match self._judge(row, error):
            case Down(reason, token):
                if token:
                    self._gate.shut(TOKEN_REFUSED)
                else:
                    self._gate.shut("Telegram is not reached (%s): what there is to say waits", reason)
                self._put_back(departure)
            case Again(wait, reason):
                self._gate.trouble(row.id, "Telegram is in trouble (%s): what there is to say waits", reason)
                self._put_back(departure, wait=wait, error=reason)
            case Flood(wait):
                self._gate.answered()
                self._brake.refused(departure, wait)
                self._put_back(departure, wait=wait, error="Telegram asked to wait", whole_chat=True)
            case Anew(topic_gone=True):
                self._gate.answered()
                without_topic(row)
                self._put_back(departure)
            case Anew():
                self._gate.answered()
                as_new(row)
                self._put_back(departure)
            case Moved(chat_id):
                self._gate.answered()
                chat.address = chat_id
                self._put_back(departure)
            case Settled(mark):
                if mark.outcome is not Outcome.UNCERTAIN:
                    self._gate.answered()
                self._settle(departure, mark)

    def _judge(self, row: Row, error: TelegramError) -> Verdict:
        try:
            return verdict(row, error, self._now())
        except Exception:
            log.exception("nobody knows what the answer to row %d of the outbox means", row.id)
            return Settled(Mark(row, Outcome.FAILED, error.message))

    def _put_back(
        self, departure: Departure, *, wait: float = 0.0, error: str | None = None, whole_chat: bool = False
    ) -> None:
        """The row goes back to the head of its line, and what it waits for is kept; a newer edit makes it pointless."""
        row = departure.row
        if not self._order.back(departure, self._clock(), wait=wait, whole_chat=whole_chat):
            if row.held and not row.withdrawn:
                self._loader.let_go(row)
            else:
                self._skip_replaced(row)
        elif error is not None:
            self._marker.delay(Delay(row, self._now() + timedelta(seconds=wait), error))

    def _settle(self, departure: Departure, mark: Mark) -> None:
        """The row's outcome is known: what waited for it may go, and the mark will be written."""
        chat, row = departure.chat, departure.row
        if chat.address != chat.id:
            mark = replace(mark, new_chat_id=chat.address)
        if row.card is not None:
            chat.card_is(row, mark.message_id)
        if mark.outcome in (Outcome.FAILED, Outcome.UNCERTAIN):
            log.warning("row %d of the outbox, %s, is %s: %s", row.id, row.method, mark.outcome, mark.error)
        self._mark(mark)
        self._order.landed(departure, self._clock())
        if self._loader.hungry(row):
            self._lookout.wake()

    def _skip_replaced(self, row: Row) -> None:
        self._mark(Mark(row, Outcome.SKIPPED, "taken back" if row.withdrawn else "a newer one was sent instead"))

    def _mark(self, mark: Mark) -> None:
        self._loader.answered(mark)
        self._marker.mark(mark)

    def _committed(self, marks: list[Mark]) -> None:
        """A batch stands in the file."""
        self._loader.committed(marks)
        self._pump()
        self._check_calm()

    def _check_calm(self) -> None:
        busy = self._lookout.busy or self._flights or len(self._marker)
        if not busy and self._order.empty and self._loader.done:
            self._calm.set()


async def _wait(tasks: set[asyncio.Task[None]], seconds: float) -> None:
    if tasks:
        await asyncio.wait(tasks, timeout=seconds)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    tasks = set(tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
