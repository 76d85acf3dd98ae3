"""Room codes: five digits on the hall's screen, another for each session, with which a deputy checks in alone.

A code is derived from the secret and the session and kept nowhere. It holds while the session is on, and a little
before and after.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import attendance, programme
from storage.arabic import plain
from storage.database import Tx
from storage.programme import Session
from storage.secret import Secret

DIGITS = "2345679"  # 0, 1 and 8 are misread from the back of a hall
LENGTH = 5
AROUND = timedelta(minutes=15)  # before the session begins and after it ends


def typed(text: str) -> str | None:
    """The code that `text` may be, in any digits; None for anything else."""
    code = plain(text).replace(" ", "")
    return code if len(code) == LENGTH and code.isascii() and code.isdigit() else None


def is_open(session: Session, now: datetime) -> bool:
    """Whether its code holds at that moment."""
    return attendance.has_list(session) and session.starts_at - AROUND <= now <= session.ends_at + AROUND


def open_at(tx: Tx, now: datetime) -> list[Session]:
    """The sessions whose codes hold at that moment."""
    return [session for session in programme.sessions(tx) if is_open(session, now)]


def find(tx: Tx, secret: Secret, code: str, now: datetime) -> Session | None:
    """The session whose code it is, if that holds now."""
    codes = all_codes(tx, secret)
    return next((session for session in open_at(tx, now) if codes[session.id] == code), None)


def code_of(tx: Tx, secret: Secret, session: Session) -> str:
    """The session's code."""
    return all_codes(tx, secret)[session.id]


def all_codes(tx: Tx, secret: Secret) -> dict[int, str]:
    """Each session's code by the session's id; no two are the same, and a later session changes no earlier one's."""
    codes: dict[int, str] = {}
    taken: set[str] = set()
    for session in sorted(programme.sessions(tx), key=lambda session: session.id):
        turn = 0
        while (code := _code(secret, session.id, turn)) in taken:
            turn += 1
        codes[session.id] = code
        taken.add(code)
    return codes


def _code(secret: Secret, session_id: int, turn: int) -> str:
    number = int.from_bytes(secret.sign("room", session_id, turn)[:8], "big")
    code = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(DIGITS))
        code += DIGITS[place]
    return code
