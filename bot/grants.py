"""`grant` and `revoke`: roles given and taken from the command line, beside a running bot.

The account's own list of commands changes with them, so that a role is seen where it is used.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.environment import Environment
from bot.forms import Forms
from bot.frame import Frame
from bot.texts import Catalogue
from storage import people, staff
from storage.database import Tx
from storage.errors import NotFound, OperatorError
from storage.people import Role

LARGEST = 2**52  # Bot API, User.id: at most 52 significant bits


class NoSuchAccount(OperatorError):
    """A person's user id is a positive number."""


class NoSuchScope(OperatorError):
    """A narrow role is for a session of the programme or a day of the event."""


class OwnerBySettings(OperatorError):
    """Who owns the bot by its settings is an owner as long as they say so."""


Tell = Callable[[Tx, Frame, int, Role, str], None]
"""Tells an account of a role and its scope, and brings its list of commands in line."""


def grant(tx: Tx, environment: Environment, user_id: int, role: Role, *, scope: str = "", tell: Tell) -> bool:
    """Gives the role, for a session's code or a day if `scope` names one. Returns False when it was held already.

    Raises: NoSuchAccount, NoSuchScope.
    """
    if not 0 < user_id < LARGEST:
        raise NoSuchAccount(f"{user_id} is nobody's Telegram user id, which @userinfobot tells")
    scope = _scope(tx, role, scope)
    granted = people.grant(tx, user_id, role, scope=scope)
    if granted:
        tell(tx, _frame(environment), user_id, role, scope)
    return granted


def revoke(tx: Tx, environment: Environment, user_id: int, role: Role, *, tell: Tell) -> bool:
    """Takes the role back, whatever it is for. Returns False when it was not held. Raises: OwnerBySettings."""
    if role is Role.OWNER and user_id in environment.owners:
        raise OwnerBySettings(f"{user_id} owns the bot by FORUM_OWNERS: take the number out there and start again")
    revoked = people.revoke(tx, user_id, role)
    if revoked:
        tell(tx, _frame(environment), user_id, role, people.FOR_ALL)
    return revoked


def _scope(tx: Tx, role: Role, written: str) -> str:
    """The session's code as the programme has it, or the day."""
    if written and role not in staff.NARROW:
        raise NoSuchScope(f"--for {written}: {role.value} is a role for everything; narrower ones: {_names()}")
    try:
        return staff.scope_of(tx, role, written)
    except NotFound:
        days = ", ".join(day.isoformat() for day in staff.days(tx)) or "none yet"
        raise NoSuchScope(f"--for {written}: neither a session's code nor a day of the event ({days})") from None


def _names() -> str:
    return ", ".join(role.value for role in Role if role in staff.NARROW)


def _frame(environment: Environment) -> Frame:
    return Frame(
        catalogue=Catalogue(),
        owners=environment.owners,
        language=environment.language,
        timezone=environment.timezone,
        folder=environment.database.parent,
        forms=Forms(),
    )
