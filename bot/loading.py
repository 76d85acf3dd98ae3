"""From the file into memory: a window of each class, so that a long backlog costs no memory.

A chat may hold only a few rows of each class, so that a slow one does not fill the window; what it has beyond them
stays behind in the file until it has come so far.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.order import Order
from storage import delivery, outbox
from storage.database import Database, Tx
from storage.delivery import Mark, Row, makes_message
from storage.errors import OperatorError
from storage.outbox import Class
from storage.sealing import Seal, Unsealable
from storage.times import stamp

log = logging.getLogger(__name__)

WINDOW = 1000  # rows of each class in memory
PER_CHAT = 20  # rows of each class and chat in memory
PAGE = 200  # rows read beyond the window when nothing in it may leave


@dataclass(slots=True)
class Shelf:
    """What is known of one class in the file: read up to `after`; there may be `more`; who has rows left `behind`."""

    klass: Class
    after: int = 0
    more: bool = True
    behind: dict[int, int] = field(default_factory=dict)  # by chat, the id after which its rows stayed behind


@dataclass(frozen=True, slots=True)
class Found:
    """What one look into the file brought."""

    fresh: list[tuple[Shelf, int, list[Row]]]
    left: list[tuple[Shelf, int, list[Row]]]
    put_off: dict[Class, int]
    now: datetime


class Loader:
    """Reads rows that wait into the order. `replaced` is called with each older edit that a new one makes pointless."""

    def __init__(
        self,
        database: Database,
        order: Order,
        *,
        seal: Seal,
        clock: Callable[[], float],
        replaced: Callable[[Row], None],
    ) -> None:
        self._database = database
        self._order = order
        self._seal = seal
        self._clock = clock
        self._replaced = replaced
        self._shelves = tuple(Shelf(klass) for klass in Class)
        self._since = ""  # rows put off until this stamp or earlier have been seen
        self._again = False
        self._answers: dict[tuple[int, str], tuple[int, int | None]] = {}
        self._settled: list[Mark] = []
        self._known: set[int] = set()  # rows in memory, or settled and perhaps still waiting in the file as last seen

    @property
    def done(self) -> bool:
        """Whether the last look has brought everything that waits."""
        return not any(shelf.more or shelf.behind for shelf in self._shelves)

    @property
    def searching(self) -> bool:
        """Whether another look should follow at once: what was read could not be held, and there is more."""
        return any(shelf.more and self._room(shelf) for shelf in self._shelves) or bool(self._hungry_chats())

    def hungry(self, row: Row) -> bool:
        """Whether, after this row has left, more should be read."""
        shelf = self._shelves[row.klass]
        if shelf.more and self._order.held[row.klass] <= WINDOW // 2:
            return True
        return row.chat_id in shelf.behind and self._has_room(shelf, row.chat_id)

    async def load(self) -> None:
        """Reads what there is room for."""
        if self._again:
            self._again = False
            for shelf in self._shelves:
                _turn_back(shelf, 0)
        settled, self._settled = self._settled, []
        pages = [(shelf, self._room(shelf)) for shelf in self._shelves]
        found = await self._database.read(_look, pages, self._hungry_chats(), self._since)
        self._since = stamp(found.now)
        for mark in settled:  # the look has seen their marks
            self._forget(mark.row)
        for shelf, chat_id, rows in found.left:
            self._take_left(shelf, chat_id, rows, found.now)
        for shelf, room, rows in found.fresh:
            self._take_fresh(shelf, room, rows, found.now)
        for klass, first in found.put_off.items():
            _turn_back(self._shelves[klass], first - 1)

    def begin_again(self) -> None:
        """Rows that were held back are let go, in places that were read past: the next look begins before them."""
        self._again = True

    async def drop_withdrawn(self) -> None:
        """Forgets the rows that were taken back or are held in the file, by whatever process."""
        ids = self._order.ids()
        if ids:
            waiting, held = await self._database.read(delivery.still_waiting, ids)
            gone = ids - waiting - held
            self._order.drop(gone, self._clock(), held=held)
            self._known -= gone | (held - {row.id for row in self._order.flying})

    def let_go(self, row: Row) -> None:
        """A row that came back was held meanwhile: it is read again when it may leave."""
        self._known.discard(row.id)

    def answered(self, mark: Mark) -> None:
        """Keeps a card's message id for rows that are read before the mark can be seen in the file."""
        if mark.row.card is not None and (mark.message_id is not None or makes_message(mark.row.method)):
            self._answers[mark.row.chat_id, mark.row.card] = (mark.row.id, mark.message_id)

    def committed(self, marks: list[Mark]) -> None:
        """The marks stand in the file: looks that begin from now on see them."""
        self._settled += marks

    def _forget(self, row: Row) -> None:
        self._known.discard(row.id)
        card = (row.chat_id, row.card or "")
        if card in self._answers and self._answers[card][0] == row.id:
            del self._answers[card]

    def _hungry_chats(self) -> list[tuple[Shelf, int]]:
        return [
            (shelf, chat_id) for shelf in self._shelves for chat_id in shelf.behind if self._has_room(shelf, chat_id)
        ]

    def _has_room(self, shelf: Shelf, chat_id: int) -> bool:
        return self._order.waiting_in(chat_id, shelf.klass) <= PER_CHAT // 2

    def _room(self, shelf: Shelf) -> int:
        """How many rows of a class to read now. While none of those held may leave, it looks for others."""
        held = self._order.held[shelf.klass]
        if held < WINDOW // 2 or (held < WINDOW and not shelf.more):
            return WINDOW - held
        return 0 if self._order.ready[shelf.klass] else PAGE

    def _take_fresh(self, shelf: Shelf, room: int, rows: list[Row], now: datetime) -> None:
        shelf.more = len(rows) == room  # also where there was no room to look
        for row in rows:
            shelf.after = row.id
            if row.chat_id in shelf.behind or self._order.waiting_in(row.chat_id, shelf.klass) >= PER_CHAT:
                shelf.behind[row.chat_id] = min(shelf.behind.get(row.chat_id, row.id), row.id - 1)
            else:
                self._put(row, now)

    def _take_left(self, shelf: Shelf, chat_id: int, rows: list[Row], now: datetime) -> None:
        for row in rows:
            shelf.behind[chat_id] = row.id
            self._put(row, now)
        if len(rows) < PER_CHAT:
            del shelf.behind[chat_id]

    def _put(self, row: Row, now: datetime) -> None:
        if row.id in self._known:  # found by its time and by its place
            return
        self._known.add(row.id)
        self._unseal(row)
        if not makes_message(row.method):
            self._find_message(row)
        moment = self._clock()
        older = self._order.put(row, moment)
        if row.not_before is not None and row.not_before > now:
            self._order.bar(self._order.chats[row.chat_id], moment + (row.not_before - now).total_seconds())
        if older is not None:
            self._replaced(older)

    def _unseal(self, row: Row) -> None:
        """What was sealed while it waited is opened here, and is nowhere else than in memory and at Telegram."""
        try:
            payload = outbox.unseal(row.payload, self._seal)
        except (Unsealable, OperatorError, TypeError, ValueError) as error:
            log.error("row %s cannot be opened: %s", row.id, type(error).__name__)
            return
        if payload is not None:
            row.payload, row.sealed = payload, True

    def _find_message(self, row: Row) -> None:
        """Which message the row changes: that of its payload, or that of its card as far as it is known."""
        named = row.named()
        if named is not None:
            row.message_id, row.awaits, row.fixed = named, None, True
            return
        if row.card is None:
            return
        answer = self._answers.get((row.chat_id, row.card))
        if answer is not None and answer[0] < row.id and answer[0] >= (row.awaits or 0):
            row.awaits = None
            row.message_id = answer[1] or row.message_id
        if row.awaits is not None:
            row.message_id = None


def _turn_back(shelf: Shelf, after: int) -> None:
    """What lies beyond `after` is read again, in windows as ever; what is in memory already stays as it is."""
    shelf.after, shelf.more = min(shelf.after, after), True


def _look(tx: Tx, pages: Sequence[tuple[Shelf, int]], chats: Sequence[tuple[Shelf, int]], since: str) -> Found:
    """Everything that one hop into the database's thread can bring."""
    fresh = [
        (shelf, room, delivery.waiting(tx, shelf.klass, after=shelf.after, limit=room) if room else [])
        for shelf, room in pages
    ]
    left = [(shelf, chat_id, _left_behind(tx, shelf, chat_id)) for shelf, chat_id in chats]
    return Found(fresh, left, delivery.fallen_due(tx, since) if since else {}, tx.now)


def _left_behind(tx: Tx, shelf: Shelf, chat_id: int) -> list[Row]:
    return delivery.waiting_of_chat(
        tx, chat_id, shelf.klass, after=shelf.behind[chat_id], upto=shelf.after, limit=PER_CHAT
    )
