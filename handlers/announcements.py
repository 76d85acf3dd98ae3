"""Announcements: an organizer writes to everybody and watches it arrive.

Amina: /announce
bot: يُرجى كتابة نص الإعلان في رسالة واحدة. [إلغاء]
Amina: تبدأ الجلسة الثانية في القاعة الكبرى.
bot: تبدأ الجلسة الثانية في القاعة الكبرى.
bot: معاينة الإعلان… المستلمون: 73 مشاركاً. [إرسال] [تعديل النص] [إلغاء]
Amina: [إرسال]
bot: الإعلان 3: جارٍ الإرسال، اكتمل 40 من 73 [تحديث] [إيقاف الإرسال]
bot: الإعلان 3: اكتمل الإرسال (the same card, edited)
"""

from __future__ import annotations

import json

from bot.doors import Door, opens
from bot.forms import EmptyAnswer, Field, Form
from bot.frame import Frame, refresh
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import LONGEST_TEXT, Screen
from bot.turn import Turn
from bot.work import JobAct
from handlers.announcement_screens import (
    Delete,
    Earlier,
    Edit,
    Leave,
    Look,
    OpenAnnounce,
    Send,
    Stop,
    ask_screen,
    card_screen,
    deleted_screen,
    draft_screen,
    earlier_screen,
    left_screen,
    message_screen,
)
from storage import announcements, drafts, jobs, people
from storage.announcements import Announcement, State
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.jobs import Job

FORM = "announcement"
CARD_SECONDS = 5  # between two edits of a progress card
FORMATTING = frozenset(
    {
        *("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"),
        *("code", "pre", "text_link", "text_mention", "custom_emoji"),
    }
)
"""Telegram's entities that a person makes; it finds links, hashtags and numbers again by itself."""


class AnnouncementTooLong(UserError):
    """The text has more than `most` characters, counted as Telegram does."""


def read_text(turn: Turn, _draft: Draft, _text: str) -> str:
    """The message's text with its formatting, untouched, since the formatting counts its characters.

    Raises: EmptyAnswer, AnnouncementTooLong.
    """
    message = turn.message
    text = (message.text or "") if message is not None else ""
    if message is None or not text.strip():
        raise EmptyAnswer
    length = len(text.encode("utf-16-le")) // 2
    if length > LONGEST_TEXT:
        raise AnnouncementTooLong(most=LONGEST_TEXT, length=length)
    entities = [entity.to_dict() for entity in message.entities if entity.type in FORMATTING]
    return json.dumps({"text": text, "entities": entities}, ensure_ascii=False)


def take_text(turn: Turn, draft: Draft) -> None:
    """The text becomes the author's draft, and the preview is shown. Typed words pass no door, so it is asked."""
    if not opens(Door.ANNOUNCE, turn.visitor):
        turn.say(Screen(turn.t("error-not-allowed"), (home_row(turn.t),)))
        return
    written = json.loads(draft.answers["text"])
    preview(turn, announcements.write(turn.tx, turn.user_id, written["text"], tuple(written["entities"])))


def open_announce(turn: Turn) -> None:
    """Goes on with the draft, or asks for a text."""
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is not None:
        preview(turn, draft)
        return
    ask(turn)


def ask(turn: Turn) -> None:
    """The next text that the person types is the announcement."""
    drafts.begin(turn.tx, turn.user_id, FORM, step="text", answers={}, subject="")
    turn.show(ask_screen(turn.t, has_earlier=bool(announcements.latest(turn.tx, limit=1))))


def preview(turn: Turn, draft: Announcement, *, anew: bool = False) -> None:
    """The announcement as a message of its own, and below it the buttons; `anew`: both at the end of the chat."""
    if anew:
        turn.say(message_screen(draft))
    else:
        turn.show(message_screen(draft))
    turn.say(draft_screen(turn.t, draft, announcements.everyone(turn.tx)))


def edit(turn: Turn) -> None:
    """Another text in the place of the draft's."""
    _own_draft(turn, turn.pressed(Edit).number)
    ask(turn)


def leave(turn: Turn) -> None:
    """Away; a draft is kept, and what is typed from now on goes nowhere."""
    question = drafts.of_form(turn.tx, turn.user_id, FORM)
    if question is not None:
        drafts.delete(turn.tx, question)
    turn.show(left_screen(turn.t, announcements.draft_of(turn.tx, turn.user_id)))


