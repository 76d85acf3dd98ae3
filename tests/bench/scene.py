"""The databases of the benches: the sample forum with as many deputies and recommendations as are wanted."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot import sample
from bot.texts import Catalogue, Texts
from handlers.announcement_screens import Send
from handlers.feedback_codes import Rate
from handlers.feedback_screens import stars_screen
from storage import announcements, outbox, people, previews, programme, registration, sending
from storage.announcements import Announcement, Content
from storage.database import Tx, connect, prepare, transact
from storage.outbox import Class
from storage.people import Role
from tests.bench.stand_in import ROOT, TOKEN

T = TypeVar("T")
ORGANIZER = 999
FIRST = 1000  # the deputies' user ids go on from here
WORDS = (
    "ربط منظومات البلديات بقاعدة بيانات وطنية موحدة",
    "تأخر صرف المخصصات المالية عن مواعيدها وتعذر تنفيذ مشاريع البنية التحتية في مواسمها",
    "إصدار لائحة تنظيمية تحدد الاختصاصات، وتشكيل لجنة متابعة ترفع تقريرها كل ثلاثة أشهر",
    "وزارة الحكم المحلي",
)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on the disk on which the product keeps its data, which is what syncing is measured on."""
    (ROOT / "data").mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "data", prefix="bench-") as made:
        yield Path(made)


def make(path: Path, *, deputies: int) -> Path:
    """The sample forum with registered deputies of the ids FIRST … and one organizer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    prepare(path)
    write(path, _fill, deputies)
    return path


def copy(template: Path, folder: Path) -> Path:
    """The template again, in a folder that is emptied for it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Path(shutil.copy(template, folder / "forum.db"))


def write(path: Path, work: Callable[..., T], *args: Any) -> T:
    """Runs a unit of work beside whoever has the file open."""
    connection = connect(path)
    try:
        return transact(connection, sample.OPENS, work, *args)[0]
    finally:
        connection.close()
        _settle(path)


def settings(url: str, database: Path, **more: str) -> dict[str, str]:
    """The environment with which the bot is started."""
    return {"FORUM_BOT_TOKEN": TOKEN, "FORUM_BOT_API_URL": url, "FORUM_DATABASE": str(database), **more}


def rating_card() -> tuple[dict[str, Any], list[str]]:
    """The message that asks for a rating of the first workshop, and what its five buttons send."""
    t = Texts(Catalogue(), "ar", ZoneInfo(sample.TIMEZONE))
    session = 4  # W1, the fourth row of the sample programme
    card = stars_screen(t, session, title=WORDS[0]).payload()
    return {"text": card["text"], "reply_markup": card["reply_markup"]}, [
        Rate(session, stars).pack() for stars in range(1, 6)
    ]


def announcement(path: Path, text: str) -> str:
    """Drafts an announcement of the organizer; gives what the button that sends it carries."""
    return write(path, _draft, text)


def send_announcement(path: Path, text: str) -> None:
    """Lets an announcement of the organizer be sent, as if its button had been pressed some time ago."""
    write(path, lambda tx: sending.begin(tx, _written(tx, text)))


def recommendations(path: Path, count: int) -> None:
    """Puts so many recommendations in Arabic on record, spread over the sessions and the deputies."""
    write(path, _recommend, count)


def _fill(tx: Tx, deputies: int) -> None:
    sample.fill(tx, with_roster=False)
    people.grant(tx, ORGANIZER, Role.ORGANIZER)
    registration.enrol(tx, ORGANIZER, name="سالم المنظم")
    one = registration.enrol(tx, FIRST, name=f"نائب رقم {FIRST}", municipality="زليتن", phone="+218910000000")
    # The rest are copies of the first: ten thousand forms would take longer than what is measured.
    numbers = [(one.id + ahead, FIRST + ahead, f"نائب رقم {FIRST + ahead}") for ahead in range(1, deputies)]
    columns = ", ".join(
        row["name"] for row in tx.all("PRAGMA table_info(person)") if row["name"] not in ("id", "name", "key")
    )
    copied = f"INSERT INTO person (id, name, {columns}) SELECT ?, ?, {columns} FROM person WHERE id = {one.id}"
    tx.connection.executemany(copied, [(person, name) for person, _, name in numbers])
    tx.run("UPDATE due SET state = 'done', done_at = ?", tx.stamp)  # nothing but what is measured is to be said
    tx.connection.executemany(
        "INSERT INTO account (user_id, person_id, language, first_seen_at, last_seen_at) VALUES (?, ?, '', ?, ?)",
        [(user, person, tx.stamp, tx.stamp) for person, user, _ in numbers],
    )


def _draft(tx: Tx, text: str) -> str:
    draft = _written(tx, text)
    previews.begin(tx, draft)
    outbox.add(tx, ORGANIZER, "sendMessage", {"text": text}, klass=Class.REPLY, about=previews.about(draft))
    tx.run("UPDATE outbox SET state = 'sent', payload = NULL WHERE about = ?", previews.about(draft))  # it is seen
    return Send(draft.id, draft.seal, sure=True).pack()


def _written(tx: Tx, text: str) -> Announcement:
    draft = announcements.write(tx, ORGANIZER, Content(text))
    return announcements.change(tx, draft, validity="none")


def _recommend(tx: Tx, count: int) -> None:
    sessions = [session for session in programme.sessions(tx) if session.kind is programme.Kind.WORKSHOP]
    authors = [row["id"] for row in tx.all("SELECT id FROM person")]
    title, problem, action, body = WORDS
    tx.connection.executemany(
        "INSERT INTO recommendation (reference, session_id, focus_area_id, title, problem, action, responsible_body,"
        " time_frame, priority, author_id, submitted_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                f"{sessions[number % len(sessions)].code}-{number // len(sessions):03d}",
                sessions[number % len(sessions)].id,
                1 + number % 7,
                f"{title} {number}",
                f"{problem} {problem}",
                f"{action} {action}",
                body,
                ("short", "medium", "long")[number % 3],
                ("high", "medium", "low")[number % 3],
                authors[number % len(authors)],
                tx.stamp,
                tx.stamp,
            )
            for number in range(count)
        ],
    )


def _settle(path: Path) -> None:
    """Brings everything into the one file, so that it can be copied; beside a running bot it does no harm."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    connection.close()
