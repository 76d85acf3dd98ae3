"""Who stands beside a recommendation's author. Nobody is entered without having agreed, by a link that is signed.

The link names the recommendation and is worth nothing once that is decided, withdrawn, hidden or merged; it is kept
nowhere.
"""

from __future__ import annotations

import base64
import binascii
import hmac

from storage import timeline
from storage.database import Tx
from storage.errors import UserError
from storage.moves import FINAL
from storage.people import Person
from storage.recommendations import Recommendation, existing
from storage.secret import Secret

MOST = 4  # beside the author
NUMBER = 4  # bytes of the recommendation's id
SEAL = 12  # bytes of the signature


class CoAuthorLinkBad(UserError):
    """The link is not one of this bot's, or is cut short."""


class CoAuthorsClosed(UserError):
    """The recommendation takes no co-authors any more."""


class CoAuthorsFull(UserError):
    """There are as many co-authors as one recommendation may have, `most`."""


class AlreadyAuthor(UserError):
    """The person is its author, or one of them."""


def payload(secret: Secret, recommendation_id: int) -> str:
    """What the link carries, in the letters that a payload may have."""
    number = recommendation_id.to_bytes(NUMBER, "big")
    return base64.urlsafe_b64encode(number + _seal(secret, recommendation_id)).decode().rstrip("=")


def read(secret: Secret, text: str) -> int:
    """The recommendation that the link speaks of. Raises CoAuthorLinkBad."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise CoAuthorLinkBad from None
    number = int.from_bytes(content[:NUMBER], "big")
    if not hmac.compare_digest(content[NUMBER:], _seal(secret, number)):
        raise CoAuthorLinkBad
    return number


def names(tx: Tx, recommendation_id: int) -> list[str]:
    """Their names in the order in which they agreed; nameless ones, who have left the forum, are left out."""
    rows = tx.all(
        "SELECT p.name FROM co_author c JOIN person p ON p.id = c.person_id"
        " WHERE c.recommendation_id = ? AND p.name <> '' ORDER BY c.agreed_at, p.id",
        recommendation_id,
    )
    return [row["name"] for row in rows]


def of(tx: Tx, recommendation_id: int) -> set[int]:
    """Their ids."""
    rows = tx.all("SELECT person_id FROM co_author WHERE recommendation_id = ?", recommendation_id)
    return {row["person_id"] for row in rows}


def invited(tx: Tx, recommendation_id: int, person: Person) -> Recommendation:
    """The recommendation that the person may join now.

    Raises: NotFound, CoAuthorsClosed, AlreadyAuthor, CoAuthorsFull.
    """
    found = existing(tx, recommendation_id)
    beside = of(tx, recommendation_id)
    if found.author_id == person.id or person.id in beside:
        raise AlreadyAuthor(reference=found.reference)
    if found.withdrawn_at or found.hidden or found.merged_into or found.state in FINAL:
        raise CoAuthorsClosed(reference=found.reference)
    if len(beside) >= MOST:
        raise CoAuthorsFull(reference=found.reference, most=MOST)
    return found


def join(tx: Tx, recommendation_id: int, person: Person, *, by: int | None = None) -> Recommendation:
    """The person stands beside the author from now on, and supports it no more: nobody supports their own.

    Raises: as `invited`.
    """
    found = invited(tx, recommendation_id, person)
    tx.run("DELETE FROM support WHERE recommendation_id = ? AND person_id = ?", recommendation_id, person.id)
    tx.add("co_author", recommendation_id=recommendation_id, person_id=person.id, agreed_at=tx.stamp)
    timeline.note(tx, recommendation_id, "joined", actor=by)
    return found


def leave(tx: Tx, recommendation_id: int, person: Person, *, by: int | None = None) -> bool:
    """The person stands beside the author no more. Returns False when they did not."""
    gone = tx.run(
        "DELETE FROM co_author WHERE recommendation_id = ? AND person_id = ?", recommendation_id, person.id
    ).rowcount
    if gone:
        timeline.note(tx, recommendation_id, "left", actor=by)
    return bool(gone)


def _seal(secret: Secret, recommendation_id: int) -> bytes:
    return secret.sign("co-author", recommendation_id)[:SEAL]
