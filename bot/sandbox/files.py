"""Files of this Telegram: kept in memory, found by file_id, described as the Bot API does."""

import hashlib
import mimetypes
from dataclasses import dataclass

from bot.sandbox.people import Json
from bot.sandbox.refusals import bad

_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "sticker": "stickers",
    "animation": "animations",
    "video_note": "video_notes",
}
_PREFIXES = {"photo": "AgAC", "document": "BQAC", "voice": "AwAC", "video": "BAAC", "audio": "CQAC"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a multipart body."""

    name: str
    mime: str
    content: bytes

    def __repr__(self) -> str:
        return f"Upload({self.name!r}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that this Telegram keeps."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    path: str

    def described(self) -> Json:
        """The fields that every file object of the Bot API has."""
        size = len(self.content)
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": size}


class Files:
    """All files, by id and by the path that getFile gives."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload) -> StoredFile:
        """Store an upload.

        Args:
            kind: the Bot API's word: document, photo, voice, ...
            upload: the file.

        Returns:
            The stored file with a new id.
        """
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.content + upload.name.encode()).hexdigest()[:20]
        suffix = "." + upload.name.rsplit(".", 1)[-1] if "." in upload.name else _suffix(kind, upload.mime)
        stored = StoredFile(
            file_id=f"{_PREFIXES.get(kind, 'CAAC')}AgQAAx{number:06d}{digest}",
            unique_id=f"AgAD{number:04d}{digest[:8]}",
            kind=kind,
            name=upload.name,
            mime=upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
            content=upload.content,
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}",
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id, or None."""
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """The file at a path that getFile gave, or None."""
        return self._by_path.get(path)


def _suffix(kind: str, mime: str) -> str:
    known = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "sticker": ".webp"}
    return known.get(kind) or mimetypes.guess_extension(mime or "") or ""


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, JPEG, GIF or WebP.

    Raises:
        Refused: these bytes are no picture.
    """
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    if content[:2] == b"\xff\xd8":
        return _jpeg_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    raise bad("IMAGE_PROCESS_FAILED")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            at += 1
            continue
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height = int.from_bytes(content[at + 5 : at + 7], "big")
            return int.from_bytes(content[at + 7 : at + 9], "big"), height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 640, 480
