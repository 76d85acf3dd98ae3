"""The roster in the chat: an organizer sends the file, sees what it would change, and brings it in.

Amina: sends roster.xlsx
bot:   يُقرأ الملف … ثم: جديد 70 · معدَّل 3 · دون تغيير 2 · ليس في الملف 1 … [إدخال الكشف] [إلغاء]
Amina: taps «إدخال الكشف»
bot:   أُدخل الكشف … (the same message)
Amina: sends a file with a wrong number in line 12
bot:   لم يُقبل الملف … السطر 12، العمود phone … (and every fault in a text file, where they are many)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.doors import Door, opens
from bot.fetching import Fetches, Taker
from bot.frame import Frame, refresh
from bot.imports import Reading, fault_line, read_roster
from bot.router import Tap
from bot.screen import Screen
from bot.tables.read import LIMITS
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct, Finish, JobAct, Report, Reporting
from handlers.anything import content
from handlers.openings import OpenRoster
from handlers.roster_screens import (
    FAULTS,
    NAMES,
    BringIn,
    Discard,
    discarded_screen,
    done_screen,
    faults_screen,
    how_screen,
    lists_of,
    look_screen,
    reading_screen,
    trouble_screen,
    written_out,
)
from storage import audit, drafts, due, jobs, municipalities, outbox, roster
from storage.database import Tx
from storage.due import Due
from storage.errors import OutOfDate
from storage.jobs import Job
from storage.kept_files import INCOMING
from storage.outbox import Class
from storage.roster import Invited

LOOK, BRING, DROP = "roster-look", "roster-bring", "roster-drop"
ENDINGS = (".csv", ".xlsx", ".txt")
KEPT = timedelta(hours=24)  # that a file waits for the press which brings it in


def open_roster(turn: Turn) -> None:
    """The button «roster»."""
    turn.show(how_screen(turn.t))


def take(turn: Turn) -> None:
    """A document was sent: of an organizer it may be a roster; anybody else is told what is read here."""
    sent = turn.file
    if sent is None or not opens(Door.INVITE, turn.visitor) or drafts.active(turn.tx, turn.user_id) is not None:
        if sent is not None and sent.stored:
            _drop(turn.tx, sent.stored)
        content(turn)
        return
    if sent.trouble is not None:
        turn.say(trouble_screen(turn.t, sent.trouble))
        return
    arguments = {"file": sent.stored, "name": sent.name, "language": turn.t.language}
    job = jobs.add(turn.tx, LOOK, arguments, user_id=turn.user_id)
    due.put(turn.tx, DROP, sent.stored, at=turn.tx.now + KEPT, helps_until=turn.tx.now + 30 * KEPT)
    turn.say(reading_screen(turn.t, sent.name), card=_card(job))


def bring(turn: Turn) -> None:
    """The button «bring in»."""
    code = turn.pressed(BringIn)
    looked = _looked(turn, code.job)
    arguments = {**looked.arguments, "look": looked.id, "others": code.others}
    if jobs.is_waiting(turn.tx, BRING, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-roster-waits"))
        return
    jobs.add(turn.tx, BRING, arguments, user_id=turn.user_id)
    turn.show(reading_screen(turn.t, looked.arguments["name"]), card=_card(looked.id))


def discard(turn: Turn) -> None:
    """The button «cancel»."""
    looked = _looked(turn, turn.pressed(Discard).job)
    _drop(turn.tx, looked.arguments["file"])
    turn.toast(turn.t.plain("toast-roster-discarded"))
    turn.show(discarded_screen(turn.t))


def look(tx: Tx, frame: Frame, job: Job, report: Report) -> Finish:
    """Reads the file and compares it with what is there."""
    t = frame.texts(tx, job.arguments["language"])
    reading = _read(tx, frame, job, t, report, card=_card(job.id))
    if reading is None:
        return partial(_show, job=job, card=_card(job.id), screen=discarded_screen(t, gone=True))
    name = job.arguments["name"]
    if reading.faults:
        lines = [fault_line(t, fault) for fault in reading.faults]
        attached = _attach(frame, job, lines) if len(lines) > FAULTS else ""
        screen = faults_screen(t, name, reading.faults)
        return partial(_show, job=job, card=_card(job.id), screen=screen, attached=attached, drop=True)
    changes = roster.look_over(tx, reading.rows, columns=reading.columns)
    lists = lists_of(t, changes)
    long = any(len(names) > NAMES for names in lists.values())
    attached = _attach(frame, job, written_out(t, lists)) if long else ""
    screen = look_screen(t, name, changes, job=job.id, ignored=reading.ignored)
    return partial(_show, job=job, card=_card(job.id), screen=screen, attached=attached, drop=changes.nothing)


def bring_in(tx: Tx, frame: Frame, job: Job, report: Report) -> Finish:
    """Reads the file once more; the job's last transaction brings it in, all or nothing."""
    t = frame.texts(tx, job.arguments["language"])
    card = _card(job.arguments["look"])
    reading = _read(tx, frame, job, t, report, card=card)
    if reading is None or reading.faults:  # faults: a municipality has been taken off the list since
        return partial(_show, job=job, card=card, screen=discarded_screen(t, gone=True))
    return partial(_bring, job=job, t=t, reading=reading)


