"""Export: a file of the forum, in the chat.

Salma: /export
bot: التصدير: يُرجى اختيار الملف. [التوصيات] [التقييمات] [المشاركون] [الحضور] [الإعلانات] [البرنامج]
Salma: [التوصيات]
bot: يُعدّ الملف «التوصيات»… (the same message, edited)
bot: أُعدّ الملف «التوصيات»، وفيه 17 سجلاً. (the same message again)
bot: forum-recommendations-2025-12-16.csv [بفاصلة منقوطة]
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot import exports
from bot.codes import Code
from bot.doors import Door, opens
from bot.exports import File, NowhereToWrite
from bot.files.source import Header, Options, Source
from bot.frame import Frame, refresh
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import Finish, Heavy, JobAct
from storage import jobs, outbox
from storage.database import Tx
from storage.errors import NotAllowed
from storage.export_rows import Wanted
from storage.exports import Kind
from storage.jobs import Job
from storage.outbox import Class

log = logging.getLogger(__name__)

JOB = "export"
OUTGOING = "outgoing"  # the folder of files that wait to be sent
LARGEST = 50_000_000  # bytes, Bot API, sendDocument


@dataclass(frozen=True)
class OpenExport(Code, prefix="ex"):
    """Which file?"""


@dataclass(frozen=True)
class AskContacts(Code, prefix="exc"):
    """The participants' file: with telephone numbers or without?"""


@dataclass(frozen=True)
class Prepare(Code, prefix="exf"):
    """Prepares the file in the place of this screen."""

    kind: Kind
    contacts: bool


@dataclass(frozen=True)
class OtherDelimiter(Code, prefix="exs"):
    """The same file once more, its columns parted the other way: which one an Excel expects, its machine decides."""

    kind: Kind
    contacts: bool
    semicolon: bool


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a job has to write."""

    kind: Kind
    contacts: bool
    semicolon: bool
    language: str

    def options(self, owners: frozenset[int]) -> Options:
        """How it is written; `owners` are those of the settings."""
        delimiter = ";" if self.semicolon else ","
        wanted = Wanted(contacts=self.contacts, owners=owners)
        return Options(header=Header(self.language), delimiter=delimiter, wanted=wanted)


def choose_screen(t: Texts, *, may_contacts: bool) -> Screen:
    """The files that there are."""
    rows = [
        (
            Button(
                t.plain(f"export-{kind.value}"),
                AskContacts() if kind is Kind.PARTICIPANTS and may_contacts else Prepare(kind, contacts=False),
            ),
        )
        for kind in Kind
    ]
    return Screen(t("export-choose"), tuple(rows)).above(home_row(t))


def contacts_screen(t: Texts) -> Screen:
    """With telephone numbers or without?"""
    without = Button(t.plain("export-without-contacts"), Prepare(Kind.PARTICIPANTS, contacts=False))
    with_them = Button(t.plain("export-with-contacts"), Prepare(Kind.PARTICIPANTS, contacts=True))
    back = Button(t.plain("export-back"), OpenExport())
    return Screen(t("export-contacts"), ((without,), (with_them,), (back,)))


def preparing_screen(t: Texts, name: str) -> Screen:
    """The file is being written."""
    return Screen(t("export-preparing", file=t.plain(f"export-{name}")), (home_row(t),))


def done_screen(t: Texts, kind: Kind, count: int) -> Screen:
    """The file is below."""
    another = Button(t.plain("export-another"), OpenExport())
    return Screen(t("export-done", file=t.plain(f"export-{kind.value}"), count=count), ((another,), home_row(t)))


def failed_screen(t: Texts, kind: Kind, text_id: str = "export-failed") -> Screen:
    """The file could not be written, or is too large for the chat."""
    another = Button(t.plain("export-another"), OpenExport())
    return Screen(t(text_id, file=t.plain(f"export-{kind.value}")), ((another,), home_row(t)))


def caption_screen(t: Texts, ordered: Ordered, now: datetime) -> Screen:
    """What stands below the file itself."""
    text_id = "export-caption-semicolon" if ordered.semicolon else "export-caption"
    file = t.plain(f"export-{ordered.kind.value}")
    text = t(text_id, file=file, day=t.day(now), time=t.time(now))
    label = t.plain("export-comma" if ordered.semicolon else "export-semicolon")
    other = OtherDelimiter(ordered.kind, ordered.contacts, semicolon=not ordered.semicolon)
    return Screen(text, ((Button(label, other),),))


def open_export(turn: Turn) -> None:
    """/export, or a press on it."""
    turn.show(choose_screen(turn.t, may_contacts=opens(Door.CONTACTS, turn.visitor)))


def ask_contacts(turn: Turn) -> None:
    """Telephone numbers are asked for by name, and only of those who may have them."""
    turn.show(contacts_screen(turn.t))


def prepare(turn: Turn) -> None:
    """The file, in the place of the question."""
    code = turn.pressed(Prepare)
    card = order(turn, code.kind, contacts=code.contacts, semicolon=False)
    if card:
        turn.show(preparing_screen(turn.t, code.kind.value), card=card)


def prepare_again(turn: Turn) -> None:
    """The same file, its columns parted the other way, below: a message with a file cannot become another."""
    code = turn.pressed(OtherDelimiter)
    card = order(turn, code.kind, contacts=code.contacts, semicolon=code.semicolon)
    if card:
        turn.say(preparing_screen(turn.t, code.kind.value), card=card)


def order(turn: Turn, kind: Kind, *, contacts: bool, semicolon: bool) -> str | None:
    """Queues the job and returns the name of its card; None, and a toast, when the same is being prepared.

    Raises: NotAllowed.
    """
    if contacts and not opens(Door.CONTACTS, turn.visitor):
        raise NotAllowed
    arguments = asdict(Ordered(kind, contacts, semicolon, turn.t.language))
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-export-waits"))
        return None
    return _card(jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id))


def write_file(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Writes the file; what remains to be done in the job's last transaction is to send it."""
    ordered = Ordered(**{**job.arguments, "kind": Kind(job.arguments["kind"])})
    t = frame.texts(tx, ordered.language)
    folder = frame.folder / OUTGOING
    folder.mkdir(mode=0o700, exist_ok=True)
    stored = f"{OUTGOING}/export-{job.id}.csv"
    path = frame.folder / stored
    try:
        file, options = File(ordered.kind.value, "csv"), ordered.options(frame.owners)
        count = exports.write(file, path, Source(tx, options, frame.catalogue, folder=frame.folder))
    except NowhereToWrite:
        log.exception("job %s cannot write its file", job.id)
        return partial(give_up, job=job, screen=failed_screen(t, ordered.kind))
    if path.stat().st_size > LARGEST:
        path.unlink()
        return partial(give_up, job=job, screen=failed_screen(t, ordered.kind, "export-too-large"))
    return partial(deliver, t=t, job=job, ordered=ordered, stored=stored, count=count)


