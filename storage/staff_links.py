"""One-time links to a role: made by an owner, used by one account, and confirmed by an owner before the role is given.

Of a link only a hash is kept. It leads nowhere after a day, after its first use, and when it is taken back.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import audit, people
from storage.database import Tx
from storage.errors import NotAllowed, NotFound, UserError
from storage.people import Role
from storage.times import moment, moment_or_none, stamp

LIVES = timedelta(hours=24)
BYTES = 16  # 128 bits


class LinkExpired(UserError):
    """The link is older than a day, or was taken back."""


class LinkUsedBefore(UserError):
    """The link was used already; each works once."""


class LinkIsYours(UserError):
    """Who made a link does not use it up."""


class RoleHeldAlready(UserError):
    """The account has the role."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link. `used_by` asks for the role; `accepted` is None until an owner has decided."""

    id: int
    role: Role
    scope: str
    made_by: int
    expires_at: datetime
    used_by: int | None
    decided_at: datetime | None
    accepted: bool | None

    @property
    def waits(self) -> bool:
        """Whether somebody has used it and nobody has decided."""
        return self.used_by is not None and self.decided_at is None

    @property
    def card(self) -> str:
        """The name of the owners' card about it."""
        return f"staff:{self.id}"


def make(tx: Tx, role: Role, *, scope: str, by: int) -> tuple[Link, str]:
    """A new link and its token, which stands nowhere else. Raises NotAllowed for the owner's role."""
    if role is Role.OWNER:
        raise NotAllowed
    token = secrets.token_urlsafe(BYTES)
    link_id = tx.add(
        "staff_link",
        hash=_hash(token),
        role=role.value,
        scope=scope,
        made_by=by,
        made_at=tx.stamp,
        expires_at=stamp(tx.now + LIVES),
    )
    audit.note(tx, "staff-link", actor=by, subject=f"staff:{link_id}", after={"role": role.value, "scope": scope})
    return find(tx, link_id), token


def find(tx: Tx, link_id: int) -> Link:
    """The link of that id. Raises NotFound."""
    row = tx.one("SELECT * FROM staff_link WHERE id = ?", link_id)
    if row is None:
        raise NotFound
    return _link(row)


def waiting(tx: Tx) -> list[Link]:
    """Those that were used and wait for a decision, the oldest first."""
    rows = tx.all("SELECT * FROM staff_link WHERE used_by IS NOT NULL AND decided_at IS NULL ORDER BY id")
    return [_link(row) for row in rows]


def use(tx: Tx, token: str, user_id: int) -> Link | None:
    """Uses a link up for the account, which asks for the role with it; None for a token that never was one.

    Whoever has used it and opens it again gets it as it stands.

    Raises: LinkIsYours, RoleHeldAlready, LinkUsedBefore, LinkExpired.
    """
    row = tx.one("SELECT * FROM staff_link WHERE hash = ?", _hash(token))
    if row is None:
        return None
    link = _link(row)
    if link.used_by == user_id and link.waits:
        return link
    if link.used_by is not None:
        raise LinkUsedBefore
    if link.expires_at <= tx.now:
        raise LinkExpired
    if link.made_by == user_id:
        raise LinkIsYours
    if tx.one("SELECT 1 FROM role WHERE user_id = ? AND role = ? AND scope IN ('', ?)", user_id, link.role, link.scope):
        raise RoleHeldAlready
    tx.run("UPDATE staff_link SET used_by = ?, used_at = ? WHERE id = ?", user_id, tx.stamp, link.id)
    audit.note(tx, "staff-link-used", actor=user_id, subject=link.card)
    return find(tx, link.id)


def decide(tx: Tx, link: Link, *, accepted: bool, by: int) -> bool:
    """An owner's word about who has used the link; with yes the role is given. False when somebody was faster."""
    if link.used_by is None:
        raise NotFound
    cursor = tx.run(
        "UPDATE staff_link SET decided_at = ?, accepted = ? WHERE id = ? AND decided_at IS NULL",
        tx.stamp,
        int(accepted),
        link.id,
    )
    if not cursor.rowcount:
        return False
    if accepted:
        people.grant(tx, link.used_by, link.role, scope=link.scope, by=by)
    else:
        audit.note(tx, "staff-link-declined", actor=by, subject=link.card)
    return True


def informed(tx: Tx, link: Link) -> list[int]:
    """The owners who got the card about it."""
    rows = tx.all("SELECT DISTINCT chat_id FROM outbox WHERE about = ? AND method = 'sendMessage'", link.card)
    return [row["chat_id"] for row in rows]


def take_back(tx: Tx, link: Link, *, by: int) -> bool:
    """An unused link leads nowhere from now on. False when it was used or has expired before."""
    cursor = tx.run(
        "UPDATE staff_link SET expires_at = ? WHERE id = ? AND used_by IS NULL AND expires_at > ?",
        tx.stamp,
        link.id,
        tx.stamp,
    )
    if cursor.rowcount:
        audit.note(tx, "staff-link-taken-back", actor=by, subject=link.card)
    return bool(cursor.rowcount)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _link(row: sqlite3.Row) -> Link:
    return Link(
        id=row["id"],
        role=Role(row["role"]),
        scope=row["scope"],
        made_by=row["made_by"],
        expires_at=moment(row["expires_at"]),
        used_by=row["used_by"],
        decided_at=moment_or_none(row["decided_at"]),
        accepted=None if row["accepted"] is None else bool(row["accepted"]),
    )
