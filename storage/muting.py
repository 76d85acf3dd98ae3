"""Which kinds of pushes an account does not want. Announcements and changes of the programme cannot be muted."""

from __future__ import annotations

from storage.database import Tx
from storage.push_times import Kind


def muted(tx: Tx, user_id: int) -> frozenset[Kind]:
    """The kinds that the account does not want."""
    written = tx.value("SELECT muted FROM account WHERE user_id = ?", user_id) or ""
    return frozenset(kind for kind in Kind if kind.value in written.split())


def mute(tx: Tx, user_id: int, kind: Kind, *, off: bool) -> None:
    """From now on the account gets no push of that kind, or gets them again. Those that wait already are sent."""
    kinds = muted(tx, user_id) | {kind} if off else muted(tx, user_id) - {kind}
    written = " ".join(one.value for one in Kind if one in kinds)
    tx.run("UPDATE account SET muted = ? WHERE user_id = ?", written, user_id)
