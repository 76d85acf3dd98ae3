"""Which handler an update belongs to: a tap's code says it, of all else python-telegram-bot's handlers decide.

The table itself stands in handlers/routes.py, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.codes import Code, prefix_of
from bot.doors import Door
from bot.fetching import Fetches
from bot.turn import Turn

Act = Callable[[Turn], None]
_COMMANDS = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


@dataclass(frozen=True, slots=True)
class Route:
    """A handler behind its door; `code` is the button's, for taps."""

    act: Act
    door: Door
    code: type[Code] | None = None
    fetches: tuple[Fetches, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """`/name` in the private chat. A form that it interrupts is left, its draft kept, unless `keeps_form`."""

    name: str
    act: Act
    door: Door
    keeps_form: bool = False


@dataclass(frozen=True, slots=True)
class Tap:
    """A button's code. Anybody can forge it: where the door is ANYONE's, tests/test_doors.py says why it may be."""

    code: type[Code]
    act: Act
    door: Door


@dataclass(frozen=True, slots=True)
class Said:
    """Any other message that the filter lets through, whoever wrote it. With `fetches`, the act finds the sent file
    as `turn.file`, for the first of them that wants it.
    """

    filter: filters.BaseFilter
    act: Act
    fetches: tuple[Fetches, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The whole routing table; `otherwise` takes what nothing else took, `stale` a button that no code claims."""

    commands: tuple[Command, ...]
    taps: tuple[Tap, ...]
    said: tuple[Said, ...]
    stale: Act
    otherwise: Act


class Router:
    """Turns the table into handlers of `application` and asks it about updates."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], table: Table) -> None:
        self._application = application
        self._taps = {tap.code.prefix: Route(tap.act, tap.door, tap.code) for tap in table.taps}
        if len(self._taps) != len(table.taps):
            raise ValueError("two codes share a prefix")
        self._stale = Route(table.stale, Door.ANYONE)
        self._chosen: Route | None = None
        self._error: Exception | None = None
        application.add_handlers(list(self._handlers(table)))
        application.add_error_handler(self._note_error)

    async def choose(self, update: Update) -> Route | None:
        """The route of `update`; None where the bot has nothing to do with it. Raises what a filter raised."""
        query = update.callback_query
        if query is not None:  # its code says it all
            return self._taps.get(prefix_of(query.data or ""), self._stale)
        self._chosen = self._error = None
        await self._application.process_update(update)
        if self._error is not None:
            raise self._error
        return self._chosen

    def _handlers(self, table: Table) -> Iterable[BaseHandler[Any, Any, Any]]:
        for command in table.commands:
            act = command.act if command.keeps_form else _leaving_form(command.act)
            note = self._noting(Route(act, command.door))
            yield CommandHandler(command.name, note, filters=_COMMANDS)
        for said in table.said:
            yield MessageHandler(said.filter, self._noting(Route(said.act, Door.ANYONE, fetches=said.fetches)))
        yield TypeHandler(Update, self._noting(Route(table.otherwise, Door.ANYONE)))

    def _noting(self, route: Route) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Any]:
        async def note(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
            self._chosen = route

        return note

    async def _note_error(self, _update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        self._error = context.error


def _leaving_form(act: Act) -> Act:
    def leave_and_act(turn: Turn) -> None:
        turn.frame.forms.interrupt(turn)
        act(turn)

    return leave_and_act
