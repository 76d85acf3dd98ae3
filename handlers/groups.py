"""Groups and channels: the bot is added to one, told what it is for, thrown out, moved to a supergroup.

(Amina adds the bot to the group «وكلاء البلديات»)
bot, to Amina in private:  أُضيف البوت إلى «وكلاء البلديات» … [مجموعة المنتدى] [مجموعة فريق العمل]
Amina                      [مجموعة المنتدى]
bot                        (the same message) … الاستخدام: مجموعة المنتدى [إيقاف الاستخدام] [English]
(somebody throws it out)
bot, to the organizers:    أُخرج البوت من «وكلاء البلديات» …

Only whom the door opens to can put the bot to use; where others add it, it only points to the private chat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Chat, ChatMember
from telegram.ext import filters

from bot.codes import Code
from bot.doors import Door, opens
from bot.frame import Frame, send
from bot.home import home_row
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Said, Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from bot.turn import Turn
from bot.work import DueAct
from handlers import board
from handlers.openings import OpenGroups, OpenStaff
from handlers.programme import cut
from storage import groups, people
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound
from storage.groups import Group, Kind, Purpose
from storage.outbox import Class
from storage.people import Role

ON_BUTTON = 40  # characters of a title
ADDING = "startgroup&admin=pin_messages+manage_topics"  # Telegram lets a group be chosen, and asks for these rights


@dataclass(frozen=True)
class OpenGroup(Code, prefix="grp"):
    """One group's card."""

    chat: int


@dataclass(frozen=True)
class MoreGroups(Code, prefix="grm"):
    """Another page of the groups."""

    page: int


@dataclass(frozen=True)
class SetPurpose(Code, prefix="gru"):
    """Says what the bot does in a group."""

    chat: int
    purpose: Purpose


@dataclass(frozen=True)
class SetLanguage(Code, prefix="grl"):
    """Says in which language."""

    chat: int
    language: str


def groups_screen(t: Texts, found: Sequence[Group], link: str, *, page: int = 0) -> Screen:
    """One page of the groups with the way to the card of each, and the way to add the bot to another."""
    lines = [t("groups-title"), "", t("groups-some" if found else "groups-none"), t("groups-how")]
    page = fitting(page, size=PICKED_FROM, total=len(found))
    shown = part(found, page, size=PICKED_FROM)
    rows: list[Row] = [(Button(cut(group.title, ON_BUTTON), OpenGroup(group.chat_id)),) for group in shown]
    rows += turning(t, MoreGroups, page, size=PICKED_FROM, total=len(found))
    rows.append((Button(t.plain("groups-add"), url=f"{link}?{ADDING}"),))
    back = side_by_side(Button(t.plain("form-back"), OpenStaff()), *home_row(t), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, back))


def group_screen(t: Texts, group: Group, *, languages: Sequence[str], heading: str = "") -> Screen:
    """A group's card. `languages`: those that the bot could speak there; `heading`: what has just happened."""
    lines = [*([heading, ""] if heading else []), t("group-title", title=group.title)]
    lines.append(t("group-kind", kind=Html(group.kind.value), topics=Html("yes" if group.is_forum else "no")))
    lines.append(t("group-purpose", purpose=t.plain(_words(group.purpose))))
    rows: list[Row] = []
    if group.purpose is Purpose.FORUM:
        lines += ["", t("group-forum-does" if group.may_pin else "group-forum-no-pin")]
    if group.purpose is Purpose.STAFF:
        lines += ["", t("group-staff-does")]
        if group.is_forum and not group.may_make_topics:
            lines.append(t("group-staff-no-topics"))
    if group.purpose is Purpose.NONE:
        lines += ["", t("group-choose")]
    offered = [purpose for purpose in (Purpose.FORUM, Purpose.STAFF) if purpose is not group.purpose]
    rows += [(Button(t.plain(_words(purpose)), SetPurpose(group.chat_id, purpose)),) for purpose in offered]
    if group.purpose is not Purpose.NONE:
        rows.append((Button(t.plain("group-stop"), SetPurpose(group.chat_id, Purpose.NONE)),))
        others = [one for one in languages if one != group.language]
        rows += [(Button(t.plain(f"group-language-{one}"), SetLanguage(group.chat_id, one)),) for one in others]
    back = side_by_side(Button(t.plain("groups-open"), OpenGroups()), *home_row(t), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, back))


def lost_screen(t: Texts, group: Group) -> Screen:
    """The bot is not in the group any more."""
    rows = ((Button(t.plain("groups-open"), OpenGroups()),), home_row(t))
    return Screen(t("group-lost", title=group.title), rows)


