"""Export: files of the forum, in the chat.

Salma: /export
bot: التصدير … [المصنف الكامل (Excel)] [البيان الختامي (Word)] [تقرير المنتدى (Word)] [ملف واحد] [كل الملفات (ZIP)]
Salma: [ملف واحد], [التوصيات]
bot: ملف «التوصيات»: يُرجى اختيار الصيغة. [Excel] [CSV] [JSON] [تصفية السجلات]
Salma: [Excel]
bot: يُعدّ الملف «التوصيات»… (the same message, edited; and again: أُعدّ الملف، وفيه 17 سجلاً.)
bot: forum-recommendations-2025-12-16.xlsx [ملف آخر]
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial

from bot import exports
from bot.doors import Door, opens
from bot.exports import Document, File, NowhereToWrite
from bot.files.source import Header, Options, Progress, Source
from bot.frame import Frame, refresh, send_file
from bot.router import Command, Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct, Finish, JobAct, Report, Reporting
from handlers import export_filters as narrow
from handlers import export_screens as screens
from handlers.export_screens import (
    Another,
    AskContacts,
    AskTableContacts,
    Evening,
    Narrowed,
    OpenExport,
    OpenFilters,
    OpenTable,
    OpenTables,
    OtherDelimiter,
    Pick,
    Prepare,
    PrepareTable,
    StopEvening,
)
from storage import audit, evening, jobs, people
from storage.database import Tx
from storage.due import Due
from storage.errors import NotAllowed, OutOfDate
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


def open_export(turn: Turn) -> None:
    """/export, or a press on it."""
    turn.show(screens.choose_screen(turn.t, may_contacts=opens(Door.CONTACTS, turn.visitor)))


def open_another(turn: Turn) -> None:
    """The same, below a document."""
    turn.say(screens.choose_screen(turn.t, may_contacts=opens(Door.CONTACTS, turn.visitor)))


def open_tables(turn: Turn) -> None:
    """The tables, each a file of its own."""
    may_switch = opens(Door.CONTACTS, turn.visitor)
    turn.show(screens.tables_screen(turn.t, evening=evening.is_on(turn.tx) if may_switch else None))


def open_table(turn: Turn) -> None:
    """One table."""
    chosen = turn.pressed(OpenTable)
    may_contacts = opens(Door.CONTACTS, turn.visitor)
    turn.show(screens.table_screen(turn.t, chosen, narrow.named(turn, chosen), may_contacts=may_contacts))


def open_filters(turn: Turn) -> None:
    """By what is the table narrowed?"""
    chosen = turn.pressed(OpenFilters)
    turn.show(screens.filters_screen(turn.t, chosen, narrow.named(turn, chosen)))


def pick(turn: Turn) -> None:
    """The choices of one filter."""
    chosen = turn.pressed(Pick)
    turn.show(screens.pick_screen(turn.t, chosen, narrow.choices(turn, chosen)))


def ask_contacts(turn: Turn) -> None:
    """Telephone numbers are asked for by name, and only of those who may have them."""
    code = turn.pressed(AskContacts)
    without, with_them = (Prepare(code.name, code.format, contacts=contacts) for contacts in (False, True))
    turn.show(screens.contacts_screen(turn.t, without, with_them, OpenExport()))


def ask_table_contacts(turn: Turn) -> None:
    """The same, of one table."""
    code = turn.pressed(AskTableContacts)
    without, with_them = (
        PrepareTable.of(code, format=code.format, contacts=contacts, semicolon=False) for contacts in (False, True)
    )
    turn.show(screens.contacts_screen(turn.t, without, with_them, OpenTable.of(code)))


def prepare(turn: Turn) -> None:
    """The file, in the place of the question."""
    code = turn.pressed(Prepare)
    card = order(turn, Ordered(code.name, code.format, turn.t.language, code.contacts))
    if card:
        turn.show(screens.preparing_screen(turn.t, File(code.name, code.format)), card=card)


def prepare_table(turn: Turn) -> None:
    """A table with its filters."""
    code = turn.pressed(PrepareTable)
    card = order(turn, _narrowed(turn, code, code.format, contacts=code.contacts, semicolon=code.semicolon))
    if card:
        turn.show(screens.preparing_screen(turn.t, File(code.kind.value, code.format)), card=card)


def prepare_again(turn: Turn) -> None:
    """The same table, its columns parted the other way, below: a message with a file cannot become another."""
    code = turn.pressed(OtherDelimiter)
    card = order(turn, _narrowed(turn, code, "csv", contacts=code.contacts, semicolon=code.semicolon))
    if card:
        turn.say(screens.preparing_screen(turn.t, File(code.kind.value, "csv")), card=card)


def order(turn: Turn, ordered: Ordered) -> str | None:
    """Queues the job and returns the name of its card; None, and a toast, when the same is being prepared.

    Raises: NotAllowed, OutOfDate.
    """
    if ordered.contacts and not opens(Door.CONTACTS, turn.visitor):
        raise NotAllowed
    if not screens.is_offered(ordered.name, ordered.format):
        raise OutOfDate
    arguments = asdict(ordered)
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-export-waits"))
        return None
    return _card(jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id))


def switch_evening(turn: Turn) -> None:
    """The evening's workbook, on or off for the whole secretariat."""
    on = turn.pressed(Evening).on
    _switch(turn, on=on)
    turn.show(screens.tables_screen(turn.t, evening=on))


