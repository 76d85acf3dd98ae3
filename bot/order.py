"""Which row leaves next, of all that wait in memory.

Within one chat and class rows leave in the order in which they were queued; a higher class goes first; a chat has
one request under way at a time. Nothing here waits: `take` says what may leave now, and `wake_at` when to ask again.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterable

from bot.pacing import Pace, Sending
from bot.queues import EDITS, Aside, Chat, Departure, target
from storage.delivery import Row
from storage.outbox import Class

CLASSES = tuple(Class)
COUNTED = ("send", "edit", "copy", "forward")  # what Telegram counts as messages begins so


class Order:
    """All chats, and whose turn it is. `held` counts the rows of each class, those under way included."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.chats: dict[int, Chat] = {}
        self.held = [0] * len(Class)
        self.ready: tuple[deque[Chat], ...] = tuple(deque() for _ in Class)
        self.flying: set[Row] = set()
        self.wake_at = math.inf
        self._album_waits = 0.0  # seconds, of an album that stands first and for which the bot has no room yet
        self._bells: list[tuple[float, int, Chat]] = []
        self._rung = 0

    @property
    def empty(self) -> bool:
        """Whether no row is held."""
        return not any(self.held)

    def put(self, row: Row, now: float) -> Row | None:
        """Takes in a row. Returns the older one that it replaces: an edit of the same message, or the same reply."""
        chat = self.chats.get(row.chat_id)
        if chat is None:
            chat = self.chats[row.chat_id] = Chat(row.chat_id, self.pace.gauge(row.chat_id))
        self.held[row.klass] += 1
        older = chat.older(row) if row.method in EDITS else None
        if older is None:
            same = chat.same_reply(row)
            if same is not None:
                chat.remove(same)
                self.held[same.klass] -= 1
            self._place(chat, row.klass, row, now)
            return same
        row.every = min(row.every, older.every)
        klass = chat.take_place(older, row)
        self.held[older.klass] -= 1
        if klass is not None:
            self._place(chat, klass, row, now)
        return older

    def take(self, now: float) -> Departure | None:
        """The row that leaves now, counted as sent; None when none may, and then `wake_at` is the time to ask again."""
        self._ring(now)
        wait = 0.0
        for klass in CLASSES:
            if not self.ready[klass]:
                continue
            wait = self.pace.wait(now, reply=klass is Class.REPLY)
            if wait > 0:  # lower classes are never better off
                break
            departure = self._first(klass, now)
            if departure is not None:
                return departure
            wait = self._album_waits
            if wait > 0:
                break
        self.wake_at = self._bells[0][0] if self._bells else math.inf
        if wait > 0:
            self.wake_at = min(self.wake_at, now + wait)
        return None

    def landed(self, departure: Departure, now: float) -> None:
        """The row is done with: the chat's next one may leave."""
        self.flying.discard(departure.row)
        self.held[departure.row.klass] -= 1
        self._free(departure.chat, now)

    def back(self, departure: Departure, now: float, *, wait: float = 0.0, whole_chat: bool = False) -> bool:
        """Puts a row back at the head of its line, which stands still for `wait` seconds (or the whole chat does).

        Returns False, and lets the row go, when it was taken or held back or a newer edit of the same message waits.
        """
        chat, row = departure.chat, departure.row
        if whole_chat:
            self.bar(chat, now + wait)
        if row.withdrawn or row.held or (row.method in EDITS and chat.overtaken(row)):
            self.landed(departure, now)
            return False
        self.flying.discard(row)
        line = chat.line(departure.klass)
        line.rows.insert(0, row)
        if not whole_chat:
            line.not_before = now + wait
        self._free(chat, now)
        return True

    def bar(self, chat: Chat, until: float) -> None:
        """Holds up a chat until the given time."""
        chat.not_before = max(chat.not_before, until)

    def waiting_in(self, chat_id: int, klass: Class) -> int:
        """How many rows of one chat and class wait in its line."""
        chat = self.chats.get(chat_id)
        line = chat.lines[klass] if chat is not None else None
        return len(line.rows) if line is not None else 0

    def ids(self) -> set[int]:
        """The rows that wait or are on their way, and those that they wait for."""
        waiting = [*self.flying, *(row for chat in self.chats.values() for row in chat.waiting())]
        return {row.id for row in waiting} | {row.awaits for row in waiting if row.awaits is not None}

    def drop(self, gone: Iterable[int], now: float, *, held: Iterable[int] = ()) -> None:
        """Forgets rows that were taken back or are held; one that is on its way is not tried again."""
        gone, held = set(gone), set(held)
        for row in self.flying:
            row.withdrawn = row.withdrawn or row.id in gone
            row.held = row.id in held
        for chat in list(self.chats.values()):
            for row in list(chat.waiting()):
                if row.awaits in gone:
                    row.awaits = None
                if row.id in gone or row.id in held:
                    chat.remove(row)
                    self.held[row.klass] -= 1
            self._call_back(chat, now)

    def sweep(self, now: float) -> None:
        """Forgets chats with which nothing is going on."""
        longest = float(self.pace.rates.group_card_every)
        for chat in list(self.chats.values()):
            if chat.shown:
                chat.shown = {card: at for card, at in chat.shown.items() if at > now - longest}
            if chat.idle(now):
                del self.chats[chat.id]

    def _place(self, chat: Chat, klass: Class, row: Row, now: float) -> None:
        until = 0.0
        if row.awaits is not None:
            until = math.inf
        elif row.every:
            shortest = self.pace.rates.group_card_every if chat.id < 0 else 0
            until = chat.next_show(row, max(row.every, shortest))
        if until > now:
            chat.aside.append(Aside(row, klass, until))
            self._ring_at(chat, until)
            return
        chat.line(klass).add(row)
        self._offer(chat, klass)

    def _call_back(self, chat: Chat, now: float) -> None:
        """Those aside whose hindrance is gone go back to their lines."""
        aside, chat.aside = chat.aside, []
        for entry in aside:
            if entry.row.awaits is not None or now < entry.until < math.inf:
                chat.aside.append(entry)
            else:
                self._place(chat, entry.klass, entry.row, now)

    def _offer(self, chat: Chat, klass: Class) -> None:
        line = chat.lines[klass]
        if line is not None and line.rows and not line.offered and not chat.flying:
            line.offered = True
            self.ready[klass].append(chat)

    def _free(self, chat: Chat, now: float) -> None:
        chat.flying = False
        if chat.aside:
            self._call_back(chat, now)
        for klass in CLASSES:
            self._offer(chat, klass)
        if chat.gauge is None and chat.idle(now):
            self.chats.pop(chat.id, None)

    def _first(self, klass: Class, now: float) -> Departure | None:
        """From the first chat of a class that may be spoken to now; the others come back when their bell rings."""
        ready = self.ready[klass]
        self._album_waits = 0.0
        while ready:
            chat = ready.popleft()
            line = chat.line(klass)
            line.offered = False
            if chat.flying or not line.rows:
                continue
            counted, weight = line.rows[0].method.startswith(COUNTED), line.rows[0].weight
            until = max(chat.not_before, line.not_before)
            if counted and chat.gauge is not None:
                until = max(until, now + chat.gauge.wait(now, weight=weight))
            if until <= now:
                if weight > 1:
                    self._album_waits = self.pace.wait(now, reply=klass is Class.REPLY, weight=weight)
                if self._album_waits > 0:
                    line.offered = True
                    ready.appendleft(chat)
                    return None
                return self._depart(chat, klass, now, counted=counted)
            self._ring_at(chat, until)
        return None

    def _depart(self, chat: Chat, klass: Class, now: float, *, counted: bool) -> Departure:
        row = chat.line(klass).rows.pop(0)
        chat.flying = True
        self.flying.add(row)
        if row.every:
            chat.shown[target(row)] = now
        reply = klass is Class.REPLY
        return Departure(chat, klass, row, self._count(chat, row, now, reply=reply) if counted else None)

    def _count(self, chat: Chat, row: Row, now: float, *, reply: bool) -> Sending | None:
        return self.pace.take(chat.gauge, now, reply=reply, weight=row.weight)

    def _ring_at(self, chat: Chat, at: float) -> None:
        if at < chat.rings_at:
            chat.rings_at = at
            self._rung += 1
            heapq.heappush(self._bells, (at, self._rung, chat))

    def _ring(self, now: float) -> None:
        """Lets those speak again whose time has come."""
        while self._bells and self._bells[0][0] <= now:
            at, _, chat = heapq.heappop(self._bells)
            if at != chat.rings_at:  # it has rung earlier
                continue
            chat.rings_at = math.inf
            self._call_back(chat, now)
            for entry in chat.aside:
                self._ring_at(chat, entry.until)
            for klass in CLASSES:
                self._offer(chat, klass)