def membership(turn: Turn) -> None:
    """The bot was added to a group or channel, given other rights there, or thrown out."""
    change, chat = turn.update.my_chat_member, turn.update.effective_chat
    if change is None or chat is None:
        return
    member, known = change.new_chat_member, groups.find(turn.tx, chat.id)
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        groups.lost(turn.tx, chat.id)
        return
    unknown = known is None or known.gone
    if unknown and not opens(Door.GROUPS, turn.visitor):
        return
    groups.joined(turn.tx, _as_it_is(chat, member), by=turn.user_id)
    if unknown:
        heading = turn.t("group-added", title=chat.title or "")
        send(turn.tx, turn.user_id, _card(turn, chat.id, heading=heading), klass=Class.REPLY)


def moved(turn: Turn) -> None:
    """A group has become a supergroup, as the old one or the new one says."""
    message = turn.message
    if message is None:
        return
    if message.migrate_to_chat_id:
        groups.moved(turn.tx, turn.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        groups.moved(turn.tx, message.migrate_from_chat_id, turn.chat_id)


def renamed(turn: Turn) -> None:
    """A group has another title."""
    chat = turn.update.effective_chat
    if chat is not None:
        groups.describe(turn.tx, chat.id, title=chat.title or "", is_forum=bool(chat.is_forum))


def open_groups(turn: Turn) -> None:
    """The button «groups»."""
    turn.show(groups_screen(turn.t, groups.all_of_them(turn.tx), turn.frame.link()))


def more_groups(turn: Turn) -> None:
    """Another page of them."""
    found, page = groups.all_of_them(turn.tx), turn.pressed(MoreGroups).page
    turn.show(groups_screen(turn.t, found, turn.frame.link(), page=page))


def open_group(turn: Turn) -> None:
    """A press on a group."""
    turn.show(_card(turn, turn.pressed(OpenGroup).chat))


def set_purpose(turn: Turn) -> None:
    """A press on what the group is for."""
    code = turn.pressed(SetPurpose)
    group = _find(turn, code.chat)
    if group.purpose is not code.purpose:
        if group.purpose is Purpose.FORUM:
            board.take_down(turn.tx, group)
        groups.set_purpose(turn.tx, code.chat, code.purpose, by=turn.user_id)
    turn.toast(turn.t.plain("toast-group-set"))
    turn.show(_card(turn, code.chat))


def set_language(turn: Turn) -> None:
    """A press on a language."""
    code = turn.pressed(SetLanguage)
    if code.language not in turn.frame.catalogue.languages:
        raise NotFound
    _find(turn, code.chat)
    groups.set_language(turn.tx, code.chat, code.language)
    turn.toast(turn.t.plain("toast-group-set"))
    turn.show(_card(turn, code.chat))


def texts_of(tx: Tx, frame: Frame, group: Group) -> Texts:
    """The words that the bot speaks in a group."""
    return frame.texts(tx, group.language)


def tell_lost(tx: Tx, frame: Frame, due: Due) -> None:
    """The organizers and owners are told that a group is lost."""
    group = groups.find(tx, int(due.subject.partition("@")[0]))
    if group is None:
        return
    told = {*people.holders(tx, Role.ORGANIZER, frame.owners), *people.holders(tx, Role.OWNER, frame.owners)}
    for user_id in sorted(told):
        t = frame.texts(tx, people.language_of(tx, user_id))
        key = f"{groups.LOST}:{due.subject}:{user_id}"
        send(tx, user_id, lost_screen(t, group), klass=Class.CHANGE, key=key, expires_at=due.helps_until)


def _card(turn: Turn, chat_id: int, *, heading: str = "") -> Screen:
    group = _find(turn, chat_id)
    spoken = texts_of(turn.tx, turn.frame, group).language
    languages = [one for one in turn.frame.catalogue.languages if one != spoken]
    return group_screen(turn.t, group, languages=languages, heading=heading)


def _find(turn: Turn, chat_id: int) -> Group:
    group = groups.find(turn.tx, chat_id)
    if group is None or group.gone:
        raise NotFound
    return group


def _words(purpose: Purpose) -> str:
    return f"group-purpose-{purpose.value or 'none'}"


def _as_it_is(chat: Chat, member: ChatMember) -> Group:
    """The group as Telegram describes it, with the bot's rights there."""
    return Group(
        chat.id,
        Kind(chat.type),
        chat.title or "",
        is_forum=bool(chat.is_forum),
        may_pin=bool(getattr(member, "can_pin_messages", False) or getattr(member, "can_edit_messages", False)),
        may_make_topics=bool(getattr(member, "can_manage_topics", False)),
    )


TAPS = (
    Tap(OpenGroups, open_groups, Door.GROUPS),
    Tap(MoreGroups, more_groups, Door.GROUPS),
    Tap(OpenGroup, open_group, Door.GROUPS),
    Tap(SetPurpose, set_purpose, Door.GROUPS),
    Tap(SetLanguage, set_language, Door.GROUPS),
)
SAID = (Said(filters.StatusUpdate.MIGRATE, moved), Said(filters.StatusUpdate.NEW_CHAT_TITLE, renamed))
DUE: dict[str, DueAct] = {groups.LOST: tell_lost}