def stop_evening(turn: Turn) -> None:
    """The same below the workbook, which cannot become another screen."""
    _switch(turn, on=False)
    turn.say(screens.tables_screen(turn.t, evening=False))


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
    send_file(tx, user_id, stored, caption, name=name, klass=klass, key=_card(job.id))
    if not ordered.evening:
        refresh(tx, user_id, _card(job.id), screens.done_screen(t, ordered.file, count), klass=Class.REPLY)
    exports.note(tx, ordered.file, actor=None if ordered.evening else user_id, rows=count, contacts=ordered.contacts)


def give_up(tx: Tx, *, job: Job, ordered: Ordered, screen: Screen) -> None:
    """Tells the person that there is no file; of an evening's, which nobody waits for, only the log tells."""
    if not ordered.evening:
        refresh(tx, job.user_id or 0, _card(job.id), screen, klass=Class.REPLY)


def _tell(at: Progress, *, t: Texts, job: Job, file: File, report: Report) -> None:
    """A sign of life on the card, once a part; the dispatcher leaves out those that are overtaken."""
    if at.parts > 1 and at.rows == 0:
        screen = screens.preparing_screen(t, file, part=at.part, parts=at.parts)
        report(partial(_sign, job=job, screen=screen))


def _sign(tx: Tx, *, job: Job, screen: Screen) -> None:
    refresh(tx, job.user_id or 0, _card(job.id), screen, klass=Class.REPLY)


def _caption(t: Texts, ordered: Ordered, now: datetime) -> Screen:
    if ordered.evening:
        return screens.evening_screen(t, now)
    other = None
    if ordered.format == "csv" and ordered.again:
        other = OtherDelimiter.of(
            OpenTable.unpack(ordered.again), contacts=ordered.contacts, semicolon=not ordered.semicolon
        )
    return screens.caption_screen(t, ordered.file, now, filters=ordered.filters, other=other)


def _narrowed(turn: Turn, code: Narrowed, file_format: str, *, contacts: bool, semicolon: bool) -> Ordered:
    """The order of a table. Raises OutOfDate when what a filter names is gone."""
    codes = narrow.codes(turn, code)
    since = narrow.since(code)
    return Ordered(
        code.kind.value,
        file_format,
        turn.t.language,
        contacts,
        semicolon,
        since=since.isoformat() if since else "",
        session=codes.get("session", ""),
        focus_area=codes.get("focus_area", ""),
        state=codes.get("state", ""),
        municipality=codes.get("municipality", ""),
        filters=screens.filter_lines(turn.t, narrow.named(turn, code)),
        again=OpenTable.of(code).pack(),
    )


def _switch(turn: Turn, *, on: bool) -> None:
    if evening.switch(turn.tx, on=on):
        audit.note(turn.tx, "evening-files", actor=turn.user_id, after={"on": on})
    turn.toast(turn.t.plain("toast-evening-on" if on else "toast-evening-off"))


def _card(job_id: int) -> str:
    return f"export:{job_id}"


COMMANDS = (Command("export", open_export, Door.EXPORT),)
TAPS = (
    Tap(OpenExport, open_export, Door.EXPORT),
    Tap(Another, open_another, Door.EXPORT),
    Tap(OpenTables, open_tables, Door.EXPORT),
    Tap(OpenTable, open_table, Door.EXPORT),
    Tap(OpenFilters, open_filters, Door.EXPORT),
    Tap(Pick, pick, Door.EXPORT),
    Tap(AskContacts, ask_contacts, Door.CONTACTS),
    Tap(AskTableContacts, ask_table_contacts, Door.CONTACTS),
    Tap(Prepare, prepare, Door.EXPORT),
    Tap(PrepareTable, prepare_table, Door.EXPORT),
    Tap(OtherDelimiter, prepare_again, Door.EXPORT),
    Tap(Evening, switch_evening, Door.CONTACTS),
    Tap(StopEvening, stop_evening, Door.CONTACTS),
)
JOBS: dict[str, JobAct] = {JOB: Reporting(write_file)}
DUE: dict[str, DueAct] = {evening.KIND: send_evening}
