"""Answers to an announcement: what people reply reaches the organizers as a thread, and is answered there.

Basel: (replies to the announcement) هل القاعة مجهزة بشاشة؟
bot:   أُرسل الرد إلى الجهة المنظِّمة.
bot, to every organizer: رد على الإعلان 3 من باسل محمد الورفلي، زليتن: هل القاعة مجهزة بشاشة؟ [الرد] …
Basel: (writes it without replying, soon after) → bot: هل هذا رد على الإعلان 3؟ [إرساله إلى الجهة المنظِّمة]
Amina: (replies to that message, or presses [الرد] and writes) نعم، وفيها شاشتان.
bot, to Basel: الجهة المنظِّمة، بشأن الإعلان: نعم، وفيها شاشتان.

The card of a thread edits itself in every organizer's chat, so that all of them see what has been answered. What comes
long after the last word is a message of its own, since an edit makes no sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from telegram import Message

from bot import asked
from bot.doors import Door, knock, opens
from bot.form import AnswerTooLong, Form, text_field
from bot.frame import Frame, refresh, send
from bot.paging import fitting
from bot.reading import pressed_message
from bot.router import Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_card import OpenThreads
from handlers.announcement_reply_screens import (
    PAGE,
    THREADS,
    Answer,
    OpenReply,
    OpenThread,
    PassOn,
    Who,
    answer_screen,
    answered_screen,
    noted_screen,
    offer_screen,
    said_screen,
    thread_screen,
    threads_screen,
)
from handlers.programme import cut
from storage import announcement_replies as replies
from storage import announcements, audiences, cards, drafts, outbox, people, staff
from storage.announcement_replies import Reply
from storage.announcements import Announcement, State
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.outbox import Class

FORM = "reply"
MOST = 2000  # characters of an answer
NAMED = 60  # characters of a name
SOON = timedelta(hours=2)  # after an announcement, in which words may be meant for it
TOGETHER = timedelta(minutes=10)  # what comes so soon after the last word stands on the same card
KINDS = ("photo", "video", "animation", "document", "audio", "voice", "location", "poll")


class AnswerGone(UserError):
    """What was to be passed on cannot be seen from the button any more."""


def take(turn: Turn) -> bool:
    """A message that answers an announcement, or an organizer's that answers such an answer. False for any other.

    Raises: AnswerTooLong, of an organizer's.
    """
    message = turn.message
    to = message.reply_to_message if message is not None else None
    if message is None or not turn.private:
        return False
    if to is None:
        return _take_file(turn)
    about = replies.asked_about(turn.tx, turn.chat_id, to.message_id)
    if about is not None and opens(Door.ANNOUNCE, turn.visitor):
        if len(turn.text) > MOST:
            raise AnswerTooLong(most=MOST, length=len(turn.text))
        _answer(turn, about.announcement_id, about.user_id, message.text or message.caption or "", media=_kind(message))
        return True
    number = replies.announcement_of(turn.tx, turn.chat_id, to.message_id)
    one = announcements.find(turn.tx, number) if number is not None else None
    if one is None or one.state is State.DRAFT:
        return False
    _pass_on(turn, one, message)
    send(turn.tx, turn.chat_id, noted_screen(turn.t), klass=turn.klass, key=_album(turn, "noted"))
    return True


def offer(turn: Turn, sentence: str) -> bool:
    """Offers to pass on what somebody says soon after an announcement, below the sentence that would be said otherwise.

    False where no announcement came, or the person writes them.
    """
    message = turn.message
    number = replies.latest_in(turn.tx, turn.chat_id, since=turn.received_at - SOON)
    if message is None or number is None or opens(Door.ANNOUNCE, turn.visitor):
        return False
    answered = {"message_id": message.message_id, "allow_sending_without_reply": True}
    payload = offer_screen(turn.t, number, sentence).payload() | {"reply_parameters": answered}
    key = _album(turn, "offer")
    outbox.add(turn.tx, turn.chat_id, "sendMessage", payload, klass=turn.klass, key=key)
    return True


def pass_on(turn: Turn) -> None:
    """The words above the button go to the organizers, once."""
    number = turn.pressed(PassOn).number
    pressed = pressed_message(turn.update)
    said = pressed.reply_to_message if pressed is not None else None
    if said is None or said.from_user is None or said.from_user.id != turn.user_id:
        raise AnswerGone
    if not replies.has_got(turn.tx, turn.chat_id, number):
        raise NotFound
    if not replies.has(turn.tx, number, turn.user_id, said.message_id):
        _pass_on(turn, announcements.launched(turn.tx, number), said)
    turn.show(noted_screen(turn.t))


def _take_file(turn: Turn) -> bool:
    """A picture, a file, a voice message while the answer is asked for. An album goes by a reply to the card."""
    if turn.message is None or turn.text or turn.message.media_group_id:
        return False
    question = drafts.active(turn.tx, turn.user_id)
    if question is None or question.form != FORM:
        return False
    knock(Door.ANNOUNCE, turn.visitor)
    number, _, user = question.subject.partition(" ")
    drafts.delete(turn.tx, question)
    asked.end(turn)
    _answer(turn, int(number), int(user), turn.message.caption or "", media=_kind(turn.message))
    return True


def open_threads(turn: Turn) -> None:
    """A page of the threads of an announcement."""
    code = turn.pressed(OpenThreads)
    one = announcements.launched(turn.tx, code.number)
    total = replies.count(turn.tx, one.id)
    page = fitting(code.page, size=THREADS, total=total)
    found = replies.threads(turn.tx, one.id, after=page * THREADS, limit=THREADS)
    turn.show(threads_screen(turn.t, one, found, page=page, total=total))


def open_thread(turn: Turn) -> None:
    """A page of one thread, the newest words first of all."""
    code = turn.pressed(OpenThread)
    one = announcements.launched(turn.tx, code.number)
    if not replies.length(turn.tx, one.id, code.user):
        raise NotFound
    turn.show(_thread(turn.tx, turn.t, one, code.user, page=code.page))


def open_reply(turn: Turn) -> None:
    """What stands in a thread cut or by its kind alone, whole."""
    reply = replies.find(turn.tx, turn.pressed(OpenReply).reply)
    if reply is None:
        raise NotFound
    about = f"reply:{reply.id}"
    if reply.media and reply.message_id is not None:
        copy = {"from_chat_id": reply.staff_id or reply.user_id, "message_id": reply.message_id}
        outbox.add(turn.tx, turn.chat_id, "copyMessage", copy, klass=turn.klass, about=about)
    else:
        send(turn.tx, turn.chat_id, said_screen(turn.t, reply), klass=turn.klass, about=about)


def ask_answer(turn: Turn) -> None:
    """Asks for the answer."""
    code = turn.pressed(Answer)
    announcements.launched(turn.tx, code.number)
    turn.place = None  # the reply stays where it is
    turn.frame.forms.start_anew(turn, FORM, subject=f"{code.number} {code.user}")


def _pass_on(turn: Turn, one: Announcement, message: Message) -> None:
    """To everybody who may announce: on the thread's card, which is a new message where the last word is long ago."""
    before = replies.of_thread(turn.tx, one.id, turn.user_id, limit=1)
    body = message.text or message.caption or ""
    reply = replies.add(turn.tx, one.id, turn.user_id, body, message_id=message.message_id, media=_kind(message))
    follows = bool(before) and before[0].staff_id is None and turn.tx.now - before[0].at < TOGETHER
    for user_id in _readers(turn.tx, turn.frame):
        if user_id != turn.user_id:
            _tell(turn.tx, turn.frame, one, reply, user_id, anew=not follows)


