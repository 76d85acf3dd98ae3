"""Everything at once, as of one moment: a ZIP or a folder with each file, and a manifest that says what is in it.

Each part is written beside and then put in, so that workbooks and documents are ordinary ones, and memory stays small.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast

from bot.files import drawn
from bot.files.source import Progress, Source

VERSION = 1  # of the manifest
MANIFEST = "manifest.json"
IN_MEMORY = 4_000_000  # bytes of a part; what is larger waits on the disk
CHUNK = 1 << 20

Part = Callable[[BinaryIO, Source], int]
Put = Callable[[str, IO[bytes]], None]


def write_zip(out: BinaryIO, source: Source, parts: Mapping[str, Part]) -> int:
    """Writes everything as one ZIP and returns the number of rows of all tables. Raises: OSError, UnknownFilter."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        local = source.now.astimezone(source.zone)

        def put(name: str, content: IO[bytes]) -> None:
            info = zipfile.ZipInfo(name, local.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w") as entry:
                shutil.copyfileobj(content, entry, CHUNK)

        return _write(source, parts, put)


def write_folder(path: Path, source: Source, parts: Mapping[str, Part]) -> int:
    """Writes everything into a folder that is whole or not there. Raises: OSError, UnknownFilter.

    The folder may be there, if it is empty.
    """
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(17, "there are files in it; name a new folder")
    with _beside(path) as unfinished:

        def put(name: str, content: IO[bytes]) -> None:
            place = unfinished / name
            place.parent.mkdir(mode=0o700, exist_ok=True)
            place.touch(mode=0o600)
            with place.open("wb") as file:
                shutil.copyfileobj(content, file, CHUNK)

        count = _write(source, parts, put)
        if path.exists():
            path.rmdir()
        unfinished.rename(path)
    return count


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.mkdir(mode=0o700)
    try:
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write(source: Source, parts: Mapping[str, Part], put: Put) -> int:
    """Writes each part, then the pictures, then the manifest."""
    told: list[dict[str, Any]] = []
    counts: dict[str, int] = {}
    pictures = list(drawn.everything(source))
    for number, (name, part) in enumerate(parts.items(), 1):
        source.progress(Progress(number, len(parts), 0))
        with _spool() as content:
            rows = part(content, source)
            told.append({**_put(put, name, content), "rows": rows})
        if name.startswith("csv/"):
            counts[Path(name).stem] = rows
    for picture in pictures:
        with _spool() as content:
            content.write(picture.png)
            told.append({**_put(put, f"pictures/{picture.name}.png", content), "rows": None})
    with _spool() as content:
        manifest = {**_head(source), "counts": counts, "files": told}
        content.write(json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n")
        content.seek(0)
        put(MANIFEST, content)
    return sum(counts.values())


def _spool() -> BinaryIO:
    """A file of its own that stays in memory while it is small; the caller closes it."""
    return cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))


def _put(put: Put, name: str, content: BinaryIO) -> dict[str, Any]:
    """Puts a part in; its name, size and hash, as `sha256sum` tells it."""
    content.seek(0)
    sha = hashlib.file_digest(cast("Any", content), "sha256").hexdigest()
    size = content.tell()
    content.seek(0)
    put(name, content)
    return {"name": name, "bytes": size, "sha256": sha}


def _head(source: Source) -> dict[str, Any]:
    wanted = source.options.wanted
    filters = {
        "session": wanted.session,
        "focus_area": wanted.focus_area,
        "state": wanted.state,
        "municipality": wanted.municipality,
        "since": wanted.since.isoformat() if wanted.since else "",
    }
    return {
        "manifest": VERSION,
        "moment": source.now.astimezone(source.zone).isoformat(timespec="seconds"),
        "timezone": source.zone.key,
        "event": source.event.name_ar if source.event else None,
        "programme_version": source.version,
        "contacts": wanted.contacts,
        "drafts": wanted.with_drafts,
        "filters": {name: value for name, value in filters.items() if value},
    }
