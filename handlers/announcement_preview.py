"""An announcement before somebody's eyes exactly as it arrives: its preview, and what was sent shown once more.

A look that Telegram refuses is not sent: the screen below the preview says so, and loses its button.
"""

from __future__ import annotations

from bot.frame import Frame, refresh, send
from bot.texts import Texts
from handlers import announcement_message as message
from handlers.announcement_message import Part
from handlers.announcement_screens import DRAFT_CARD, draft_screen
from handlers.announcement_words import view_of
from storage import announcements, cards, groups, outbox, people, previews
from storage.announcements import Announcement, Content, Kind
from storage.database import Tx
from storage.outbox import Class
from storage.previews import Standing


def preview(tx: Tx, frame: Frame, draft: Announcement) -> None:
    """The announcement exactly as it arrives, in each of its languages; below it the buttons.

    What showed it as it was before is taken away, so that there is one preview to look at.
    """
    _take_away(tx, draft, previews.begin(tx, draft))
    for part, content in looks(tx, frame, draft):
        made = message.poll_part(content) if part.method == message.METHODS[Kind.POLL] else None
        shown = made or part
        outbox.add(
            tx,
            draft.author_id,
            shown.method,
            shown.payload,
            klass=Class.REPLY,
            about=previews.about(draft),
            card=message.poll_card(draft, content) if made else None,
        )
    t = frame.texts(tx, people.language_of(tx, draft.author_id))
    send(tx, draft.author_id, draft_screen(t, draft, view_of(tx, frame, t, draft)), klass=Class.REPLY, card=DRAFT_CARD)


def _take_away(tx: Tx, draft: Announcement, earlier: list[int]) -> None:
    for number in earlier:
        outbox.add(tx, draft.author_id, "deleteMessage", {"message_id": number}, klass=Class.REPLY)
    if earlier and not cards.is_another(tx, draft.author_id, DRAFT_CARD):
        outbox.add(tx, draft.author_id, "deleteMessage", {}, klass=Class.REPLY, card=DRAFT_CARD)


def looks(tx: Tx, frame: Frame, one: Announcement) -> list[tuple[Part, Content]]:
    """The calls that show every version, each with the words of its own language, then how it stands in groups."""
    found: list[tuple[Part, Content]] = []
    if not one.audience.groups_alone:
        for language in ("ar",) if one.english is None else ("ar", "en"):
            t = frame.texts(tx, language)
            found += _with(one, t, message.parts(tx, t, one, preview=True))
    if not found:
        return _in_groups(tx, frame, one)
    if one.audience.chats and one.differs_in_groups:
        t = frame.texts(tx, people.language_of(tx, one.author_id))
        line = Part("sendMessage", {"text": t("announcement-in-groups"), "parse_mode": "HTML"})
        in_groups = [(part, content) for part, content in _in_groups(tx, frame, one) if not _is_poll(part)]
        found += [(line, one.content), *in_groups]
    return found


def tell_refused(tx: Tx, frame: Frame) -> None:
    """A preview that Telegram has refused: the screen below it says so, and offers no sending any more."""
    for number, key in previews.refused(tx).items():
        draft = announcements.existing(tx, number)
        if previews.of(tx, draft).standing is not Standing.REFUSED:
            continue
        t = frame.texts(tx, people.language_of(tx, draft.author_id))
        screen = draft_screen(t, draft, view_of(tx, frame, t, draft))
        refresh(tx, draft.author_id, DRAFT_CARD, screen, klass=Class.REPLY, key=key)


def _in_groups(tx: Tx, frame: Frame, one: Announcement) -> list[tuple[Part, Content]]:
    known = (groups.find(tx, chat_id) for chat_id in one.audience.chats)
    languages = {frame.texts(tx, group.language).language for group in known if group is not None}
    found: list[tuple[Part, Content]] = []
    for language in sorted(languages) or ["ar"]:
        t = frame.texts(tx, language)
        shown = _with(one, t, message.parts(tx, t, one, in_group=True, link=frame.link()))
        found += [part for part in shown if part not in found]
    return found


def _with(one: Announcement, t: Texts, parts: list[Part]) -> list[tuple[Part, Content]]:
    return [(part, one.version_for(t.language)) for part in parts]


def _is_poll(part: Part) -> bool:
    return part.method == message.METHODS[Kind.POLL]
