"""An announcement as Telegram gets it: one call, or two where buttons cannot stand under it; and how one is read in.

What somebody has sent to the bot goes out again by the id of its file: nothing is uploaded a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, Poll, PollOption

from bot.codes import Code
from bot.screen import LONGEST_TEXT, Button, Row
from bot.texts import Texts
from handlers.acknowledgements import received_row
from handlers.programme import cut, session_label
from storage import cards, programme
from storage.announcements import Announcement, Content, Kind, Leads, Option
from storage.database import Tx
from storage.errors import UserError

LONGEST_CAPTION = 1024  # UTF-16 units, Bot API, sendPhoto
MOST_FILES = 10  # of an album
ON_BUTTON = 40  # characters
FORMATTING = frozenset(
    {
        *("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"),
        *("code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"),
    }
)
"""Telegram's entities that a person makes; it finds links, hashtags and numbers again by itself."""

METHODS = {
    Kind.TEXT: "sendMessage",
    Kind.PHOTO: "sendPhoto",
    Kind.VIDEO: "sendVideo",
    Kind.ANIMATION: "sendAnimation",
    Kind.DOCUMENT: "sendDocument",
    Kind.AUDIO: "sendAudio",
    Kind.VOICE: "sendVoice",
    Kind.ALBUM: "sendMediaGroup",
    Kind.LOCATION: "sendLocation",
    Kind.POLL: "forwardMessage",  # of the one poll in its author's chat, so that all votes come together
}
ABOVE = "show_caption_above_media"
FILES = ("photo", "video", "animation", "document", "audio", "voice")
WITHOUT_BUTTONS = frozenset({Kind.ALBUM, Kind.POLL})


class AnnouncementTooLong(UserError):
    """The text has more than `most` characters, counted as Telegram does."""


class CaptionTooLong(UserError):
    """The same of the words under a picture or file."""


class NotForAnnouncements(UserError):
    """A sticker, a contact, a round video: nothing that an announcement is made of."""


class TooManyFiles(UserError):
    """An album has at most `most`."""


@dataclass(frozen=True)
class Follow(Code, prefix="anf"):
    """A recipient follows a button; what it leads to comes below, and the announcement stays."""

    leads: Leads
    session: int


@dataclass(frozen=True)
class Pretend(Code, prefix="anf0"):
    """«Received» under a preview, where it counts for nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One call of the Bot API, without the chat."""

    method: str
    payload: dict[str, Any]


def parts(
    tx: Tx, t: Texts, one: Announcement, *, in_group: bool = False, link: str = "", preview: bool = False
) -> list[Part]:
    """The calls that make up the announcement for somebody of that language.

    Args:
        tx: for the sessions that buttons lead to.
        t: the words of the recipient.
        one: the announcement.
        in_group: for a group or channel, where work is done in private: buttons lead to the bot's own chat.
        link: the address of that chat.
        preview: to be looked at, so that «received» counts for nothing.
    """
    content = one.version_for(t.language)
    rows = _group_rows(t, one, link) if in_group else _rows(tx, t, one, preview=preview)
    keyboard = {"inline_keyboard": [[button.markup() for button in row] for row in rows]}
    apart = rows and content.kind in WITHOUT_BUTTONS
    payload = _payload(tx, one, content) | _manner(one)
    if rows and not apart:
        payload["reply_markup"] = keyboard
    main = Part(METHODS[content.kind], payload)
    if not apart:
        return [main]
    below = {"text": t("announcement-below"), "parse_mode": "HTML", "reply_markup": keyboard} | _manner(one)
    return [main, Part("sendMessage", below)]


def poll_card(one: Announcement, content: Content) -> str:
    """The name of the message in the author's chat that is the poll itself."""
    return f"{one.about}:poll{'-en' if content is one.english else ''}"


def poll_part(content: Content) -> Part | None:
    """The call that makes the poll, once, in its author's chat; None where it is none."""
    if content.kind is not Kind.POLL:
        return None
    kept = {name: value for name, value in content.media[0].items() if name not in ("type", "quiz", "lost")}
    return Part("sendPoll", kept | ({"type": "quiz"} if content.media[0].get("quiz") else {}))


def words_payload(content: Content, keyboard: dict[str, Any] | None) -> Part:
    """The call that gives a message of it other words. An album's words stand under its first file."""
    markup = {"reply_markup": keyboard} if keyboard else {}
    if content.kind is Kind.TEXT:
        return Part("editMessageText", _payload_of_text(content) | markup)
    caption: dict[str, Any] = {"caption": content.text, "caption_entities": list(content.entities)}
    if content.media[0].get(ABOVE):
        caption[ABOVE] = True
    return Part("editMessageCaption", caption | ({} if content.kind is Kind.ALBUM else markup))


def keyboard_of(
    tx: Tx, t: Texts, one: Announcement, *, in_group: bool = False, link: str = ""
) -> dict[str, Any] | None:
    """The buttons as a recipient of that language has them; `in_group` and `link` as in `parts`."""
    rows = _group_rows(t, one, link) if in_group else _rows(tx, t, one)
    return {"inline_keyboard": [[button.markup() for button in row] for row in rows]} if rows else None


def read(message: Message) -> Content:
    """What somebody has sent, as a version of an announcement.

    Raises: AnnouncementTooLong, CaptionTooLong, NotForAnnouncements.
    """
    if message.text is not None:
        return Content(measured(message.text, LONGEST_TEXT, AnnouncementTooLong), _entities(message.entities))
    caption = measured(message.caption or "", LONGEST_CAPTION, CaptionTooLong)
    formatting = _entities(message.caption_entities)
    return Content(caption, formatting, (_medium(message),))


