"""What deputies hear from the desk: a question, an answer that was published, whether they support what stays.

    (a minute after Salma has published)
    bot     to Basel   صدر رد الأمانة على توصيتكم W3-001: مقبولة … [عرض التوصية]
    bot     to Omar    صدرت ردود على 3 توصيات تخصكم: W3-001 مقبولة … [W3-001] [W3-004] [W3-009]

All waits for a minute, so that nobody hears of what was undone, and in the night for the morning.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.doors import Door
from bot.frame import Frame, send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from bot.turn import Turn
from bot.work import DueAct, JobAct
from handlers.desk_codes import Agree, Explain, OpenDossier
from handlers.recommendation_codes import OpenRecommendation
from storage import desk, event, jobs, merging, people, publishing, quiet
from storage.database import Tx
from storage.desk_lists import Scope
from storage.due import Due
from storage.jobs import Job
from storage.merging import Asked
from storage.outbox import Class
from storage.recommendations import Recommendation
from storage.times import moment, stamp

LISTED = 16  # recommendations in one message
ACROSS = 4
A_MOMENT = timedelta(seconds=1)


def told_screen(t: Texts, several: Sequence[Recommendation]) -> Screen:
    """What was published and concerns one person: one answer in full, several as a list."""
    if len(several) == 1:
        opened = Button(t.plain("desk-told-open"), OpenRecommendation(several[0].id), style="primary")
        return Screen(preview_text(t, several[0]), ((opened,), home_row(t)))
    lines = [t("desk-told-several", count=len(several)), ""]
    for one in several[:LISTED]:
        state = t.plain(f"recommendations-state-{one.state.value}")
        lines.append(t("desk-told-line", reference=one.reference, state=state, title=one.wording.title))
    if len(several) > LISTED:
        lines.append(t("desk-and-more", count=len(several) - LISTED))
    opens = [Button(one.reference, OpenRecommendation(one.id)) for one in several[:LISTED]]
    rows: list[Row] = [side_by_side(*opens[at : at + ACROSS], rtl=t.rtl) for at in range(0, len(opens), ACROSS)]
    return Screen("\n".join(lines), (*rows, home_row(t)))


def preview_text(t: Texts, one: Recommendation) -> str:
    """One answer as it is read by those concerned."""
    state = t.plain(f"recommendations-state-{one.state.value}")
    lines = [t("desk-told", reference=one.reference), words(one.wording.title), "", t("desk-told-state", state=state)]
    if one.answer:
        lines.append(f"<blockquote>{words(one.answer)}</blockquote>")
    return "\n".join(lines)


def question_screen(t: Texts, one: Recommendation, question: str) -> Screen:
    """The secretariat asks the author."""
    lines = [t("desk-asked", reference=one.reference), words(one.wording.title), ""]
    lines += [f"<blockquote>{words(question)}</blockquote>", t("desk-asked-how")]
    explain = Button(t.plain("desk-explain"), Explain(one.id), style="primary")
    opened = Button(t.plain("desk-told-open"), OpenRecommendation(one.id))
    return Screen("\n".join(lines), ((explain,), (opened,), home_row(t)))


def merged_screen(t: Texts, one: Recommendation, kept: Recommendation, *, answered: str = "") -> Screen:
    """Whoever supported a merged one is asked about the survivor; `answered`: yes or no, said before."""
    lines = [t("desk-merged", old=one.reference, reference=kept.reference), "", f"<b>{words(kept.wording.title)}</b>"]
    lines += [words(kept.wording.action[:600]), "", t(f"desk-merged-{answered or 'ask'}", reference=kept.reference)]
    yes = Button(t.plain("desk-merged-agree"), Agree(one.id, yes=True), style="success")
    refusal = "desk-merged-take-back" if answered == "yes" else "desk-merged-decline"
    no = Button(t.plain(refusal), Agree(one.id, yes=False))
    ways = [button for button, word in ((yes, "yes"), (no, "no")) if word != answered]
    opened = Button(t.plain("desk-told-open"), OpenRecommendation(kept.id))
    return Screen("\n".join(lines), (side_by_side(*ways, rtl=t.rtl), (opened,), home_row(t)))


def explained_screen(t: Texts, one: Recommendation, explanation: str) -> Screen:
    """The author has answered whoever asked."""
    lines = [t("desk-explained", reference=one.reference), f"<blockquote>{words(explanation)}</blockquote>"]
    opened = Button(t.plain("desk-open"), OpenDossier(one.id, Scope().pack()), style="primary")
    return Screen("\n".join(lines), ((opened,), home_row(t)))


def thanks_screen(t: Texts, one: Recommendation) -> Screen:
    """The author's answer is with the secretariat."""
    opened = Button(t.plain("desk-told-open"), OpenRecommendation(one.id))
    return Screen(t("desk-explained-thanks", reference=one.reference), ((opened,), home_row(t)))