def _tell(tx: Tx, frame: Frame, one: Announcement, reply: Reply, reader: int, *, anew: bool) -> None:
    t = frame.texts(tx, people.language_of(tx, reader))
    screen, card = _thread(tx, t, one, reply.user_id), replies.card(one.id, reply.user_id)
    if anew or not _stands(tx, reader, card):
        send(tx, reader, screen, klass=Class.CHANGE, card=card, about=f"reply:{reply.id}")
    else:
        refresh(tx, reader, card, screen)


def _stands(tx: Tx, reader: int, card: str) -> bool:
    return cards.message_of(tx, reader, card) is not None or cards.on_its_way(tx, reader, card)


def _album(turn: Turn, said: str) -> str | None:
    """The key of what is said once of an album, whose files come as messages of their own."""
    album = turn.message.media_group_id if turn.message is not None else None
    return f"album:{turn.chat_id}:{album}:{said}" if album else None


def _kind(message: Message | None) -> str:
    if message is not None and message.text:
        return ""
    return next((kind for kind in KINDS if getattr(message, kind, None)), "other")


def _readers(tx: Tx, frame: Frame) -> list[int]:
    roles = (people.Role.OWNER, people.Role.ORGANIZER)
    held = {user for role in roles for user in people.holders(tx, role, frame.owners)}
    return sorted(user for user in held if people.is_reached(tx, user))


