"""The forum's pictures: ratings and answers by session, recommendations by focus area and state.

Salma: /report
bot:   تُرسم صور النتائج، وتصل في هذه المحادثة.
bot:   أُرسلت 3 صور. [البيان الختامي (Word)] [تقرير المنتدى (Word)]   (the same message, edited)
bot:   (a picture) متوسط التقييم حسب الجلسة، الأربعاء، 17 ديسمبر 2025 14:05
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.doors import Door
from bot.exports import Document
from bot.files import drawn
from bot.files.source import Header, Options, Source
from bot.frame import Frame, refresh, send_file
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import Finish, Heavy, JobAct
from handlers.export_codes import Another, OpenExport, Prepare
from handlers.openings import OpenReport
from storage import audit, jobs
from storage.database import Tx
from storage.jobs import Job
from storage.outbox import Class

JOB = "report"


def drawing_screen(t: Texts) -> Screen:
    """The pictures are being drawn."""
    return Screen(t("report-drawing"), (home_row(t),))


def drawn_screen(t: Texts, count: int) -> Screen:
    """They are below; or there is nothing to draw yet."""
    rows = (
        (Button(t.plain("export-open-statement"), Prepare(Document.STATEMENT, "docx", contacts=False)),),
        (Button(t.plain("export-open-report"), Prepare(Document.REPORT, "docx", contacts=False)),),
        (Button(t.plain("export-another"), OpenExport()),),
    )
    return Screen(t("report-drawn", count=count), (*rows, home_row(t)))


def caption_screen(t: Texts, about: str, day: str, time: str) -> Screen:
    """What stands below a picture."""
    text = t("report-caption", about=about, day=day, time=time)
    return Screen(text, ((Button(t.plain("export-another"), Another()),),))


def open_report(turn: Turn) -> None:
    """/report, or a press on it. Asked for twice, they are drawn once."""
    arguments = {"language": turn.t.language}
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-report-waits"))
        return
    job = jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    turn.show(drawing_screen(turn.t), card=_card(job))


def draw(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Draws every picture that there is something to show on."""
    t = frame.texts(tx, job.arguments["language"])
    source = Source(tx, Options(Header(t.language), timezone=frame.timezone), frame.catalogue)
    stored = []
    for number, picture in enumerate(drawn.everything(source)):
        name = frame.outgoing(f"report-{job.id}-{number}.png")
        path = frame.folder / name
        path.touch(mode=0o600)
        path.write_bytes(picture.png)
        stored.append((name, picture.name, picture.about))
    return partial(deliver, t=t, job=job, stored=stored)


def deliver(tx: Tx, *, t: Texts, job: Job, stored: Sequence[tuple[str, str, str]]) -> None:
    """Queues the pictures and tells the person."""
    user_id = job.user_id or 0
    refresh(tx, user_id, _card(job.id), drawn_screen(t, len(stored)), klass=Class.REPLY)
    for file, name, about in stored:
        below = caption_screen(t, about, t.day(tx.now), t.time(tx.now))
        key = f"{_card(job.id)}:{name}"
        send_file(tx, user_id, file, below, name=f"forum-{name}.png", klass=Class.REPLY, key=key)
    audit.note(tx, "report", actor=user_id, after={"pictures": len(stored)})


def _card(job_id: int) -> str:
    return f"report:{job_id}"


COMMANDS = (Command("report", open_report, Door.EXPORT),)
TAPS = (Tap(OpenReport, open_report, Door.EXPORT),)
JOBS: dict[str, JobAct] = {JOB: Heavy(draw)}
