"""A programme as a file in the chat: CSV, workbook, or the schedule JSON of conference tools.

    Amina    (/manage) [استيراد ملف]
    bot      يُرجى إرسال ملف البرنامج … [إلغاء]
    Amina    (sends programme.xlsx)
    bot      ✅ قُرئ الملف … جديد 1 · معدَّل 2 … [مراجعة ونشر (3)]
    Amina    (sends one with a session that ends before it begins)
    bot      لم يُقبل الملف … السطر 3، العمود ends_at: … [إرسال ملف آخر]

What it says becomes the working copy, which is looked over and released as every other edit is (handlers/releases.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import NoReturn

from bot.codes import Code
from bot.doors import Door
from bot.fetching import Fetches, Taker
from bot.form import Field, Form
from bot.frame import Frame, refresh
from bot.home import home_row
from bot.imports import fault_line
from bot.imports_programme import ProgrammeReading, read_programme
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.tables.columns import Fault
from bot.texts import Texts, words
from bot.turn import Turn
from bot.work import Finish, Heavy, JobAct
from handlers.openings import ImportProgramme, OpenEdits, OpenManage
from handlers.roster import DROP
from handlers.roster_screens import trouble_screen
from storage import audit, due, event, focus_areas, jobs, programme_file, releases
from storage.changes import Changes
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.jobs import Job
from storage.kept_files import INCOMING
from storage.outbox import Class
from storage.programme_file import FORM

JOB = "programme-file"
ENDINGS = (".csv", ".xlsx", ".txt", ".json")
LARGEST = 5_000_000  # bytes
FAULTS, WARNINGS = 10, 6  # on the card
KEPT = timedelta(hours=24)  # that a file may wait for its job


class SendTheProgramme(UserError):
    """Words are no file."""


@dataclass(frozen=True)
class AnotherFile(Code, prefix="pfa"):
    """Asks for a file once more, below the faults of the last one."""


def reading_screen(t: Texts, name: str) -> Screen:
    """The file is being read."""
    return Screen(t("programme-file-reading", file=name), (_ways(t),))


def faults_screen(t: Texts, name: str, faults: Sequence[Fault]) -> Screen:
    """The file cannot be taken: the first faults, each with its place and reason."""
    lines = [t("programme-file-faults", file=name, count=len(faults)), ""]
    lines += [f"• {words(fault_line(t, fault))}" for fault in faults[:FAULTS]]
    lines += ["", t("programme-file-more", count=len(faults) - FAULTS)] if len(faults) > FAULTS else []
    return Screen("\n".join(lines), ((Button(t.plain("programme-file-another"), AnotherFile()),), _ways(t)))


def taken_screen(
    t: Texts, name: str, changes: Changes, *, warnings: Sequence[Fault] = (), released: int | None = None
) -> Screen:
    """What the file changes; `released` is the number under which it is in force already, being the first."""
    if changes.nothing:
        return Screen(t("programme-file-same", file=name), (_ways(t),))
    lines = [t("programme-file-released" if released else "programme-file-taken", file=name), ""]
    counts = {title: len(getattr(changes, title)) for title in ("added", "changed", "left", "missing")}
    lines += [t(f"programme-file-{title}", count=str(count)) for title, count in counts.items() if count]
    if warnings:
        lines += ["", t("programme-file-warnings"), *(f"• {words(fault_line(t, one))}" for one in warnings[:WARNINGS])]
    rows: list[Row] = []
    if not released:
        rows.append((Button(t.plain("manage-review", count=counts["added"] + counts["changed"]), OpenEdits()),))
    return Screen("\n".join(lines), (*rows, _ways(t)))


def gone_screen(t: Texts, text_id: str = "programme-file-gone") -> Screen:
    """There is no file any more, or no event that it could be the programme of."""
    return Screen(t(text_id), (_ways(t),))


def ask(turn: Turn) -> None:
    """The button «bring in a file»: what is sent from here on is the programme."""
    turn.frame.forms.start_anew(turn, FORM)


def take(turn: Turn) -> None:
    """The file. It is read off the lane, so that a large one keeps nobody waiting."""
    sent = turn.file
    if sent is None:
        raise NotFound
    if sent.trouble is not None:
        turn.say(trouble_screen(turn.t, sent.trouble))
        return
    stored = f"{INCOMING}/programme-{turn.update.update_id}"
    source = turn.frame.folder / sent.stored
    if source.exists():  # else an attempt before this one has moved it
        source.rename(turn.frame.folder / stored)
    turn.frame.forms.interrupt(turn)
    arguments = {"file": stored, "name": sent.name, "language": turn.t.language}
    job = jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id)
    due.put(turn.tx, DROP, stored, at=turn.tx.now + KEPT, helps_until=turn.tx.now + 30 * KEPT)
    turn.say(reading_screen(turn.t, sent.name), card=_card(job))


def read(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Reads the file; the job's last transaction makes it the working copy."""
    t = frame.texts(tx, job.arguments["language"])
    forum = event.find(tx)
    try:
        content = (frame.folder / job.arguments["file"]).read_bytes()
    except OSError:
        return partial(_show, job=job, screen=gone_screen(t))
    if forum is None:
        return partial(_show, job=job, screen=gone_screen(t, "error-no-event"))
    name, areas = job.arguments["name"], focus_areas.everything(tx)
    reading = read_programme(frame.catalogue, name, content, event=forum, areas=areas)
    if reading.faults:
        return partial(_show, job=job, screen=faults_screen(t, name, reading.faults))
    return partial(_take, t=t, job=job, reading=reading)


def _take(tx: Tx, *, t: Texts, job: Job, reading: ProgrammeReading) -> None:
    done = releases.bring_in(tx, reading.rows, by=job.user_id)
    counts = {"added": len(done.changes.added), "changed": len(done.changes.changed)}
    audit.note(tx, "import", actor=job.user_id, subject="programme", after=counts)
    name = job.arguments["name"]
    _show(
        tx,
        job=job,
        screen=taken_screen(t, name, done.changes, warnings=reading.warnings, released=done.release),
    )


def _show(tx: Tx, *, job: Job, screen: Screen) -> None:
    """The job's last word, in the place of «is being read»; the file goes."""
    refresh(tx, job.user_id or 0, _card(job.id), screen, klass=Class.REPLY)
    due.cancel(tx, DROP, job.arguments["file"])
    jobs.add(tx, DROP, {"file": job.arguments["file"]})


def _refuse(_turn: Turn, _draft: Draft, _text: str) -> NoReturn:
    raise SendTheProgramme


def _nothing_to_send(_turn: Turn, _draft: Draft) -> None:
    raise SendTheProgramme


def _ways(t: Texts) -> Row:
    return side_by_side(Button(t.plain("programme-file-manage"), OpenManage()), *home_row(t), rtl=t.rtl)


def _card(job_id: int) -> str:
    return f"{JOB}:{job_id}"


TAPS = (Tap(ImportProgramme, ask, Door.MANAGE), Tap(AnotherFile, ask, Door.MANAGE))
FORMS = (Form(FORM, (Field("file", read=_refuse),), _nothing_to_send, door=Door.MANAGE, at_once=True),)
TAKER = Taker(Fetches(Door.MANAGE, ENDINGS, LARGEST, asked=programme_file.waits), take)
JOBS: dict[str, JobAct] = {JOB: Heavy(read)}
