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
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.codes import Code
from bot.doors import Door, opens
from bot.fetching import Fetches, Taker, Trouble
from bot.frame import Frame, refresh
from bot.home import home_row
from bot.imports import Reading, fault_line, read_roster
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.tables.columns import Fault
from bot.tables.read import LIMITS
from bot.texts import Texts, words
from bot.turn import Turn
from bot.work import DueAct, Finish, JobAct, Report, Reporting
from handlers.anything import content
from handlers.openings import OpenParticipants, OpenRoster
from storage import audit, drafts, due, jobs, municipalities, outbox, roster
from storage.database import Tx
from storage.due import Due
from storage.errors import OutOfDate
from storage.jobs import Job
from storage.kept_files import INCOMING
from storage.outbox import Class
from storage.roster import Invited, RosterChanges

LOOK, BRING, DROP = "roster-look", "roster-bring", "roster-drop"
ENDINGS = (".csv", ".xlsx", ".txt")
FAULTS = 10  # on the card; the rest stands in a text file
NAMES = 5  # of each list on the card; the rest stands in a text file
KEPT = timedelta(hours=24)  # that a file waits for the press which brings it in
LISTS = ("added", "changed", "alike", "doubles", "missing")


@dataclass(frozen=True)
class BringIn(Code, prefix="rob"):
    """Brings in what was looked over. `others`: those who look like somebody are other people."""

    job: int
    others: bool


@dataclass(frozen=True)
class Discard(Code, prefix="rox"):
    """Forgets the file."""

    job: int


def how_screen(t: Texts) -> Screen:
    """How a roster is brought in."""
    return Screen(t("roster-how"), ((Button(t.plain("form-back"), OpenParticipants()),),))


def trouble_screen(t: Texts, trouble: Trouble) -> Screen:
    """There is no file to read."""
    return Screen(t(f"roster-trouble-{trouble.value}", megabytes=LIMITS.bytes // 1_000_000), (_back(t),))


def reading_screen(t: Texts, name: str, *, done: int = 0, total: int = 0) -> Screen:
    """The file is being read."""
    lines = [t("roster-reading", file=name)]
    if total:
        lines.append(t("roster-progress", done=str(done), total=str(total)))
    return Screen("\n".join(lines), (_back(t),))


def look_screen(t: Texts, name: str, changes: RosterChanges, *, job: int, ignored: Sequence[str] = ()) -> Screen:
    """What the file would change, and the buttons that do it."""
    lines = [t("roster-look", file=name), "", *_counted(t, changes)]
    for title, names in _lists(t, changes).items():
        if names:
            lines += ["", t(f"roster-{title}-names"), *_listed(t, names)]
    if ignored:
        lines += ["", t("roster-ignored", columns=t.list(list(ignored)))]
    if changes.nothing:
        return Screen("\n".join([*lines, "", t("roster-nothing")]), (_back(t),))
    rows: list[Row] = [(Button(t.plain("roster-bring"), BringIn(job, others=False), style="primary"),)]
    if changes.alike:
        rows.append((Button(t.plain("roster-bring-others"), BringIn(job, others=True)),))
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-cancel"), Discard(job)),)))


def faults_screen(t: Texts, name: str, faults: Sequence[Fault]) -> Screen:
    """The file cannot be taken: the first faults, each with its place and reason."""
    lines = [t("roster-faults", file=name, count=len(faults)), ""]
    lines += [f"• {words(fault_line(t, fault))}" for fault in faults[:FAULTS]]
    lines += ["", t("roster-faults-file")] if len(faults) > FAULTS else []
    return Screen("\n".join(lines), (_back(t),))


def done_screen(t: Texts, name: str, changes: RosterChanges) -> Screen:
    """The roster is brought in."""
    return Screen("\n".join([t("roster-done", file=name), "", *_counted(t, changes)]), (_back(t), home_row(t)))


def discarded_screen(t: Texts, *, gone: bool = False) -> Screen:
    """The file is forgotten, or is not there any more."""
    return Screen(t("roster-gone" if gone else "roster-discarded"), (_back(t),))


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
    lists = _lists(t, changes)
    long = any(len(names) > NAMES for names in lists.values())
    attached = _attach(frame, job, _written(t, lists)) if long else ""
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


def _lists(t: Texts, changes: RosterChanges) -> dict[str, tuple[str, ...]]:
    """The names of each list; of those who change, with what changes of them."""
    labels = {column.code: t.plain(column.label).partition("|")[0] for column in roster.FILE}
    told = tuple(
        f"{name}: {t.list([labels[code] for code in codes])}"
        for name, codes in zip(changes.changed, changes.columns, strict=True)
    )
    return {title: told if title == "changed" else getattr(changes, title) for title in LISTS}


def _written(t: Texts, lists: dict[str, tuple[str, ...]]) -> list[str]:
    lines: list[str] = []
    for title, names in lists.items():
        if names:
            lines += [t.plain(f"roster-{title}-names"), *names, ""]
    return lines


def _counted(t: Texts, changes: RosterChanges) -> list[str]:
    counts = {title: len(getattr(changes, title)) for title in ("added", "changed", "left", "missing")}
    return [t(f"roster-{title}", count=str(count)) for title, count in counts.items()]


def _listed(t: Texts, names: Sequence[str]) -> list[str]:
    lines = [t("roster-name", name=name) for name in names[:NAMES]]
    return lines + ([t("roster-more", count=len(names) - NAMES)] if len(names) > NAMES else [])


def _back(t: Texts) -> Row:
    return (Button(t.plain("form-back"), OpenParticipants()),)


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