def drop_file(_tx: Tx, frame: Frame, job: Job) -> bool:
    """Removes a file that nobody needs any more, once that is committed."""
    _unlink(frame, job.arguments["file"])
    return True


def drop_late(_tx: Tx, frame: Frame, fallen: Due) -> None:
    """Nobody has brought the file in within a day."""
    _unlink(frame, fallen.subject)


def _bring(tx: Tx, *, job: Job, t: Texts, reading: Reading[Invited]) -> None:
    others: bool = job.arguments["others"]
    changes = roster.import_roster(tx, reading.rows, columns=reading.columns, others=others)
    counts = {"added": len(changes.added), "changed": len(changes.changed), "left": len(changes.left)}
    audit.note(tx, "import", actor=job.user_id, subject="roster", after=counts)
    screen = done_screen(t, job.arguments["name"], changes)
    _show(tx, job=job, card=_card(job.arguments["look"]), screen=screen, drop=True)


def _show(tx: Tx, *, job: Job, card: str, screen: Screen, attached: str = "", drop: bool = False) -> None:
    """The job's last word: the card as it is now, and the text file with all of it."""
    user_id = job.user_id or 0
    refresh(tx, user_id, card, screen, klass=Class.REPLY)
    if attached:
        document = {"document": {"file": attached, "name": f"roster-{job.id}.txt"}}
        outbox.add(tx, user_id, "sendDocument", document, klass=Class.REPLY, key=f"{card}:all")
    if drop:
        _drop(tx, job.arguments["file"])


def _read(tx: Tx, frame: Frame, job: Job, t: Texts, report: Report, *, card: str) -> Reading[Invited] | None:
    """The file's reading, with signs of life on the card; None when it is gone."""
    name, user_id = job.arguments["name"], job.user_id or 0
    try:
        file = (frame.folder / job.arguments["file"]).read_bytes()
    except OSError:
        return None

    def tell(done: int, total: int) -> None:
        screen = reading_screen(t, name, done=done, total=total)
        report(lambda writing: refresh(writing, user_id, card, screen, every=1, klass=Class.REPLY))

    return read_roster(frame.catalogue, name, file, known=municipalities.everything(tx), progress=tell)


def _looked(turn: Turn, job_id: int) -> Job:
    """The person's own look at a file that is still there. Raises OutOfDate."""
    job = jobs.find(turn.tx, job_id)
    if job is None or job.kind != LOOK or job.user_id != turn.user_id:
        raise OutOfDate
    if due.states(turn.tx, DROP).get(job.arguments["file"]) != "waiting":
        raise OutOfDate
    return job


def _drop(tx: Tx, file: str) -> None:
    due.cancel(tx, DROP, file)
    jobs.add(tx, DROP, {"file": file})


def _unlink(frame: Frame, file: str) -> None:
    path = (frame.folder / file).resolve()
    if path.is_relative_to((frame.folder / INCOMING).resolve()):
        path.unlink(missing_ok=True)


def _attach(frame: Frame, job: Job, lines: Sequence[str]) -> str:
    """Writes the lines into a text file that waits to be sent, and returns its place."""
    stored = frame.outgoing(f"{Path(job.kind).name}-{job.id}.txt")
    (frame.folder / stored).write_text("\r\n".join([*lines, ""]), encoding="utf-8-sig", newline="")
    return stored


def _card(job_id: int) -> str:
    return f"roster:{job_id}"


FETCHES = Fetches(Door.INVITE, ENDINGS, LIMITS.bytes)
TAPS = (
    Tap(OpenRoster, open_roster, Door.INVITE),
    Tap(BringIn, bring, Door.INVITE),
    Tap(Discard, discard, Door.INVITE),
)
TAKER = Taker(FETCHES, take)
JOBS: dict[str, JobAct] = {LOOK: Reporting(look), BRING: Reporting(bring_in), DROP: drop_file}
DUE: dict[str, DueAct] = {DROP: drop_late}
