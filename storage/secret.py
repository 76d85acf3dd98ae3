"""The secret beside the database: what codes and links are derived from, so that the database alone betrays none.

A code is not kept anywhere; it is reckoned again from what it stands for. Whoever loses `secret.key` makes every
printed code and link void; whoever copies it together with the database can reckon them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from storage.errors import OperatorError

FILE = "secret.key"
LENGTH = 32  # bytes


class SecretUnreadable(OperatorError):
    """The secret's file cannot be read or written, or is not what was written once."""


class Secret:
    """The secret of one forum, in `folder`; read, or made, when something is signed for the first time."""

    __slots__ = ("_key", "_path")

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._key: bytes | None = None

    def sign(self, *parts: str | int) -> bytes:
        """HMAC-SHA256 of `parts`, 32 bytes; different parts, or the same ones divided otherwise, sign differently.

        Raises: SecretUnreadable.
        """
        if self._key is None:
            self._key = read_or_make(self._path)
        return hmac.digest(self._key, b"".join(map(_marked, parts)), hashlib.sha256)


def _marked(part: str | int) -> bytes:
    """The part with its kind and length before it, so that no two lists of parts read the same."""
    kind, written = (b"i", str(part)) if isinstance(part, int) else (b"s", part)
    content = written.encode()
    return b"%s%d:%s" % (kind, len(content), content)


def read_or_make(path: Path) -> bytes:
    """The LENGTH bytes of a secret's file, made where there is none. Raises: SecretUnreadable."""
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as error:
        raise SecretUnreadable(f"{path} cannot be read or made: {error.strerror}") from error
    if len(key) != LENGTH:
        raise SecretUnreadable(f"{path} is damaged: put back the copy that belongs to this database")
    return key


def _make(path: Path) -> None:
    """Writes a new secret, whole or not at all; where another program makes one just now, that one stands."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, path)
    except FileExistsError:
        return
    finally:
        unfinished.unlink(missing_ok=True)