def deliver(tx: Tx, *, t: Texts, job: Job, ordered: Ordered, stored: str, count: int) -> None:
    """Queues the file and tells the person."""
    user_id = job.user_id or 0
    caption = caption_screen(t, ordered, tx.now)
    payload: dict[str, Any] = {
        "document": {
            "file": stored,
            "name": exports.file_name(File(ordered.kind.value, "csv"), tx.now.astimezone(t.zone).strftime("%Y-%m-%d")),
        },
        "caption": caption.text,
        "parse_mode": "HTML",
        "reply_markup": caption.markup(),
    }
    outbox.add(tx, user_id, "sendDocument", payload, klass=Class.REPLY, key=_card(job.id))
    refresh(tx, user_id, _card(job.id), done_screen(t, ordered.kind, count), klass=Class.REPLY)
    exports.note(tx, File(ordered.kind.value, "csv"), actor=user_id, rows=count, contacts=ordered.contacts)


def give_up(tx: Tx, *, job: Job, screen: Screen) -> None:
    """Tells the person that there is no file."""
    refresh(tx, job.user_id or 0, _card(job.id), screen, klass=Class.REPLY)


def _card(job_id: int) -> str:
    return f"export:{job_id}"


COMMANDS = (Command("export", open_export, Door.EXPORT),)
TAPS = (
    Tap(OpenExport, open_export, Door.EXPORT),
    Tap(AskContacts, ask_contacts, Door.CONTACTS),
    Tap(Prepare, prepare, Door.EXPORT),
    Tap(OtherDelimiter, prepare_again, Door.EXPORT),
)
JOBS: dict[str, JobAct] = {JOB: Heavy(write_file)}
