"""The list of announcements: one's own drafts, what can still be stopped, then what has ended.

Amina: [الإعلانات السابقة]
bot:   الإعلان 4: مسودة لم تُرسل بعد … الإعلان 2: مجدول … الإعلان 3: أُرسل إلى 73 من 73 … [متابعة المسودة 4] [الإعلان 2] …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.doors import Door
from bot.home import home_row
from bot.paging import fitting, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from bot.turn import Turn
from handlers.announcement_card import Look, said_line
from handlers.announcement_screens import Earlier, OpenDraft, OpenNew
from handlers.announcement_words import moment_words
from storage import announcements, drafts, sending
from storage.announcements import Announcement, State
from storage.sending import Delivery

PAGE = 8  # announcements on a page


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the list with what became of it; `when` is the moment for which one that is scheduled waits."""

    one: Announcement
    delivery: Delivery
    when: str = ""


def list_screen(t: Texts, found: Sequence[Listed], *, page: int = 0, total: int = 0) -> Screen:
    """A page of the announcements with their results, of `total` in all."""
    blocks = [t("announcement-list" if found else "announcement-list-empty"), *(_block(t, line) for line in found)]
    shown = [line.one for line in found]
    rows: list[Row] = [(_draft_button(t, one),) for one in shown if one.state is State.DRAFT]
    buttons = [_button(t, one) for one in shown if one.state is not State.DRAFT]
    rows += [side_by_side(*buttons[i : i + 2], rtl=t.rtl) for i in range(0, len(buttons), 2)]
    rows += turning(t, Earlier, page, size=PAGE, total=total)
    new = Button(t.plain("announcement-new"), OpenNew(), style="primary")
    return Screen("\n\n".join(blocks), (*rows, (new,))).with_rows(home_row(t))


def earlier(turn: Turn) -> None:
    """A page of the announcements."""
    drafts.leave(turn.tx, turn.user_id)
    total = announcements.count(turn.tx, author_id=turn.user_id)
    page = fitting(turn.pressed(Earlier).page, size=PAGE, total=total)
    found = announcements.listed(turn.tx, author_id=turn.user_id, after=page * PAGE, limit=PAGE)
    turn.show(list_screen(turn.t, [_line(turn, one) for one in found], page=page, total=total))


def _line(turn: Turn, one: Announcement) -> Listed:
    when = moment_words(turn.tx, turn.t, one.when) if one.state is State.SCHEDULED else ""
    return Listed(one, sending.delivery(turn.tx, one), when)


def _block(t: Texts, line: Listed) -> str:
    one, delivery = line.one, line.delivery
    when = f"{t.short_day(one.created_at)} {t.time(one.created_at)}"
    lines = [t("announcement-line", number=str(one.id), when=when), said_line(t, one)]
    lines.append(t(f"announcement-line-{_stands(one)}", sent=delivery.sent, total=delivery.recipients))
    return "\n".join([*lines, t("announcement-when", when=Html(line.when))] if line.when else lines)


def _stands(one: Announcement) -> str:
    if one.withdrawn_at is not None:
        return "withdrawn"
    return "asked" if one.state is State.DRAFT and one.asked_at is not None else one.state.value


def _button(t: Texts, one: Announcement) -> Button:
    return Button(t.plain("announcement-number", number=str(one.id)), Look(one.id))


def _draft_button(t: Texts, one: Announcement) -> Button:
    return Button(t.plain("announcement-number-draft", number=str(one.id)), OpenDraft(one.id))


TAPS = (Tap(Earlier, earlier, Door.ANNOUNCE),)
