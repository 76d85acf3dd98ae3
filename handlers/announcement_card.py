"""The card of an announcement that waits, is under way or has been sent, and the codes of its buttons.

What the buttons do stands in announcement_delivery.py, announcement_corrections.py, announcement_report.py and
announcement_replies.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from handlers.announcement_screens import Earlier, OpenNew
from storage.announcements import Announcement, State
from storage.corrections import Progress
from storage.sending import Delivery

BAR = 10  # pieces of the progress bar
EXCERPT = 80  # characters of an announcement in the list


@dataclass(frozen=True)
class Look(Code, prefix="anv"):
    """One announcement with its result."""

    number: int


@dataclass(frozen=True)
class Stop(Code, prefix="anx"):
    """No new send starts."""

    number: int


@dataclass(frozen=True)
class Pause(Code, prefix="anx1"):
    """No new send starts until it goes on."""

    number: int


@dataclass(frozen=True)
class GoOn(Code, prefix="anx2"):
    """It goes on."""

    number: int


@dataclass(frozen=True)
class SendAgain(Code, prefix="anx3"):
    """Once more to those with whom it failed."""

    number: int


@dataclass(frozen=True)
class Correct(Code, prefix="anx4"):
    """Other words for everybody who has it."""

    number: int


@dataclass(frozen=True)
class Withdraw(Code, prefix="anx5"):
    """Takes it back; asked twice."""

    number: int
    sure: bool


@dataclass(frozen=True)
class Adopt(Code, prefix="anxf"):
    """Sends what waits since its author is no organizer any more."""

    number: int
    seal: str


@dataclass(frozen=True)
class OpenReport(Code, prefix="anx6"):
    """Who has it and who has not, by name."""

    number: int


@dataclass(frozen=True)
class OpenThreads(Code, prefix="anx8"):
    """What people have answered."""

    number: int
    page: int = 0


@dataclass(frozen=True)
class TakeUp(Code, prefix="anx9"):
    """It becomes a draft: itself, or as one that says the same."""

    number: int
    copies: bool


@dataclass(frozen=True)
class Show(Code, prefix="anxa"):
    """All of it, as it arrives."""

    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells besides the announcement and its delivery.

    `slow`: messages a second while Telegram asks to wait, else 0. `changed`, `taken_back`: how far a correction or the
    withdrawal has come. `unpinned`: groups where it could not be pinned.
    """

    when: str = ""
    valid: str = ""
    author: str = ""
    replies: int = 0
    slow: int = 0
    changed: Progress | None = None
    taken_back: Progress | None = None
    may_change: bool = False
    unpinned: int = 0


def card_screen(t: Texts, one: Announcement, delivery: Delivery, told: Told, *, live: bool = True) -> Screen:
    """The progress card, which becomes the result. A `live` one edits itself, so it leads nowhere else meanwhile."""
    state = "withdrawn" if one.withdrawn_at is not None else one.state.value
    lines = [t(f"announcement-title-{state}", number=str(one.id)), said_line(t, one)]
    if told.author and not live:
        lines.append(t("announcement-by", author=told.author))
    if one.state is State.SCHEDULED:
        lines += ["", t("announcement-when", when=Html(told.when))]
    if one.note and not one.insisted:
        lines.append(t(f"announcement-note-{one.note.partition(' ')[0]}", reason=one.note.partition(" ")[2]))
    if one.state in (State.SENDING, State.PAUSED):
        lines += ["", _progress(t, delivery)]
    if one.state is State.SENDING:
        lines += _speed(t, one, delivery, told)
    if one.began_at is not None:
        lines += ["", *outcome_lines(t, delivery, asks=one.asks)]
    lines += _besides(t, told)
    if told.valid and one.withdrawn_at is None:
        lines.append(t("announcement-validity", until=Html(told.valid)))
    card = Screen("\n".join(lines), _rows(t, one, delivery, told, live=live))
    under_way = one.state is State.SENDING
    return card if live and under_way else card.with_rows(home_row(t))


def withdraw_screen(t: Texts, one: Announcement, delivery: Delivery) -> Screen:
    """Is that really meant?"""
    yes = Button(t.plain("announcement-withdraw-yes"), Withdraw(one.id, sure=True), style="danger")
    rows: tuple[Row, ...] = ((yes,), (Button(t.plain("form-back"), Look(one.id)),))
    return Screen(t("announcement-withdraw-sure", number=str(one.id), count=delivery.sent), rows)


def outcome_lines(t: Texts, delivery: Delivery, *, asks: bool = False) -> list[str]:
    """How many are in each outcome; those that nobody is in are left out, but for the sent."""
    names = ("blocked", "failed", "uncertain", "skipped", "pending")
    counts = {name: getattr(delivery, name) for name in names}
    lines = [t("announcement-sent", count=delivery.sent)]
    lines += [t(f"announcement-{name}", count=count) for name, count in counts.items() if count]
    return [*lines, t("announcement-acknowledged", count=delivery.acknowledged)] if asks else lines


def bar(done: int, total: int) -> str:
    """How far it is, in ten pieces; after words on its line, so that it fills in the direction of reading."""
    full = done * BAR // total if total else BAR
    return "▰" * full + "▱" * (BAR - full)


