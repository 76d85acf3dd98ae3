"""The forum in the tests: the sample programme on a fresh database, the bot and the local Telegram in one process."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import settings

from bot.sample import fill
from handlers.routes import FEATURES
from storage import database, people, registration
from storage.database import connect, transact
from tests.cast import CAST, OPENS, REGISTERED, ROLES, Actor, Forum, make_sandbox, settle_in

Cast = dict[str, Actor]

settings.register_profile("forum", deadline=None)  # a busy machine is no fault
settings.load_profile("forum")


def pytest_unconfigure(config: pytest.Config) -> None:
    """A test that failed half-way may have left a database's thread, which would keep the run from ever ending."""
    this = threading.current_thread()
    left = [thread.name for thread in threading.enumerate() if not thread.daemon and thread is not this]
    if not left:
        return
    sys.stdout.flush()
    print(f"threads that a test has left behind: {', '.join(left)}", file=sys.stderr, flush=True)
    os._exit(1)


def make_database(path: Path) -> None:
    """The sample forum without its sample roster, with the cast's roles and registrations."""
    database.prepare(path)
    connection = connect(path)
    transact(connection, OPENS.astimezone(UTC), fill, with_roster=False)
    transact(connection, OPENS.astimezone(UTC), _people)
    connection.close()


def _people(tx: database.Tx) -> None:
    for name, role in ROLES.items():
        people.grant(tx, CAST[name][0], role)
    for name, full_name in REGISTERED.items():
        registration.enrol(
            tx, CAST[name][0], name=full_name, municipality="زليتن", phone=f"+21891000{CAST[name][0]:04d}"
        )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "data" / "forum.db"
    make_database(path)
    return path


@pytest.fixture
async def forum(tmp_path: Path, sample: Path) -> AsyncIterator[Forum]:
    await asyncio.to_thread(shutil.copytree, sample.parent, tmp_path / "data")
    sandbox = make_sandbox()
    await sandbox.start()
    forum = Forum(tmp_path, sandbox, FEATURES, frozenset({CAST["waleed"][0]}))
    await forum.start_bot()
    await settle_in(forum)
    yield forum
    await forum.stop_bot()
    await sandbox.stop()


def _actor(name: str) -> Callable[[Forum], Actor]:
    @pytest.fixture(name=name)
    def actor(forum: Forum) -> Actor:
        return Actor(forum, *CAST[name])

    return actor


waleed, amina, basel, dana = _actor("waleed"), _actor("amina"), _actor("basel"), _actor("dana")
omar, salma, ziad = _actor("omar"), _actor("salma"), _actor("ziad")
