"""The groups and channels that an announcement is for: chosen one by one or all at once, pinned there or not.

Amina: [المجموعات والقنوات]
bot:   يُرجى اختيار المجموعات … [▫️ وكلاء البلديات] [▫️ قناة المنتدى] [▫️ الكل (2)] [رجوع]
Amina: [وكلاء البلديات], [تثبيت في المجموعات]
bot:   (the same message) … ⚠️ لا يملك البوت صلاحية التثبيت في «وكلاء البلديات» … [✅ وكلاء البلديات] …

A group whose purpose nobody has said yet is not among them; one that is chosen and lost stays, so as to be unticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.codes import Code
from bot.doors import Door
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_audience import draft_of, mark
from handlers.announcement_screens import OpenAudience, OpenChats
from handlers.announcement_words import some_titles
from handlers.programme import cut
from storage import announcements, groups
from storage.announcements import Announcement, Option
from storage.audiences import Audience
from storage.database import Tx
from storage.errors import NotFound
from storage.groups import Group, Kind, Purpose

ON_BUTTON = 40  # characters
NAMED = 3  # groups in a warning


@dataclass(frozen=True)
class MoreChats(Code, prefix="anag"):
    """Another page of them."""

    page: int


@dataclass(frozen=True)
class ToggleChat(Code, prefix="ana8"):
    """One of them more, or less."""

    chat: int
    page: int


@dataclass(frozen=True)
class AllChats(Code, prefix="anah"):
    """All of them, or none."""

    chosen: bool
    page: int


@dataclass(frozen=True)
class TogglePin(Code, prefix="ana9"):
    """Pinned there or not."""

    page: int


@dataclass(frozen=True)
class Everybody(Code, prefix="ana5"):
    """Everybody who is registered, or no person at all: for groups alone."""

    nobody: bool
    page: int


@dataclass(frozen=True, slots=True)
class Choosable:
    """The groups that can be ticked or unticked, and whether there are others without a purpose."""

    groups: Sequence[Group]
    unused: bool = False


def chats_screen(t: Texts, found: Choosable, draft: Announcement, *, page: int = 0) -> Screen:
    """One page of the groups and channels, with a mark at the chosen ones, and a warning where none can be pinned."""
    chosen, total = draft.audience.chats, len(found.groups)
    page = fitting(page, size=PICKED_FROM, total=total)
    lines = [t("audience-groups-title")] if total else []
    if found.unused:
        lines.append(t("audience-groups-unused"))
    lines = lines or [t("audience-groups-none")]
    if Option.PINNED in draft.options:
        lines += _warning(t, [group for group in found.groups if group.chat_id in chosen])
    rows: list[Row] = [
        (Button(f"{mark(on=group.chat_id in chosen)} {_label(t, group)}", ToggleChat(group.chat_id, page)),)
        for group in part(found.groups, page, size=PICKED_FROM)
    ]
    rows += turning(t, MoreChats, page, size=PICKED_FROM, total=total)
    there = [group.chat_id for group in found.groups if not group.gone]
    if len(there) > 1:
        every = set(there) <= set(chosen)
        label = f"{mark(on=every)} {t.plain('audience-groups-all', count=len(there))}"
        rows.append((Button(label, AllChats(not every, page)),))
    if chosen:
        pinned = mark(on=Option.PINNED in draft.options)
        rows.append((Button(f"{pinned} {t.plain('audience-pinned')}", TogglePin(page)),))
        nobody = not draft.audience.alternatives
        alone = Button(f"{mark(on=nobody)} {t.plain('audience-groups-alone')}", Everybody(not nobody, page))
        rows.append((alone,))
    return Screen("\n\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenAudience()),)))


def open_chats(turn: Turn) -> None:
    """The groups and channels."""
    _show(turn, draft_of(turn), 0)


def more_chats(turn: Turn) -> None:
    """Another page."""
    _show(turn, draft_of(turn), turn.pressed(MoreChats).page)


def toggle_chat(turn: Turn) -> None:
    """One more or less."""
    draft, code = draft_of(turn), turn.pressed(ToggleChat)
    known = choosable(turn.tx, draft)
    if code.chat not in {group.chat_id for group in known.groups}:
        raise NotFound
    chats = [one for one in draft.audience.chats if one != code.chat]
    if len(chats) == len(draft.audience.chats):
        chats.append(code.chat)
    _show(turn, _address(turn, draft, chats), code.page)


def all_chats(turn: Turn) -> None:
    """All that the bot is in, or none."""
    draft, code = draft_of(turn), turn.pressed(AllChats)
    there = [group.chat_id for group in choosable(turn.tx, draft).groups if not group.gone]
    _show(turn, _address(turn, draft, there if code.chosen else []), code.page)


def toggle_pin(turn: Turn) -> None:
    """Pinned there or not."""
    draft = draft_of(turn)
    draft = announcements.choose(turn.tx, draft, draft.options ^ {Option.PINNED})
    _show(turn, draft, turn.pressed(TogglePin).page)


def everybody(turn: Turn) -> None:
    """For groups alone, or for people again."""
    draft, code = draft_of(turn), turn.pressed(Everybody)
    alternatives = () if code.nobody and draft.audience.chats else ((),)
    draft = announcements.address(turn.tx, draft, replace(draft.audience, alternatives=alternatives))
    _show(turn, draft, code.page)


def choosable(tx: Tx, draft: Announcement) -> Choosable:
    """Those that have a purpose, and those that are chosen whatever has become of them."""
    there = groups.all_of_them(tx)
    used = [group for group in there if group.purpose is not Purpose.NONE or group.chat_id in draft.audience.chats]
    known = {group.chat_id for group in used}
    lost = [_lost(tx, chat_id) for chat_id in draft.audience.chats if chat_id not in known]
    return Choosable([*lost, *used], unused=len(used) < len(there))


def _lost(tx: Tx, chat_id: int) -> Group:
    return groups.find(tx, chat_id) or Group(chat_id, Kind.GROUP, str(chat_id), gone=True)


def _address(turn: Turn, draft: Announcement, chats: Sequence[int]) -> Announcement:
    """With those groups. Where none is left, it is for people again."""
    alternatives = draft.audience.alternatives if chats else draft.audience.alternatives or ((),)
    return announcements.address(turn.tx, draft, Audience(alternatives, tuple(chats)))


def _show(turn: Turn, draft: Announcement, page: int) -> None:
    turn.show(chats_screen(turn.t, choosable(turn.tx, draft), draft, page=page))


def _label(t: Texts, group: Group) -> str:
    title = cut(group.title, ON_BUTTON)
    return t.plain("audience-group-gone", title=title) if group.gone else title


def _warning(t: Texts, chosen: Sequence[Group]) -> list[str]:
    """Where the bot may not pin, as far as is known; nothing where it may everywhere."""
    without = [group.title for group in chosen if not group.may_pin and not group.gone]
    return [t("audience-no-pin", groups=t.list(some_titles(t, without, NAMED)))] if without else []


TAPS = (
    Tap(OpenChats, open_chats, Door.ANNOUNCE),
    Tap(MoreChats, more_chats, Door.ANNOUNCE),
    Tap(ToggleChat, toggle_chat, Door.ANNOUNCE),
    Tap(AllChats, all_chats, Door.ANNOUNCE),
    Tap(TogglePin, toggle_pin, Door.ANNOUNCE),
    Tap(Everybody, everybody, Door.ANNOUNCE),
)