def _answer(turn: Turn, number: int, user_id: int, body: str, *, media: str = "") -> None:
    """To the person alone; a picture, a file, a voice message follows its heading as a message of its own."""
    one = announcements.launched(turn.tx, number)
    if not replies.length(turn.tx, number, user_id):
        raise NotFound
    message_id = turn.message.message_id if turn.message is not None else None
    replies.add(turn.tx, number, user_id, body, staff_id=turn.user_id, message_id=message_id, media=media)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
    screen = answer_screen(t, one, t.plain("reply-below") if media else body)
    about = f"announcement-answer:{number}"
    send(turn.tx, user_id, screen, klass=Class.CHANGE, about=about, key=_album(turn, "answer"))
    if media:
        copy = {"from_chat_id": turn.chat_id, "message_id": message_id}
        outbox.add(turn.tx, user_id, "copyMessage", copy, klass=Class.CHANGE, about=about)
    card = replies.card(number, user_id)
    for reader in _readers(turn.tx, turn.frame):
        if _stands(turn.tx, reader, card):
            words = turn.frame.texts(turn.tx, people.language_of(turn.tx, reader))
            refresh(turn.tx, reader, card, _thread(turn.tx, words, one, user_id))
    done = answered_screen(turn.t, number, _who(turn.tx, turn.t, user_id).name)
    send(turn.tx, turn.chat_id, done, klass=turn.klass, key=_album(turn, "answered"))


def _thread(tx: Tx, t: Texts, one: Announcement, user_id: int, *, page: int = 0) -> Screen:
    total = replies.length(tx, one.id, user_id)
    page = fitting(page, size=PAGE, total=total)
    said = replies.of_thread(tx, one.id, user_id, before=page * PAGE, limit=PAGE)
    return thread_screen(t, one, _who(tx, t, user_id), _named(tx, t, said), page=page, total=total)


def _named(tx: Tx, t: Texts, said: Sequence[Reply]) -> list[tuple[Reply, str]]:
    """Each message with the name of who of the staff wrote it, '' for the person's own."""
    ours = t.plain("reply-we")
    names = {
        one.staff_id: cut(staff.name_of(tx, one.staff_id), NAMED) or ours for one in said if one.staff_id is not None
    }
    return [(one, names[one.staff_id] if one.staff_id is not None else "") for one in said]


def _who(tx: Tx, t: Texts, user_id: int) -> Who:
    for one in audiences.listed(tx, [user_id]):
        where = cut(t.pick(one.municipality_ar, one.municipality_en), NAMED)
        return Who(user_id, cut(one.name, NAMED) or t.plain("audience-unnamed"), where)
    return Who(user_id, cut(staff.name_of(tx, user_id), NAMED) or t.plain("audience-unnamed"))


def _submit(turn: Turn, draft: Draft) -> None:
    number, _, user = draft.subject.partition(" ")
    _answer(turn, int(number), int(user), draft.answers["body"])


FORMS = (Form(FORM, (text_field("body", most=MOST),), submit=_submit, door=Door.ANNOUNCE, at_once=True),)
TAPS = (
    Tap(OpenThreads, open_threads, Door.ANNOUNCE),
    Tap(OpenThread, open_thread, Door.ANNOUNCE),
    Tap(OpenReply, open_reply, Door.ANNOUNCE),
    Tap(Answer, ask_answer, Door.ANNOUNCE),
    Tap(PassOn, pass_on, Door.ANYONE),
)
