"""What waits for one chat: a line for each class, and what stands aside.

An edit takes the place of an older one of the same message that waits still, a reply that of the very same one. A row
that cannot leave although its turn has come (an edit whose card has not been sent, a card shown a moment ago) stands
aside and lets others pass.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bot.pacing import Gauge, Sending
from storage.delivery import Row
from storage.outbox import Class

MARKUP_ALONE = "editMessageReplyMarkup"
EDITS = frozenset({"editMessageText", "editMessageCaption", "editMessageMedia", MARKUP_ALONE})


class Line:
    """The rows of one chat in one class, in the order in which they leave."""

    __slots__ = ("not_before", "offered", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.not_before = 0.0
        self.offered = False  # the chat stands among those that this class may take from

    def add(self, row: Row) -> None:
        """Puts a row where its id belongs, which is nearly always the end."""
        rows = self.rows
        if rows and rows[-1].id > row.id:
            rows.insert(sum(other.id < row.id for other in rows), row)
        else:
            rows.append(row)


@dataclass(slots=True, eq=False)
class Aside:
    """A row that lets others pass: until a time, or (for ever) until its card has been sent."""

    row: Row
    klass: Class  # of the line to go back to
    until: float


class Chat:
    """Everything that waits for one chat. `address` differs from `id` once a group has moved."""

    __slots__ = ("address", "aside", "flying", "gauge", "id", "lines", "not_before", "rings_at", "shown")

    def __init__(self, chat_id: int, gauge: Gauge | None) -> None:
        self.id = self.address = chat_id
        self.gauge = gauge
        self.lines: list[Line | None] = [None] * len(Class)
        self.aside: list[Aside] = []
        self.shown: dict[int | str | None, float] = {}  # when cards that update themselves were last shown
        self.flying = False
        self.not_before = 0.0
        self.rings_at = math.inf

    def line(self, klass: Class) -> Line:
        """The line of a class, made when it is first needed."""
        line = self.lines[klass]
        if line is None:
            line = self.lines[klass] = Line()
        return line

    def waiting(self) -> Iterator[Row]:
        """Every row that waits here."""
        for line in self.lines:
            if line is not None:
                yield from line.rows
        for entry in self.aside:
            yield entry.row

    def idle(self, now: float) -> bool:
        """Whether the chat can be forgotten."""
        return (
            not self.flying
            and not self.aside
            and not self.shown
            and self.not_before <= now
            and (self.gauge is None or self.gauge.idle(now))
            and not any(line and line.rows for line in self.lines)
        )

    def next_show(self, row: Row, every: int) -> float:
        """When a card that updates itself may be shown again."""
        return self.shown.get(target(row), -math.inf) + every

    def older(self, row: Row) -> Row | None:
        """The edit that waits of the same message and that `row` makes pointless."""
        return next((older for older in self.waiting() if older.id < row.id and same_message(older, row)), None)

    def same_reply(self, row: Row) -> Row | None:
        """The reply in the very same words that waits: a person who floods the bot is answered once, at the end."""
        line = self.lines[row.klass]
        if line is None or not line.rows or not _is_plain_reply(row):
            return None
        return next((same for same in line.rows if same.payload == row.payload and _is_plain_reply(same)), None)

    def overtaken(self, row: Row) -> bool:
        """Whether a newer edit of the same message waits."""
        return any(newer.id > row.id and same_message(row, newer) for newer in self.waiting())

    def take_place(self, older: Row, row: Row) -> Class | None:
        """Puts `row` where `older` waits, if that is no worse a line; else lets `older` go.

        Returns the line to which `row` belongs, or None when it has its place.
        """
        for klass in Class:
            line = self.lines[klass]
            if line is None or older not in line.rows:
                continue
            if klass > row.klass:
                line.rows.remove(older)
                return row.klass
            line.rows[line.rows.index(older)] = row
            return None
        klass = next(entry.klass for entry in self.aside if entry.row is older)
        self.remove(older)
        return min(klass, row.klass)

    def remove(self, row: Row) -> None:
        """Forgets a row that waits."""
        self.aside = [entry for entry in self.aside if entry.row is not row]
        for line in self.lines:
            if line is not None and row in line.rows:
                line.rows.remove(row)

    def card_is(self, sent: Row, message_id: int | None) -> None:
        """The card of a row that was sent is this message (or has none): what waited for that waits no more."""
        for row in self.waiting():
            if row.card == sent.card and row.id > sent.id and not row.fixed and (row.awaits or 0) <= sent.id:
                row.awaits = None
                row.message_id = message_id or row.message_id


@dataclass(slots=True, eq=False)
class Departure:
    """A row that leaves now, from the line of `klass` (perhaps that of an edit which it replaced)."""

    chat: Chat
    klass: Class
    row: Row
    sending: Sending | None = None  # where the row counts as a message


def target(row: Row) -> int | str | None:
    """The message that a row changes, by its id or, while that is unknown, by its card."""
    return row.card if row.message_id is None else row.message_id


def _is_plain_reply(row: Row) -> bool:
    """Whether nobody asks what became of this very row."""
    counted = row.card or row.about or row.expires_at
    return row.method == "sendMessage" and row.klass in (Class.REPLY, Class.STRANGER) and not counted


def same_message(older: Row, newer: Row) -> bool:
    """Whether the newer edit shows everything that the older one would."""
    return (
        older.method in EDITS
        and older.method in (newer.method, MARKUP_ALONE)
        and older.awaits == newer.awaits
        and target(older) == target(newer)
    )