def joined(content: Content, more: Content) -> Content:
    """An album with one file more; its words are those of the first file that has any. Raises: TooManyFiles."""
    if len(content.media) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    kept = content if content.text or not more.text else replace(content, text=more.text, entities=more.entities)
    return replace(kept, media=(*content.media, *more.media))


def _medium(message: Message) -> dict[str, Any]:
    if message.photo:
        return {"type": "photo", "media": message.photo[-1].file_id} | _shown(message)
    for kind in FILES[1:]:  # an animation comes as a document too, and is found first
        file = getattr(message, kind)
        if file is not None:
            return {"type": kind, "media": file.file_id} | _shown(message)
    if message.location is not None:
        place = message.location
        return {"type": "location", "latitude": place.latitude, "longitude": place.longitude}
    if message.poll is not None:
        return _poll(message.poll)
    raise NotForAnnouncements


def _shown(message: Message) -> dict[str, Any]:
    """Hidden until it is tapped, and with the words above it: as it was sent."""
    spoiler = {"has_spoiler": True} if message.has_media_spoiler else {}
    return spoiler | ({ABOVE: True} if message.show_caption_above_media else {})


def _poll(poll: Poll) -> dict[str, Any]:
    """All that Telegram tells of it. `lost`: what cannot be kept, the right answer where it is a forwarded quiz."""
    kept: dict[str, Any] = {
        "type": "poll",
        "question": poll.question,
        "question_entities": [entity.to_dict() for entity in poll.question_entities],
        "options": [_option(option) for option in poll.options],
        "is_anonymous": poll.is_anonymous,
        "allows_multiple_answers": poll.allows_multiple_answers,
    }
    lost = ["time"] if poll.open_period or poll.close_date else []
    if poll.type == Poll.QUIZ and poll.correct_option_ids:
        kept |= {"quiz": True, "correct_option_ids": list(poll.correct_option_ids)}
        if poll.explanation:
            entities = [entity.to_dict() for entity in poll.explanation_entities]
            kept |= {"explanation": poll.explanation, "explanation_entities": entities}
    elif poll.type == Poll.QUIZ:
        lost.append("answer")
    return kept | ({"lost": lost} if lost else {})


def _option(option: PollOption) -> dict[str, Any]:
    return {"text": option.text, "text_entities": [entity.to_dict() for entity in option.text_entities]}


def _payload(tx: Tx, one: Announcement, content: Content) -> dict[str, Any]:
    caption: dict[str, Any] = {"caption": content.text, "caption_entities": list(content.entities)}
    match content.kind:
        case Kind.TEXT:
            return _payload_of_text(content)
        case Kind.ALBUM:
            first, *rest = content.media
            return {"media": [{**first, **(caption if content.text else {})}, *rest]}
        case Kind.LOCATION:
            return {name: value for name, value in content.media[0].items() if name != "type"}
        case Kind.POLL:
            message_id = cards.message_of(tx, one.author_id, poll_card(one, content))
            return {"from_chat_id": one.author_id, "message_id": message_id or 0}
        case kind:
            shown = {name: value for name, value in content.media[0].items() if name not in ("type", "media")}
            return {kind.value: content.media[0]["media"], **shown, **(caption if content.text else {})}


def _payload_of_text(content: Content) -> dict[str, Any]:
    return {
        "text": content.text,
        "entities": list(content.entities),
        "link_preview_options": {"is_disabled": True},
    }


def _manner(one: Announcement) -> dict[str, Any]:
    silent = {"disable_notification": True} if Option.SILENT in one.options else {}
    return silent | ({"protect_content": True} if Option.PROTECTED in one.options else {})


def _rows(tx: Tx, t: Texts, one: Announcement, *, preview: bool = False) -> list[Row]:
    rows = [_received(t, one, preview=preview)] if one.asks else []
    for link in one.links:
        if link.leads is Leads.LINK:
            rows.append((Button(link.label, url=link.url),))
            continue
        session = programme.by_id(tx, link.session_id)
        if session is None:
            continue
        if link.leads is Leads.FEEDBACK:
            label = t.plain("announcement-feedback-button", session=t.pick(session.title_ar, session.title_en))
            rows.append((Button(cut(label, ON_BUTTON), Follow(Leads.FEEDBACK, session.id)),))
        else:
            rows.append((Button(session_label(t, session), Follow(Leads.SESSION, session.id)),))
    return rows


def _received(t: Texts, one: Announcement, *, preview: bool) -> Row:
    row = received_row(t, one.about)
    return tuple(replace(button, code=Pretend()) for button in row) if preview else row


def _group_rows(t: Texts, one: Announcement, link: str) -> list[Row]:
    """In a group only addresses: what leads to the bot's work leads to the chat with it."""
    rows: list[Row] = [(Button(one_link.label, url=one_link.url),) for one_link in one.links if one_link.url]
    if any(not one_link.url for one_link in one.links):
        rows.append((Button(t.plain("group-open"), url=link),))
    return rows


def measured(text: str, most: int, mistake: type[UserError]) -> str:
    """The text, if it is no longer than `most` UTF-16 units. Raises: `mistake`."""
    length = len(text.encode("utf-16-le")) // 2
    if length > most:
        raise mistake(most=most, length=length)
    return text


def _entities(entities: Sequence[Any]) -> tuple[dict[str, Any], ...]:
    return tuple(entity.to_dict() for entity in entities if entity.type in FORMATTING)
