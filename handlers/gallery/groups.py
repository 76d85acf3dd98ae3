"""What organizers see of groups and channels."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screen import Screen
from bot.texts import Texts
from handlers import board, groups
from handlers.gallery.programme import sample_sessions
from handlers.now import now_screen
from storage.groups import Group, Kind, Purpose

LINK = "https://t.me/forum_sandbox_bot"


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """No group yet, several, each kind for each purpose, one that is lost."""
    title = t.plain("groups-open")
    kinds = {
        "group": Group(-1, Kind.GROUP, title),
        "group with topics": Group(-2, Kind.SUPERGROUP, title, is_forum=True),
        "channel": Group(-3, Kind.CHANNEL, title, may_pin=True),
        "group with topics, all rights": Group(-4, Kind.SUPERGROUP, title, is_forum=True, may_make_topics=True),
    }
    yield "none", groups.groups_screen(t, [], LINK)
    yield "some", groups.groups_screen(t, list(kinds.values()), LINK)
    yield "many", groups.groups_screen(t, list(kinds.values()) * 6, LINK, page=1)
    for kind, group in kinds.items():
        for purpose in Purpose:
            used = Group(
                group.chat_id,
                group.kind,
                group.title,
                purpose=purpose,
                language=t.language,
                is_forum=group.is_forum,
                may_pin=group.may_pin,
                may_make_topics=group.may_make_topics,
            )
            added = t("group-added", title=title) if purpose is Purpose.NONE else ""
            yield (
                f"{kind}, {purpose.value or 'no use yet'}",
                groups.group_screen(t, used, languages=["ar", "en"], heading=added),
            )
    yield "lost", groups.lost_screen(t, kinds["group"])
    yield from _board(t)


def _board(t: Texts) -> Iterator[tuple[str, Screen]]:
    """What is said in the groups themselves."""
    sessions = sample_sessions()
    first = sessions[0].starts_at
    day = sessions[0].day(t.zone)
    shown = [session for session in sessions if session.day(t.zone) == day]
    yield "in a group: the day's programme", board.board_screen(t, day, shown, LINK)
    yield "in a group: the day's programme, changed", board.board_screen(t, day, shown, LINK, at=first)
    yield "in a group: a day with many sessions", board.board_screen(t, day, shown * 4, LINK)
    yield "in a group: what is left of a day", board.board_screen(t, day, shown, LINK, most=board.BRIEF)
    yield "in a group: now", board.brief_screen(t, now_screen(t, sessions, first), LINK)
    yield "in a group: another command", board.private_screen(t, LINK)
