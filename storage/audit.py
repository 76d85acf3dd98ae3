"""Who did what and when: every act of staff, every refused door. Of personal data the field names alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from storage.database import Tx


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