def excerpt(body: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(body.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def said_line(t: Texts, one: Announcement) -> str:
    """What it says, or what it is made of, on one line."""
    said = excerpt(one.content.words)
    kind = one.content.kind.value
    if kind == "text":
        return t("announcement-excerpt", text=said)
    name = t.plain(f"announcement-kind-{kind}")
    return t("announcement-excerpt-media", kind=name, text=said) if said else t("announcement-excerpt-kind", kind=name)


def _besides(t: Texts, told: Told) -> list[str]:
    """What was to be done with the messages besides their sending."""
    lines = [t("announcement-unpinned", count=told.unpinned)] if told.unpinned else []
    for name, progress in (("changed", told.changed), ("taken-back", told.taken_back)):
        if progress is not None:
            lines += _change(t, name, progress)
    return lines


def _change(t: Texts, name: str, progress: Progress) -> list[str]:
    """How far a correction or the withdrawal has come; of the other outcomes those that anybody is in."""
    lines = [t(f"announcement-{name}", done=progress.done, total=progress.total)]
    for outcome in ("told", "lost", "uncertain", "waiting"):
        count = getattr(progress, outcome)
        if count:
            lines.append(t(f"announcement-change-{outcome}", count=count))
    return lines


def _progress(t: Texts, delivery: Delivery) -> str:
    done, total = delivery.done, delivery.recipients
    return f"{t('announcement-progress', done=done, total=total)} {bar(done, total)}"


def _speed(t: Texts, one: Announcement, delivery: Delivery, told: Told) -> list[str]:
    lines = [t("announcement-slow", rate=told.slow)] if told.slow else []
    if one.rate <= 0:
        return lines
    seconds = delivery.pending / one.rate
    left = t("announcement-seconds-left", count=max(5, 5 * round(seconds / 5)))
    if seconds >= 60:
        left = t("announcement-minutes-left", count=round(seconds / 60))
    rate = f"{one.rate:.0f}" if one.rate >= 1 else f"{one.rate:.1f}"
    return [*lines, t("announcement-rate", rate=rate, left=Html(left))]


def _rows(t: Texts, one: Announcement, delivery: Delivery, told: Told, *, live: bool) -> tuple[Row, ...]:
    match one.state:
        case State.SCHEDULED:
            edit = Button(t.plain("announcement-unschedule"), TakeUp(one.id, copies=False))
            stop = Button(t.plain("announcement-cancel-scheduled"), Stop(one.id), style="danger")
            show = Button(t.plain("announcement-show"), Show(one.id))
            if one.orphaned:
                adopt = Button(t.plain("orphan-send"), Adopt(one.id, one.seal), style="success")
                return (adopt,), side_by_side(stop, show, rtl=t.rtl), _others(t)
            return side_by_side(edit, show, rtl=t.rtl) if live else (show,), (stop,), _others(t)
        case State.SENDING:
            pause = Button(t.plain("announcement-pause"), Pause(one.id))
            again = Button(t.plain("announcement-refresh"), Look(one.id))
            stop = Button(t.plain("announcement-stop"), Stop(one.id), style="danger")
            return side_by_side(again, pause, rtl=t.rtl), (stop,)
        case State.PAUSED:
            go_on = Button(t.plain("announcement-go-on"), GoOn(one.id), style="success")
            stop = Button(t.plain("announcement-stop"), Stop(one.id), style="danger")
            return (go_on,), *_changing(t, one, told), _keeping(t, one), (stop,)
        case _:
            return _ended(t, one, delivery, told)


def _ended(t: Texts, one: Announcement, delivery: Delivery, told: Told) -> tuple[Row, ...]:
    rows: list[Row] = []
    if one.state is State.SENT and delivery.failed and one.withdrawn_at is None:
        label = t.plain("announcement-again", count=delivery.failed)
        rows.append((Button(label, SendAgain(one.id), style="primary"),))
    if one.began_at is not None:
        report = Button(t.plain("announcement-report"), OpenReport(one.id))
        threads = Button(t.plain("announcement-replies", count=told.replies), OpenThreads(one.id))
        again = Button(t.plain("announcement-refresh"), Look(one.id))
        rows.append(side_by_side(again, report, rtl=t.rtl))
        rows += [(threads,)] if told.replies else []
    rows += _changing(t, one, told)
    return *rows, _keeping(t, one), _others(t)


def _keeping(t: Texts, one: Announcement) -> Row:
    show = Button(t.plain("announcement-show"), Show(one.id))
    reuse = Button(t.plain("announcement-reuse"), TakeUp(one.id, copies=True))
    return side_by_side(show, reuse, rtl=t.rtl)


def _changing(t: Texts, one: Announcement, told: Told) -> list[Row]:
    if not told.may_change:
        return []
    correct = Button(t.plain("announcement-correct"), Correct(one.id))
    withdraw = Button(t.plain("announcement-withdraw"), Withdraw(one.id, sure=False))
    return [side_by_side(correct, withdraw, rtl=t.rtl)]


def _others(t: Texts) -> Row:
    earlier = Button(t.plain("announcement-others-earlier"), Earlier())
    new = Button(t.plain("announcement-others-new"), OpenNew())
    return side_by_side(new, earlier, rtl=t.rtl)
