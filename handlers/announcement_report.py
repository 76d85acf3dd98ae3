"""Who has an announcement and who has not, by name: as a message, and as a workbook.

Amina: [التقرير]
bot:   تقرير الإعلان 3 … حظروا البوت أو لا يمكن مراسلتهم: خالد سالم، الزنتان … [ملف Excel] [رجوع]
Amina: [ملف Excel]
bot:   announcement-3.xlsx
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.codes import Code
from bot.doors import Door, opens
from bot.frame import Frame, send_file
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Html, Texts
from bot.turn import Turn
from bot.work import Finish, Heavy, JobAct
from handlers.announcement_card import Look, OpenReport
from handlers.programme import cut
from storage import announcement_report as report
from storage import announcements, jobs, people
from storage.announcement_report import Line, Standing
from storage.announcements import Announcement
from storage.database import Tx
from storage.jobs import Job
from storage.outbox import Class

JOB = "announcement-report"
NAMED = 10  # names of one standing in a message
SHORT = 40  # characters of a name there, so that those of all standings fit into one
BY_NAME = (Standing.BLOCKED, Standing.FAILED, Standing.UNCERTAIN, Standing.SKIPPED, Standing.PENDING)
"""The standings whose people are named in the message: those of whom something may be to be done."""
WIDTHS = (34, 22, 24, 18, 18, 40)


@dataclass(frozen=True)
class OrderFile(Code, prefix="anx7"):
    """The workbook."""

    number: int


def report_screen(t: Texts, one: Announcement, found: Sequence[Line], unpinned: Sequence[str] = ()) -> Screen:
    """The numbers, with the names of those who have not got it; `unpinned`: groups where it could not be pinned."""
    counts = Counter(line.standing for line in found)
    blocks = [t("delivered-title", number=str(one.id), total=len(found))]
    blocks.append("\n".join(t(f"delivered-{_label(one, s)}", count=counts[s]) for s in Standing if counts[s]))
    for standing in BY_NAME:
        these = [line for line in found if line.standing is standing]
        if these:
            blocks.append(_named(t, standing.value, [line.name for line in these]))
    if one.asks:
        silent = [line for line in found if line.standing is Standing.SENT]
        if silent:
            blocks.append(_named(t, "unacknowledged", [line.name for line in silent]))
    if unpinned:
        blocks.append(_named(t, "unpinned", unpinned))
    file = Button(t.plain("delivered-file"), OrderFile(one.id), style="primary")
    return Screen("\n\n".join(blocks), ((file,), (Button(t.plain("correction-back"), Look(one.id)),), home_row(t)))


def file_screen(t: Texts, one: Announcement) -> Screen:
    """The caption of the workbook."""
    return Screen(t("delivered-caption", number=str(one.id)), (home_row(t),))


def preparing_screen(t: Texts, one: Announcement) -> Screen:
    """The workbook is being written."""
    return Screen(t("delivered-preparing"), ((Button(t.plain("correction-back"), Look(one.id)),), home_row(t)))


def open_report(turn: Turn) -> None:
    """The report as a message."""
    one = announcements.launched(turn.tx, turn.pressed(OpenReport).number)
    unpinned = report.unpinned(turn.tx, one)
    turn.show(report_screen(turn.t, one, list(report.lines(turn.tx, one)), unpinned))


def order_file(turn: Turn) -> None:
    """The workbook comes as a message of its own; one that is being written already is not written twice."""
    one = announcements.launched(turn.tx, turn.pressed(OrderFile).number)
    arguments = {"announcement": one.id}
    if not jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    turn.toast(turn.t.plain("toast-report-preparing"))
    turn.show(preparing_screen(turn.t, one))


def write_file(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Writes the workbook, and then queues it; who may not have it any more gets none."""
    user_id = job.user_id or 0
    visitor = people.known(tx, user_id, frame.owners)
    one = announcements.find(tx, job.arguments["announcement"])
    if visitor is None or one is None or not opens(Door.ANNOUNCE, visitor):
        return lambda _tx: None
    t = frame.texts(tx, visitor.language)
    stored = frame.outgoing(f"announcement-{one.id}-{job.id}.xlsx")
    write_workbook(frame.folder / stored, t, one, list(report.lines(tx, one)))
    key, name = f"{JOB}:{job.id}", f"announcement-{one.id}.xlsx"
    below = Screen(file_screen(t, one).text)  # a menu would take the place of the file
    return lambda tx: send_file(tx, user_id, stored, below, name=name, klass=Class.REPLY, key=key)


def write_workbook(path: Path, t: Texts, one: Announcement, found: Sequence[Line]) -> None:
    """A sheet with a row for each recipient, from the right in Arabic; times are real ones in the event's zone."""
    import xlsxwriter  # noqa: PLC0415  # heavy, and seldom wanted

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(t.plain("delivered-sheet", number=str(one.id)))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7"})
        when = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "center"})
        if t.rtl:
            sheet.right_to_left()
        names = ("name", "municipality", "standing", "sent-at", "acknowledged-at", "error")
        sheet.write_row(0, 0, [t.plain(f"delivered-column-{name}") for name in names], bold)
        for number, line in enumerate(found, 1):
            sheet.write_string(number, 0, line.name or t.plain("audience-unnamed"))
            sheet.write_string(number, 1, t.pick(line.municipality_ar, line.municipality_en))
            sheet.write_string(number, 2, t.plain(f"delivered-value-{_label(one, line.standing)}"))
            for column, moment in ((3, line.sent_at), (4, line.acknowledged_at)):
                if moment is not None:
                    sheet.write_datetime(number, column, moment.astimezone(t.zone).replace(tzinfo=None), when)
            sheet.write_string(number, 5, line.error)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.autofilter(0, 0, max(len(found), 1), len(names) - 1)


def _label(one: Announcement, standing: Standing) -> str:
    """What a standing is called: where people are asked to confirm, who is merely sent to has not done so."""
    return "unconfirmed" if one.asks and standing is Standing.SENT else standing.value


def _named(t: Texts, standing: str, names: Sequence[str]) -> str:
    shown = [cut(name, SHORT) or t.plain("audience-unnamed") for name in names[:NAMED]]
    text = "\n".join(t("delivered-name", name=name) for name in shown)
    rest = len(names) - len(shown)
    more = f"\n{t('delivered-more', count=rest)}" if rest else ""
    return f"<b>{Html(t(f'delivered-value-{standing}'))}</b>\n{text}{more}"


TAPS = (
    Tap(OpenReport, open_report, Door.ANNOUNCE),
    Tap(OrderFile, order_file, Door.ANNOUNCE),
)
JOBS: dict[str, JobAct] = {JOB: Heavy(write_file)}
