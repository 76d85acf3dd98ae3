"""The files of the forum, written off the lane: what was ordered in the chat (handlers/export.py), and every evening's.

A job writes the file, signs of life on its card; the job's last transaction sends it or says that there is none.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial

from bot import exports
from bot.exports import Document, File, NowhereToWrite
from bot.files.source import Header, Options, Progress, Source
from bot.frame import Frame, refresh, send_file
from bot.screen import Screen
from bot.texts import Texts
from bot.work import DueAct, Finish, JobAct, Report, Reporting
from handlers import export_screens as screens
from handlers.export_codes import OpenTable, OtherDelimiter
from storage import evening, jobs, people
from storage.database import Tx
from storage.due import Due
from storage.export_rows import UnknownFilter, Wanted
from storage.jobs import Job
from storage.outbox import Class

log = logging.getLogger(__name__)

JOB = "export"
LARGEST = 50_000_000  # bytes, Bot API, sendDocument


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a job has to write. Filters are codes, `since` a day; `filters`: they in words, `again`: as a button."""

    name: str
    format: str
    language: str
    contacts: bool = False
    semicolon: bool = False
    evening: bool = False
    session: str = ""
    focus_area: str = ""
    state: str = ""
    municipality: str = ""
    since: str = ""
    filters: str = ""
    again: str = ""

    @property
    def file(self) -> File:
        """Which file."""
        return File(self.name, self.format)

    def options(self, owners: frozenset[int], timezone: str) -> Options:
        """How it is written; `owners` are those of the settings."""
        wanted = Wanted(
            session=self.session,
            focus_area=self.focus_area,
            state=self.state,
            municipality=self.municipality,
            since=date.fromisoformat(self.since) if self.since else None,
            contacts=self.contacts,
            owners=owners,
        )
        return Options(Header(self.language), ";" if self.semicolon else ",", timezone, wanted)


def send_evening(tx: Tx, frame: Frame, due: Due) -> None:  # noqa: ARG001  # a DueAct
    """Every evening of the event: the workbook to each of the secretariat, without telephone numbers."""
    if not evening.is_on(tx):
        return
    for user_id in people.holders(tx, people.Role.SECRETARIAT, frame.owners):
        language = frame.texts(tx, people.language_of(tx, user_id)).language
        jobs.add(tx, JOB, asdict(Ordered(Document.ALL, "xlsx", language, evening=True)), user_id=user_id)


def write_file(tx: Tx, frame: Frame, job: Job, report: Report) -> Finish:
    """Writes the file; what remains to be done in the job's last transaction is to send it."""
    ordered = Ordered(**job.arguments)
    t = frame.texts(tx, ordered.language)
    stored = frame.outgoing(f"export-{job.id}.{ordered.format}")
    path = frame.folder / stored
    told = None if ordered.evening else partial(_tell, t=t, job=job, file=ordered.file, report=report)
    options = ordered.options(frame.owners, frame.timezone)
    source = Source(tx, options, frame.catalogue, folder=frame.folder, report=told)
    try:
        count = exports.write(ordered.file, path, source)
    except NowhereToWrite:
        log.exception("job %s cannot write its file", job.id)
        return partial(give_up, job=job, ordered=ordered, screen=screens.failed_screen(t, ordered.file))
    except UnknownFilter:  # what it named is gone since
        gone = screens.failed_screen(t, ordered.file, "export-filter-gone")
        return partial(give_up, job=job, ordered=ordered, screen=gone)
    if path.stat().st_size > LARGEST:
        path.unlink()
        large = screens.failed_screen(t, ordered.file, "export-too-large")
        return partial(give_up, job=job, ordered=ordered, screen=large)
    return partial(deliver, t=t, job=job, ordered=ordered, stored=stored, count=count)


def deliver(tx: Tx, *, t: Texts, job: Job, ordered: Ordered, stored: str, count: int) -> None:
    """Queues the file and tells the person."""
    user_id = job.user_id or 0
    caption = _caption(t, ordered, tx.now)
    name = exports.file_name(ordered.file, tx.now.astimezone(t.zone).strftime("%Y-%m-%d"))
    klass = Class.CHANGE if ordered.evening else Class.REPLY
    send_file(tx, user_id, stored, caption, name=name, klass=klass, key=card_of(job.id))
    if not ordered.evening:
        refresh(tx, user_id, card_of(job.id), screens.done_screen(t, ordered.file, count), klass=Class.REPLY)
    exports.note(tx, ordered.file, actor=None if ordered.evening else user_id, rows=count, contacts=ordered.contacts)


def give_up(tx: Tx, *, job: Job, ordered: Ordered, screen: Screen) -> None:
    """Tells the person that there is no file; of an evening's, which nobody waits for, only the log tells."""
    if not ordered.evening:
        refresh(tx, job.user_id or 0, card_of(job.id), screen, klass=Class.REPLY)


def _tell(at: Progress, *, t: Texts, job: Job, file: File, report: Report) -> None:
    """A sign of life on the card, once a part; the dispatcher leaves out those that are overtaken."""
    if at.parts > 1 and at.rows == 0:
        screen = screens.preparing_screen(t, file, part=at.part, parts=at.parts)
        report(partial(_sign, job=job, screen=screen))


def _sign(tx: Tx, *, job: Job, screen: Screen) -> None:
    refresh(tx, job.user_id or 0, card_of(job.id), screen, klass=Class.REPLY)


def _caption(t: Texts, ordered: Ordered, now: datetime) -> Screen:
    if ordered.evening:
        return screens.evening_screen(t, now)
    other = None
    if ordered.format == "csv" and ordered.again:
        other = OtherDelimiter.of(
            OpenTable.unpack(ordered.again), contacts=ordered.contacts, semicolon=not ordered.semicolon
        )
    return screens.caption_screen(t, ordered.file, now, filters=ordered.filters, other=other)


def card_of(job_id: int) -> str:
    """The name of the card that says how far the job is."""
    return f"export:{job_id}"


JOBS: dict[str, JobAct] = {JOB: Reporting(write_file)}
DUE: dict[str, DueAct] = {evening.KIND: send_evening}
