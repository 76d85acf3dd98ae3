"""Sealing: what is written into the database so that the database alone does not tell it.

The key lies beside the database in a file of its own that no backup takes; it is overwritten when feedback closes. So
a copy of the database, of its -wal or of a backup shows sealed bytes of one length and nothing else. Whoever copies
the whole disk while answers wait has the key as well: that is said in the privacy notice.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import zlib
from pathlib import Path

from storage.secret import LENGTH, read_or_make

FILE = "feedback.key"
NONCE = TAG = 16  # bytes
LENGTH_BYTES = 4
AS_IT_IS = b"\0"  # before what is not packed; zlib begins otherwise


class Unsealable(Exception):
    """The key is another one, or the bytes are damaged."""


class Seal:
    """The key of one forum, in `folder`; read, or made, when something is sealed for the first time."""

    __slots__ = ("_key", "_path")
    OVERHEAD = NONCE + TAG + LENGTH_BYTES  # bytes beside the text's own

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._key: bytes | None = None

    def seal(self, text: str, *sizes: int) -> bytes:
        """`text` as bytes that tell nothing, not even its length: as many as the first size that holds it.

        What does not fit as it is is packed. Raises: ValueError when it fits into none; SecretUnreadable.
        """
        content = AS_IT_IS + text.encode()
        if len(content) > sizes[0] - self.OVERHEAD:
            content = zlib.compress(text.encode(), 1)
        size = next((one for one in sizes if len(content) <= one - self.OVERHEAD), sizes[-1])
        room = size - self.OVERHEAD
        if len(content) > room:
            raise ValueError(f"{len(content)} bytes do not fit into {room}")
        padded = len(content).to_bytes(LENGTH_BYTES, "big") + content + bytes(room - len(content))
        nonce = secrets.token_bytes(NONCE)
        hidden = self._veil(padded, nonce)
        return nonce + hidden + self._tag(nonce + hidden)

    def open(self, sealed: bytes) -> str:
        """The text again. Raises: Unsealable, SecretUnreadable."""
        body, tag = sealed[:-TAG], sealed[-TAG:]
        if len(sealed) < self.OVERHEAD or not hmac.compare_digest(self._tag(body), tag):
            raise Unsealable
        padded = self._veil(body[NONCE:], body[:NONCE])
        length = int.from_bytes(padded[:LENGTH_BYTES], "big")
        content = padded[LENGTH_BYTES : LENGTH_BYTES + length]
        if content.startswith(AS_IT_IS):
            return content[len(AS_IT_IS) :].decode()
        return zlib.decompress(content).decode()

    def break_key(self) -> None:
        """Puts another key over the old one: what is sealed still is nobody's to open any more.

        Raises: OSError.
        """
        self._key = None
        if not self._path.exists():
            return
        with self._path.open("r+b") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())

    def _veil(self, content: bytes, nonce: bytes) -> bytes:
        """XOR with a stream that only the key gives (SHAKE-256 keyed by its prefix); twice is nothing."""
        stream = hashlib.shake_256(b"veil" + self._of_file() + nonce).digest(len(content))
        mixed = int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")
        return mixed.to_bytes(len(content), "big")

    def _tag(self, content: bytes) -> bytes:
        return hmac.digest(self._of_file(), content, hashlib.sha256)[:TAG]

    def _of_file(self) -> bytes:
        if self._key is None:
            self._key = read_or_make(self._path)
        return self._key