def ask_author(tx: Tx, frame: Frame, one: Recommendation, question: str, *, about: str) -> bool:
    """Sends the question when it cannot be undone any more. Returns False when nobody can be asked."""
    readers = desk.who_explains(tx, one.id)
    for user_id in readers:
        t = frame.texts(tx, people.language_of(tx, user_id))
        screen = question_screen(t, one, question)
        _later(tx, frame, user_id, screen, about=about)
    return bool(readers)


def ask_supporters(
    tx: Tx, frame: Frame, one: Recommendation, kept: Recommendation, asked: Sequence[Asked], *, about: str
) -> None:
    """Asks each whether they support the survivor, when the merging cannot be undone any more."""
    for each in asked:
        if each.user_id is not None:
            _later(tx, frame, each.user_id, merged_screen(frame.texts(tx, each.language), one, kept), about=about)


def agree(turn: Turn) -> None:
    """A word on the survivor; it can be changed."""
    code = turn.pressed(Agree)
    kept = merging.agree(turn.tx, code.recommendation, turn.person, yes=code.yes, by=turn.user_id)
    one, _ = merging.both(turn.tx, code.recommendation, kept.id)
    turn.toast(turn.t.plain("toast-merged-yes" if code.yes else "toast-merged-no", reference=kept.reference))
    turn.show(merged_screen(turn.t, one, kept, answered="yes" if code.yes else "no"))


def tell(tx: Tx, frame: Frame, due: Due) -> None:  # noqa: ARG001  # a DueAct
    """What was published can be told of: a job, as there may be thousands."""
    jobs.add(tx, publishing.JOB, {"until": stamp(publishing.ripe(tx))})


def tell_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Tells the next people, each of all that concerns them."""
    until = moment(job.arguments["until"])
    readers = publishing.readers(tx, until, after=job.progress.get("after", 0))
    for reader in readers:
        if reader.recommendations:
            screen = told_screen(frame.texts(tx, reader.language), reader.recommendations)
            mark = f"{publishing.JOB}:{job.id}"
            wait = awake(tx, frame, tx.now, reader.quiet)
            send(
                tx,
                reader.user_id,
                screen,
                klass=Class.CHANGE,
                key=f"{mark}:{reader.user_id}",
                about=mark,
                not_before=wait,
            )
    if len(readers) < publishing.CHUNK:
        publishing.told(tx, until)
        return True
    jobs.advance(tx, job, {"after": readers[-1].user_id})
    return False


def awake(tx: Tx, frame: Frame, when: datetime, chosen: str) -> datetime | None:
    """When a message that could go out at `when` does: not in the night. None: at once."""
    zone = ZoneInfo(event.timezone(tx) or frame.timezone)
    between = quiet.hours(chosen, quiet.forum_hours(tx))
    return quiet.put_off(when, when + desk.HELPS_FOR, zone, between)


def _later(tx: Tx, frame: Frame, user_id: int, screen: Screen, *, about: str) -> None:
    at = tx.now + desk.UNDO_FOR + A_MOMENT
    wait = awake(tx, frame, at, quiet.of_account(tx, user_id)) or at
    send(tx, user_id, screen, klass=Class.CHANGE, key=f"{about}:{user_id}", about=about, not_before=wait)


DUE: dict[str, DueAct] = {desk.TELL: tell}
JOBS: dict[str, JobAct] = {publishing.JOB: tell_some}
TAPS = (Tap(Agree, agree, Door.PARTICIPANT),)