def delete(turn: Turn) -> None:
    """Forgets the draft that the button was made for."""
    code = turn.pressed(Delete)
    draft = _own_draft(turn, code.number)
    if draft.seal != code.seal:
        raise OutOfDate
    announcements.drop(turn.tx, draft)
    turn.show(deleted_screen(turn.t))


def send(turn: Turn) -> None:
    """Sends what the preview showed. A second press shows how the sending stands."""
    code = turn.pressed(Send)
    announcement = announcements.find(turn.tx, code.number)
    if announcement is None or announcement.author_id != turn.user_id:
        raise NotFound
    if announcement.seal != code.seal:
        preview(turn, _own_draft(turn, announcement.id), anew=True)
        turn.toast(turn.t.plain("toast-out-of-date"))
        return
    if announcement.state is State.DRAFT:
        announcement = announcements.begin_sending(turn.tx, announcement)
    else:
        turn.toast(turn.t.plain("toast-announcement-sent-before"))
    show_card(turn, announcement)


def stop(turn: Turn) -> None:
    """No new send starts."""
    announcement = _known(turn, turn.pressed(Stop).number)
    stopped = announcements.stop(turn.tx, announcement, by=turn.user_id)
    turn.toast(turn.t.plain(f"toast-announcement-{stopped.state.value}"))
    show_card(turn, stopped)


def look(turn: Turn) -> None:
    """One announcement's result."""
    announcement = _known(turn, turn.pressed(Look).number)
    if announcement.state is State.SENDING:
        turn.toast(turn.t.plain("toast-announcement-counted"))
    show_card(turn, announcement)


def earlier(turn: Turn) -> None:
    """The latest announcements."""
    drafts.leave(turn.tx, turn.user_id)
    found = announcements.latest(turn.tx)
    turn.show(earlier_screen(turn.t, [(one, announcements.delivery(turn.tx, one)) for one in found]))


def show_card(turn: Turn, announcement: Announcement) -> None:
    """Shows the card here; in its author's chat this message is the one that goes on editing itself."""
    live = turn.chat_id == announcement.author_id
    screen = card_screen(turn.t, announcement, announcements.delivery(turn.tx, announcement), live=live)
    turn.show(screen, card=announcement.about if live else None)


def queue_messages(tx: Tx, _frame: Frame, job: Job) -> bool:
    """Queues the announcement for the next five hundred."""
    announcement = announcements.find(tx, job.arguments["announcement"])
    if announcement is None:
        return True
    payload = message_screen(announcement).payload()
    after = announcements.queue_some(tx, announcement, payload, after=job.progress.get("after", 0))
    if after is None:
        return True
    jobs.advance(tx, job, {"after": after})
    return False


def progress(tx: Tx, frame: Frame) -> None:
    """Counts again what became of every sending under way, ends what has ended, and renews the cards.

    To be called when outbox rows that are about something were marked, and once at the start.
    """
    for announcement in announcements.under_way(tx):
        now = announcements.finish_if_done(tx, announcement)
        delivery = announcements.delivery(tx, now)
        texts = frame.texts(tx, people.language_of(tx, now.author_id))
        numbers = "-".join(str(getattr(delivery, name)) for name in delivery.__slots__)
        refresh(
            tx,
            now.author_id,
            now.about,
            card_screen(texts, now, delivery),
            every=CARD_SECONDS if now.state is State.SENDING else 0,
            key=f"{now.about}:card:{now.state.value}:{numbers}",
        )


def _own_draft(turn: Turn, number: int) -> Announcement:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None or draft.id != number:
        raise OutOfDate
    return draft


def _known(turn: Turn, number: int) -> Announcement:
    announcement = announcements.find(turn.tx, number)
    if announcement is None or announcement.state is State.DRAFT:
        raise NotFound
    return announcement


COMMANDS = (Command("announce", open_announce, Door.ANNOUNCE),)
TAPS = (
    Tap(OpenAnnounce, open_announce, Door.ANNOUNCE),
    Tap(Leave, leave, Door.ANNOUNCE),
    Tap(Delete, delete, Door.ANNOUNCE),
    Tap(Edit, edit, Door.ANNOUNCE),
    Tap(Send, send, Door.ANNOUNCE),
    Tap(Stop, stop, Door.ANNOUNCE),
    Tap(Earlier, earlier, Door.ANNOUNCE),
    Tap(Look, look, Door.ANNOUNCE),
)
FORMS = (Form(FORM, (Field("text", read=read_text),), submit=take_text, at_once=True),)
JOBS: dict[str, JobAct] = {announcements.JOB: queue_messages}
