"""What the dashboard of feedback has done off the lane: asking the missing once more, and drawing the results."""

from __future__ import annotations

from functools import partial

from bot import pictures
from bot.frame import Frame, send, send_file
from bot.pictures import Bar, Heading
from bot.screen import Screen
from bot.texts import Texts
from bot.work import Finish, Heavy, JobAct
from handlers.dashboard_screens import drawing_screen
from handlers.feedback_screens import invite_screen
from storage import dashboards, figures, jobs, programme, quiet
from storage.database import Tx
from storage.figures import Group
from storage.jobs import Job
from storage.outbox import Class

SHORTEST = 420  # pixels of a picture's height: few rows need no slide
CHUNK = 200  # people in one short transaction
DRAW, NUDGE = "feedback-picture", "feedback-nudge"


def nudge_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Writes to the next who have not answered by now, each once, in the hours in which they may be disturbed."""
    session = programme.by_id(tx, int(job.arguments["session"]))
    if session is None or tx.now >= programme.feedback_closes(tx):
        return True
    after = int(job.progress.get("after", 0))
    missing = sorted((one.user_id or 0, one) for one in dashboards.missing(tx, session) if one.can_be_asked)
    left = [pair for pair in missing if pair[0] > after]
    zone, forum = programme.zone(tx), quiet.forum_hours(tx)
    for user_id, one in left[:CHUNK]:
        screen = invite_screen(frame.texts(tx, one.language), session, again=True)
        until = programme.feedback_closes(tx)
        wait = quiet.put_off(tx.now, until, zone, quiet.hours(one.quiet, forum))
        key = f"nudge:{session.id}:{job.arguments['number']}:{user_id}"
        send(tx, user_id, screen, klass=Class.CHANGE, key=key, not_before=wait, expires_at=until)
    if len(left) <= CHUNK:
        return True
    jobs.advance(tx, job, {"after": left[CHUNK - 1][0]})
    return False


def draw_pictures(tx: Tx, frame: Frame, job: Job) -> Finish:
    """Draws what there is to draw, by session and by focus area."""
    t = frame.texts(tx, str(job.arguments["language"]))
    summary = [one for one in figures.summary(tx) if one.answers]
    drawn: list[tuple[str, str]] = []
    for group, title in ((Group.SESSION, "dashboard-by-session"), (Group.FOCUS_AREA, "dashboard-by-area")):
        rows = [_bar(t, one) for one in summary if one.group is group]
        for number, part in enumerate(pictures.in_parts(rows) if rows else []):
            stored = frame.outgoing(f"feedback-{job.id}-{group.value}-{number}.png")
            heading = Heading(t.plain(title), t.plain("dashboard-picture-below"), t.plain("dashboard-note"), rtl=t.rtl)
            (frame.folder / stored).write_bytes(pictures.bars(heading, part, highest=5, shortest=SHORTEST))
            drawn.append((stored, t(title)))
    return partial(_deliver, t=t, job=job, drawn=drawn)


def _deliver(tx: Tx, *, t: Texts, job: Job, drawn: list[tuple[str, str]]) -> None:
    to = int(job.arguments["to"])
    klass = Class.REPLY if job.user_id else Class.CHANGE
    for stored, caption in drawn:
        send_file(tx, to, stored, Screen(caption), klass=klass, key=f"picture:{stored}")
    if not drawn and job.user_id:
        send(tx, to, Screen(t("dashboard-none"), drawing_screen(t).rows), klass=klass)


def _bar(t: Texts, one: figures.Summary) -> Bar:
    label = t.pick(one.name_ar, one.name_en)
    if one.average is None:
        return Bar(label, None, t.plain("picture-none"))
    return Bar(label, one.average, f"{t.plain('picture-decimal', number=round(one.average, 1))} ({one.answers})")


JOBS: dict[str, JobAct] = {NUDGE: nudge_some, DRAW: Heavy(draw_pictures)}
