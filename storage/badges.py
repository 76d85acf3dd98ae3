"""The badge that a deputy shows at the door: who it is and until when, signed, so that nobody else can write one.

It is no invitation: it binds nothing, dies after ten minutes, and only an usher's scan acts on it.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from datetime import UTC, datetime, timedelta

from storage.errors import UserError
from storage.secret import Secret

LIVES = timedelta(minutes=10)
NUMBERS = 8  # bytes: four of the person, four of the second in which it ends
SEAL = 16  # bytes of the signature


class BadgeForged(UserError):
    """The badge was not written by this bot."""


class BadgeExpired(UserError):
    """The badge is older than ten minutes."""


def write(secret: Secret, person_id: int, now: datetime) -> str:
    """The badge's text, in the letters that a link's payload may have."""
    ends = int((now + LIVES).timestamp())
    content = person_id.to_bytes(4, "big") + ends.to_bytes(4, "big")
    return base64.urlsafe_b64encode(content + _seal(secret, content)).decode().rstrip("=")


def read(secret: Secret, badge: str, now: datetime) -> int:
    """Whose badge it is. Raises: BadgeForged, BadgeExpired."""
    try:
        content = base64.b64decode(badge + "=" * (-len(badge) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadgeForged from None
    numbers, seal = content[:NUMBERS], content[NUMBERS:]
    if not hmac.compare_digest(seal, _seal(secret, numbers)):
        raise BadgeForged
    if datetime.fromtimestamp(int.from_bytes(numbers[4:], "big"), UTC) <= now:
        raise BadgeExpired
    return int.from_bytes(numbers[:4], "big")


def _seal(secret: Secret, content: bytes) -> bytes:
    return secret.sign("badge", content.hex())[:SEAL]
