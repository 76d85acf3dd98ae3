"""Who did what and when: every act of staff, every refused door. Of personal data the field names alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from storage.database import Tx
from storage.times import stamp


def note(
    tx: Tx,
    act: str,
    *,
    actor: int | None,
    subject: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Writes one line of the audit log; `actor` is a Telegram user id, None for the command line."""
    tx.add(
        "audit",
        at=tx.stamp,
        actor=actor,
        act=act,
        subject=subject,
        before=json.dumps(before, ensure_ascii=False) if before is not None else None,
        after=json.dumps(after, ensure_ascii=False) if after is not None else None,
    )


def note_daily(tx: Tx, act: str, *, actor: int, subject: str) -> None:
    """As `note`, but for one line of this act and actor within 24 hours."""
    since = stamp(tx.now - timedelta(days=1))
    if tx.one("SELECT 1 FROM audit WHERE act = ? AND actor = ? AND at > ?", act, actor, since) is None:
        note(tx, act, actor=actor, subject=subject)
