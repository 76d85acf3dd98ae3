"""`check`: looks over settings, token, database, words and programme, and says how to mend what is wrong."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from telegram.error import InvalidToken, TelegramError

from bot.environment import Environment, NoToken, unknown_names
from bot.texts import LOCALES, SOURCE
from bot.transport import AiohttpRequest
from storage import event, inbox, people, programme
from storage.database import Tx, prepare, snapshot
from storage.errors import OperatorError
from storage.people import Role

NOBODY = "nobody owns the bot: set FORUM_OWNERS to your Telegram user id, which @userinfobot tells"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})  # Arabic's, CLDR


async def look_over(environment: Environment, now: datetime) -> list[str]:
    """Every fault found, a line each with its mend; empty when all is in order."""
    return [
        *(f"{name} is no setting: compare it with the README's table" for name in unknown_names()),
        *await _token(environment),
        *_database(environment, now),
        *words(LOCALES),
    ]


async def _token(environment: Environment) -> list[str]:
    try:
        base = f"{environment.bot_api_url}/bot{environment.token}"
    except NoToken as fault:
        return [str(fault)]
    request = AiohttpRequest(base=base)
    try:
        await request.call("getMe", {}, timeout=10)
    except InvalidToken:
        return ["Telegram refuses the token: copy it again from @BotFather into FORUM_BOT_TOKEN"]
    except TelegramError as error:
        return [f"Telegram cannot be reached ({error}): look at the network and FORUM_BOT_API_URL"]
    finally:
        await request.shutdown()
    return []


def _database(environment: Environment, now: datetime) -> list[str]:
    path = environment.database
    if not path.exists():
        missing = f"there is no database {path} yet: `python main.py import event FILE` makes it"
        return [missing] if environment.owners else [NOBODY, missing]
    try:
        prepare(path)
        with snapshot(path, now) as tx:
            if tx.value("PRAGMA quick_check") != "ok":
                return [f"{path} is damaged: put back the last backup"]
            owned = bool(people.holders(tx, Role.OWNER, environment.owners))
            return [*([] if owned else [NOBODY]), *_programme(tx), *_parked(path)]
    except OperatorError as fault:
        return [str(fault)]
    except (sqlite3.Error, OSError) as error:
        return [f"{path} cannot be opened ({error}): look at FORUM_DATABASE and the folder's rights"]


def _programme(tx: Tx) -> list[str]:
    forum = event.find(tx)
    if forum is None:
        return ["there is no event: `python main.py import event FILE`"]
    sessions = programme.sessions(tx)
    if not sessions:
        return ["there is no programme: `python main.py import programme FILE`"]
    zone = ZoneInfo(forum.timezone)
    outside = [
        session.code
        for session in sessions
        if not forum.starts_on <= session.starts_at.astimezone(zone).date() <= forum.ends_on
    ]
    return [f"outside the event's days: {', '.join(outside)}; mend the programme or the event"] if outside else []


def _parked(path: Path) -> list[str]:
    number = len(inbox.parked(inbox.path_beside(path)))
    return [f"{number} updates failed and were set aside: `python main.py parked` shows them"] if number else []


def words(folder: Path) -> list[str]:
    """What is wrong with the texts: missing or different ones, and Arabic counts without their six forms."""
    texts = {path.name: looks(path) for path in sorted(folder.iterdir()) if path.is_dir()}
    source = texts[SOURCE]
    faults = [
        f"locales/{SOURCE}: {name} lacks a plural form"
        for name, look in source.items()
        if any(keys & (PLURALS - {"other"}) and keys != PLURALS for keys in look.selects)
    ]
    for language, others in texts.items():
        faults += [f"locales/{language}: {name} is missing" for name in sorted(source.keys() - others.keys())]
        faults += [f"locales/{language}: {name} is not in {SOURCE}" for name in sorted(others.keys() - source.keys())]
        faults += [
            f"locales/{language}: {name} has other variables than in {SOURCE}"
            for name in sorted(source.keys() & others.keys())
            if source[name].variables != others[name].variables
        ]
        faults += [f"locales/{language}: {name} is written twice" for name, look in others.items() if look.times > 1]
    return faults


class Look(Visitor):
    """A message's variables, the keys of each of its selects, and how many times its id is given."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selects: list[set[str]] = []
        self.times = 1

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: D102, N802  # the library's name
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: D102, N802  # the library's name
        keys = [variant.key for variant in node.variants]
        self.selects.append({key.name if isinstance(key, ftl.Identifier) else str(key.value) for key in keys})
        self.generic_visit(node)


def looks(folder: Path) -> dict[str, Look]:
    """Every text of a language's folder by its id."""
    found: dict[str, Look] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if not isinstance(entry, ftl.Message):
                continue
            look = Look()
            look.visit(entry)
            look.times += found[entry.id.name].times if entry.id.name in found else 0
            found[entry.id.name] = look
    return found
