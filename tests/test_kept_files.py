"""Attachments stay on record by their hash: fetched where they are waited for, once on disk, gone with their row."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import filters

from bot.doors import Door
from bot.fetching import Fetches, Trouble
from bot.router import Said
from bot.screen import Screen
from bot.turn import Turn
from handlers.routes import FEATURES
from storage import inbox, kept_files
from storage.database import Tx, connect, prepare, transact
from storage.errors import NotFound
from storage.kept_files import Kind, Sent
from tests.cast import OPENS, Actor, Forum, make_sandbox, settle_in

SOUND = b"OggS" + bytes(range(200))


class Held:
    """A database with its folder, and no bot."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        prepare(folder / "forum.db")
        self.connection = connect(folder / "forum.db")

    def do(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        return transact(self.connection, OPENS, work, *args, **kwargs)[0]

    def came(self, content: bytes, update_id: int) -> Sent:
        (self.folder / "incoming").mkdir(exist_ok=True)
        stored = f"incoming/kept-{update_id}"
        (self.folder / stored).write_bytes(content)
        return Sent(Kind.VOICE, f"id-{update_id}", len(content), seconds=3, stored=stored)

    def on_disk(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("files/??/*"))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    held = Held(tmp_path)
    yield held
    held.connection.close()


def test_a_file_is_kept_by_its_hash_and_the_same_one_once(held: Held) -> None:
    first = held.do(kept_files.keep, held.folder, held.came(SOUND, 1))
    second = held.do(kept_files.keep, held.folder, held.came(SOUND, 2))
    assert held.on_disk() == [sha256(SOUND).hexdigest()]
    assert held.do(kept_files.find, first.id) == first
    assert (first.hash, first.file_id, second.file_id) == (second.hash, "id-1", "id-2")
    place = kept_files.path(held.folder, first)
    assert place is not None
    assert place.read_bytes() == SOUND
    assert place.stat().st_mode & 0o077 == 0 or place.parent.parent.stat().st_mode & 0o077 == 0


def test_one_that_is_too_large_is_known_by_its_id_alone(held: Held) -> None:
    kept = held.do(kept_files.keep, held.folder, Sent(Kind.DOCUMENT, "big", 10**9, name="plan.pdf"))
    assert kept_files.path(held.folder, held.do(kept_files.find, kept.id)) is None
    assert held.on_disk() == []


def test_bytes_go_with_the_last_row_that_names_them(held: Held) -> None:
    first = held.do(kept_files.keep, held.folder, held.came(SOUND, 1))
    second = held.do(kept_files.keep, held.folder, held.came(SOUND, 2))
    held.do(kept_files.forget, [first.id])
    held.do(kept_files.sweep, held.folder)
    assert held.on_disk() == [first.hash]
    held.do(kept_files.forget, [second.id])
    held.do(kept_files.sweep, held.folder)
    assert held.on_disk() == []
    with pytest.raises(NotFound):
        held.do(kept_files.find, second.id)


def test_a_kill_before_the_commit_leaves_a_file_too_many_which_is_swept(held: Held) -> None:
    sent = held.came(SOUND, 1)

    def keep_and_die(tx: Tx) -> None:
        kept_files.keep(tx, held.folder, sent)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        held.do(keep_and_die)
    assert len(held.on_disk()) == 1
    assert held.do(kept_files.sweep, held.folder) == 1
    assert (held.folder / sent.stored).exists()  # its update will be handled again
    held.do(inbox.mark_processed, 1)
    assert held.do(kept_files.sweep, held.folder) == 1
    assert not (held.folder / sent.stored).exists()


@pytest.fixture
async def taken(tmp_path: Path, sample: Path) -> AsyncIterator[tuple[Forum, list[Any]]]:
    """The forum where Basel is asked for voice notes of 1,000 bytes at most, and what came of his messages."""
    files: list[Any] = []

    def take(turn: Turn) -> None:
        files.append(turn.file)
        if turn.file is not None and turn.file.sent is not None:
            kept_files.keep(turn.tx, turn.frame.folder, turn.file.sent)
        turn.say(Screen("ok"))

    voices = Fetches(Door.PARTICIPANT, (), 1000, frozenset({Kind.VOICE}), asked=lambda tx, user_id: user_id == 103)
    said = Said(filters.VOICE | filters.PHOTO, take, fetches=(voices,))
    table = replace(FEATURES.table, said=(said, *FEATURES.table.said))
    await asyncio.to_thread(shutil.copytree, sample.parent, tmp_path / "data")
    sandbox = make_sandbox()
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, replace(FEATURES, table=table), frozenset())
    await forum.start_bot()
    await settle_in(forum)
    yield forum, files
    await forum.stop_bot()
    await sandbox.stop()


async def test_a_voice_note_is_fetched_where_it_is_waited_for(taken: tuple[Forum, list[Any]]) -> None:
    forum, files = taken
    basel, omar = Actor(forum, 103, "basel"), Actor(forum, 105, "omar")
    folder = forum.environment.database.parent
    await basel.sends("voice", SOUND)
    [kept] = await forum.rows("SELECT kind, size, hash, file_id <> '' AS known FROM kept_file")
    assert kept == {"kind": "voice", "size": len(SOUND), "hash": sha256(SOUND).hexdigest(), "known": 1}
    assert [path.read_bytes() for path in folder.glob("files/??/*")] == [SOUND]
    await forum.do(lambda tx: tx.wake(kept_files.SWEEP))
    async with asyncio.timeout(10):
        while list((folder / "incoming").glob("*")):  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.005)
    await omar.sends("voice", SOUND)
    assert not files[-1], "nobody waits for a voice note of his"
    await basel.sends("voice", SOUND * 6)
    assert (files[-1].trouble, files[-1].stored) == (Trouble.LARGE, "")
    [large] = await forum.rows("SELECT hash, size FROM kept_file ORDER BY id DESC LIMIT 1")
    assert large == {"hash": "", "size": len(SOUND) * 6}
