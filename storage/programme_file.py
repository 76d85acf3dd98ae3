"""Who has been asked for the programme's file: the next document that they send is it."""

from __future__ import annotations

from storage import drafts
from storage.database import Tx

FORM = "programme-file"  # the draft that waits for it


def waits(tx: Tx, user_id: int) -> bool:
    """Whether a document that the account sends now is the programme."""
    draft = drafts.active(tx, user_id)
    return draft is not None and draft.form == FORM
