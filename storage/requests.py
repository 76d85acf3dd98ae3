"""Requests to the staff: to be let in, to be somebody of the roster, to take over what another account is bound to."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage import audit
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.registration import Consent, Details
from storage.times import moment, moment_or_none, stamp

A_DAY = 3  # requests that one account may make within 24 hours


class Kind(StrEnum):
    """What is asked."""

    CLAIM = "claim"  # to be somebody of the roster, by a name or a typed number
    TAKEN = "taken"  # to be somebody whom another account is bound to
    APPROVAL = "approval"  # to be let in


class State(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by who asked, or because they came in another way


class TooManyRequests(UserError):
    """The account has asked often enough for today."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `details` are what was said in the form, None where there was none or nothing is left of it.

    `name` is that of who asks. `person_id` is of the roster, or the one who waits for approval, or, once it is
    accepted, who they are; `decided_by` is the user id of one of the staff.
    """

    id: int
    user_id: int
    person_id: int | None
    kind: Kind
    name: str
    details: Details | None
    consent: Consent | None
    state: State
    asked_at: datetime
    decided_at: datetime | None
    decided_by: int | None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state is State.WAITING


def ask(
    tx: Tx, user_id: int, kind: Kind, *, person_id: int | None, details: Details | None, consent: Consent | None
) -> Request:
    """Asks the staff. An account has one waiting request: an earlier one is withdrawn. Raises TooManyRequests."""
    same = waiting_of(tx, user_id)
    if same is not None and (same.kind, same.person_id, same.details) == (kind, person_id, details):
        return same
    since = stamp(tx.now - timedelta(days=1))
    if tx.value("SELECT count(*) FROM request WHERE user_id = ? AND asked_at > ?", user_id, since) >= A_DAY:
        raise TooManyRequests
    withdraw(tx, user_id)
    request_id = tx.add(
        "request",
        user_id=user_id,
        person_id=person_id,
        kind=kind.value,
        details=_write(details, consent),
        asked_at=tx.stamp,
    )
    return find(tx, request_id)


def find(tx: Tx, request_id: int) -> Request:
    """The request of that id. Raises NotFound."""
    row = tx.one("SELECT * FROM request WHERE id = ?", request_id)
    if row is None:
        raise NotFound
    return _request(row)


def waiting_of(tx: Tx, user_id: int) -> Request | None:
    """The account's request that waits."""
    row = tx.one("SELECT * FROM request WHERE user_id = ? AND state = 'waiting'", user_id)
    return _request(row) if row else None


def waiting(tx: Tx) -> list[Request]:
    """Every request that waits, the oldest first."""
    return [_request(row) for row in tx.all("SELECT * FROM request WHERE state = 'waiting' ORDER BY id")]


def count_waiting(tx: Tx) -> int:
    """How many wait."""
    return int(tx.value("SELECT count(*) FROM request WHERE state = 'waiting'"))


def decide(tx: Tx, request: Request, state: State, *, by: int) -> bool:
    """Writes down the decision. Returns False, and changes nothing, when somebody was faster.

    What was typed in the form, but for the name, is kept by the participant from here on, or by nobody.
    """
    cursor = tx.run(
        "UPDATE request SET state = ?, decided_at = ?, decided_by = ?, details = ? WHERE id = ? AND state = ?",
        state.value,
        tx.stamp,
        by,
        json.dumps({"name": request.name}, ensure_ascii=False),
        request.id,
        State.WAITING.value,
    )
    if cursor.rowcount:
        audit.note(tx, f"request_{state.value}", actor=by, subject=f"request:{request.id}")
    return bool(cursor.rowcount)


def withdraw(tx: Tx, user_id: int) -> Request | None:
    """Takes the account's waiting request back, and returns it as it was."""
    request = waiting_of(tx, user_id)
    if request is not None:
        tx.run(
            "UPDATE request SET state = 'withdrawn', decided_at = ?, details = '{}' WHERE id = ?", tx.stamp, request.id
        )
    return request


def found_out(tx: Tx, request_id: int, person_id: int) -> None:
    """The staff have found out who it is."""
    tx.run("UPDATE request SET person_id = ? WHERE id = ?", person_id, request_id)


def informed(tx: Tx, request_id: int) -> list[int]:
    """The staff who got the request's card."""
    rows = tx.all("SELECT DISTINCT chat_id FROM outbox WHERE about = ? AND method = 'sendMessage'", about(request_id))
    return [row["chat_id"] for row in rows]


def about(request_id: int) -> str:
    """What the request's cards are called, in each chat."""
    return f"request:{request_id}"


def _write(details: Details | None, consent: Consent | None) -> str:
    kept: dict[str, Any] = asdict(details) if details else {}
    if consent:
        kept |= {"consent_version": consent.version, "consented_at": stamp(consent.at)}
    return json.dumps(kept, ensure_ascii=False)


def _request(row: sqlite3.Row) -> Request:
    kept = json.loads(row["details"])
    version, at = kept.pop("consent_version", None), kept.pop("consented_at", None)
    return Request(
        id=row["id"],
        user_id=row["user_id"],
        person_id=row["person_id"],
        kind=Kind(row["kind"]),
        name=kept.get("name", ""),
        details=Details(**kept) if len(kept) > 1 else None,
        consent=Consent(version, moment(at)) if at else None,
        state=State(row["state"]),
        asked_at=moment(row["asked_at"]),
        decided_at=moment_or_none(row["decided_at"]),
        decided_by=row["decided_by"],
    )
