"""The screens of announcements and the codes of their buttons. What the buttons do stands in announcements.py."""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from storage.announcements import Announcement, Audience, Delivery, State

BAR = 10  # pieces of the progress bar
EXCERPT = 80  # characters of an announcement in the list


@dataclass(frozen=True)
class OpenAnnounce(Code, prefix="an"):
    """Writes an announcement, or goes on with the draft."""


@dataclass(frozen=True)
class Leave(Code, prefix="anl"):
    """Away from the question for the text, or from the preview; what was written is kept."""


@dataclass(frozen=True)
class Delete(Code, prefix="and"):
    """Forgets the draft."""

    number: int
    seal: str


@dataclass(frozen=True)
class Edit(Code, prefix="ane"):
    """Asks for the text again."""

    number: int


@dataclass(frozen=True)
class Send(Code, prefix="ans"):
    """Sends the announcement as the preview showed it."""

    number: int
    seal: str


@dataclass(frozen=True)
class Stop(Code, prefix="anx"):
    """No new send starts."""

    number: int


@dataclass(frozen=True)
class Earlier(Code, prefix="anp"):
    """The list of the latest announcements."""


@dataclass(frozen=True)
class Look(Code, prefix="anv"):
    """One announcement with its result."""

    number: int


def ask_screen(t: Texts, *, has_earlier: bool) -> Screen:
    """Asks for the text."""
    rows = [(Button(t.plain("announcement-cancel"), Leave()),)]
    if has_earlier:
        rows.insert(0, (Button(t.plain("announcement-earlier"), Earlier()),))
    return Screen(t("announcement-text"), tuple(rows))


def message_screen(announcement: Announcement) -> Screen:
    """The announcement itself, as every recipient gets it."""
    return Screen(announcement.body, entities=announcement.entities)


def draft_screen(t: Texts, announcement: Announcement, audience: Audience) -> Screen:
    """Below the preview: who will get it, and what can be done."""
    lines = [t("announcement-draft"), "", t("announcement-recipients", count=audience.recipients)]
    if audience.unreachable:
        lines.append(t("announcement-unreachable", count=audience.unreachable))
    send = Button(t.plain("announcement-send"), Send(announcement.id, announcement.seal), style="success")
    edit = Button(t.plain("announcement-edit"), Edit(announcement.id))
    rows = ((edit,), (Button(t.plain("announcement-cancel"), Leave()),))
    return Screen("\n".join(lines), ((send,), *rows) if audience.recipients else rows)


def left_screen(t: Texts, draft: Announcement | None) -> Screen:
    """The draft is kept; or nothing had been written."""
    new = Button(t.plain("announcement-new" if draft is None else "announcement-continue"), OpenAnnounce())
    if draft is None:
        return Screen(t("announcement-nothing"), ((new,),)).above(home_row(t))
    delete = Button(t.plain("announcement-delete"), Delete(draft.id, draft.seal), style="danger")
    return Screen(t("announcement-left"), ((new,), (delete,))).above(home_row(t))


def deleted_screen(t: Texts) -> Screen:
    """The draft is gone."""
    new = Button(t.plain("announcement-new"), OpenAnnounce())
    return Screen(t("announcement-deleted"), ((new,),)).above(home_row(t))


def card_screen(t: Texts, announcement: Announcement, delivery: Delivery, *, live: bool = True) -> Screen:
    """The progress card, which becomes the result. A `live` one edits itself, so it leads nowhere else meanwhile."""
    title = t(f"announcement-title-{announcement.state.value}", number=str(announcement.id))
    lines = [title, t("announcement-excerpt", text=excerpt(announcement.body))]
    if announcement.state is State.SENDING:
        done, total = delivery.done, delivery.recipients
        lines += ["", f"{t('announcement-progress', done=done, total=total)} {bar(done, total)}"]
    lines += ["", *outcome_lines(t, delivery)]
    if announcement.state is State.SENDING:
        stop = Button(t.plain("announcement-stop"), Stop(announcement.id), style="danger")
        again = Button(t.plain("announcement-refresh"), Look(announcement.id))
        card = Screen("\n".join(lines), (side_by_side(again, stop, rtl=t.rtl),))
        return card if live else card.above(home_row(t))
    earlier = Button(t.plain("announcement-earlier"), Earlier())
    new = Button(t.plain("announcement-new"), OpenAnnounce())
    return Screen("\n".join(lines), ((new,), (earlier,))).above(home_row(t))


def earlier_screen(t: Texts, found: list[tuple[Announcement, Delivery]]) -> Screen:
    """The latest announcements with their results."""
    blocks = [t("announcement-list" if found else "announcement-list-empty")]
    for announcement, delivery in found:
        when = f"{t.short_day(announcement.created_at)} {t.time(announcement.created_at)}"
        title = t("announcement-line", number=str(announcement.id), when=when)
        result = t(f"announcement-line-{announcement.state.value}", sent=delivery.sent, total=delivery.recipients)
        blocks.append(f"{title}\n{t('announcement-excerpt', text=excerpt(announcement.body))}\n{result}")
    buttons = [Button(t.plain("announcement-number", number=str(one.id)), Look(one.id)) for one, _ in found]
    rows = [side_by_side(*buttons[i : i + 2], rtl=t.rtl) for i in range(0, len(buttons), 2)]
    new = Button(t.plain("announcement-new"), OpenAnnounce(), style="primary")
    return Screen("\n\n".join(blocks), (*rows, (new,))).above(home_row(t))


def outcome_lines(t: Texts, delivery: Delivery) -> list[str]:
    """How many are in each outcome; those that nobody is in are left out, but for the sent."""
    counts = {
        "blocked": delivery.blocked,
        "failed": delivery.failed,
        "uncertain": delivery.uncertain,
        "skipped": delivery.skipped,
        "pending": delivery.pending,
    }
    lines = [t("announcement-sent", count=delivery.sent)]
    return lines + [t(f"announcement-{name}", count=count) for name, count in counts.items() if count]


def bar(done: int, total: int) -> str:
    """How far it is, in ten pieces; after words on its line, so that it fills in the direction of reading."""
    full = done * BAR // total if total else BAR
    return "▰" * full + "▱" * (BAR - full)


def excerpt(body: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(body.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"
