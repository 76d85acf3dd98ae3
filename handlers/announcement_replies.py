"""Answers to an announcement: what people reply reaches the organizers as a thread, and is answered there.

Basel: (replies to the announcement) هل القاعة مجهزة بشاشة؟
bot:   أُرسل الرد إلى الجهة المنظِّمة.
bot, to Amina: رد على الإعلان 3 — باسل محمد الورفلي، زليتن: هل القاعة مجهزة بشاشة؟ [الرد] [ردود الإعلان 3]
Amina: (replies to that message, or presses [الرد] and writes) نعم، وفيها شاشتان.
bot, to Basel: الجهة المنظِّمة، بشأن الإعلان: نعم، وفيها شاشتان.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door, opens
from bot.forms import Form, text_field
from bot.frame import send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Html, Texts, words
from bot.turn import Turn
from handlers.announcement_card import Look, OpenThreads, excerpt
from handlers.programme import cut
from storage import announcement_replies as replies
from storage import announcements, audiences, outbox, people, staff
from storage.announcement_replies import Reply, Thread
from storage.announcements import Announcement, State
from storage.database import Tx
from storage.drafts import Draft
from storage.errors import NotFound
from storage.outbox import Class

FORM = "reply"
MOST = 2000  # characters of an answer
KEPT = 3000  # characters of a reply that the thread keeps
ON_BUTTON = 40


@dataclass(frozen=True)
class OpenThread(Code, prefix="anx8t"):
    """One person's thread."""

    number: int
    user: int


@dataclass(frozen=True)
class Answer(Code, prefix="anx8a"):
    """Asks for the answer to a person."""

    number: int
    user: int


def reply_screen(t: Texts, one: Announcement, name: str, where: str, body: str) -> Screen:
    """To an organizer: somebody has answered. `body` is '' where what was sent comes as a message of its own."""
    number = str(one.id)
    who = t("reply-from", number=number, name=name, where=where)
    if not where:
        who = t("reply-from-alone", number=number, name=name)
    return Screen(f"{who}\n<blockquote>{words(body)}</blockquote>" if body else f"{who}\n{t('reply-below')}")


def reply_rows(t: Texts, one: Announcement, user_id: int) -> tuple[Row, ...]:
    """The ways on from there."""
    answer = Button(t.plain("reply-answer"), Answer(one.id, user_id), style="primary")
    return (answer,), (Button(t.plain("reply-threads", number=str(one.id)), OpenThreads(one.id)),), home_row(t)


def noted_screen(t: Texts) -> Screen:
    """To the one who has answered."""
    return Screen(t("reply-noted"), (home_row(t),))


def answer_screen(t: Texts, one: Announcement, body: str) -> Screen:
    """To the one who had answered: what the organizers say to it. A reply to this goes on with the thread."""
    said = excerpt(one.version_for(t.language).words)
    head = t("reply-answer-title", text=said) if said else t("reply-answer-title-media")
    return Screen(f"{head}\n\n{words(body)}\n\n{t('reply-how')}", (home_row(t),))


def answered_screen(t: Texts, number: int, name: str) -> Screen:
    """To the organizer: the answer is on its way."""
    rows: tuple[Row, ...] = ((Button(t.plain("reply-threads", number=str(number)), OpenThreads(number)),), home_row(t))
    return Screen(t("reply-answered", name=name), rows)


def threads_screen(t: Texts, one: Announcement, found: Sequence[Thread]) -> Screen:
    """Who has answered an announcement; those who wait for an answer first."""
    lines = [t("reply-list" if found else "reply-list-none", number=str(one.id))]
    rows: list[Row] = []
    for thread in found:
        name = thread.name or t.plain("audience-unnamed")
        state = t("reply-waits") if not thread.answered else t("reply-done")
        said = excerpt(thread.body) or t.plain("reply-no-text")
        lines.append(t("reply-line", name=name, state=Html(state), text=said))
        rows.append((Button(cut(name, ON_BUTTON), OpenThread(one.id, thread.user_id)),))
    return Screen("\n\n".join(lines), (*rows, (Button(t.plain("correction-back"), Look(one.id)),), home_row(t)))


def thread_screen(t: Texts, one: Announcement, user_id: int, name: str, said: Sequence[Reply]) -> Screen:
    """One thread, oldest first."""
    lines = [t("reply-thread", number=str(one.id), name=name)]
    for reply in said:
        who = name if reply.staff_id is None else t.plain("reply-we")
        body = words(reply.body) if reply.body else t("reply-no-text")
        lines.append(f"{t('reply-said', who=who, time=t.time(reply.at))}\n{body}")
    answer = Button(t.plain("reply-answer"), Answer(one.id, user_id), style="primary")
    back = Button(t.plain("reply-threads", number=str(one.id)), OpenThreads(one.id))
    return Screen("\n\n".join(lines), ((answer,), (back,), home_row(t)))


def take(turn: Turn) -> bool:
    """A message that answers an announcement, or an organizer's that answers such an answer. False for any other."""
    message = turn.message
    to = message.reply_to_message if message is not None else None
    if message is None or to is None or not turn.private:
        return False
    asked = replies.asked_about(turn.tx, turn.chat_id, to.message_id)
    if asked is not None and opens(Door.ANNOUNCE, turn.visitor):
        if not turn.text.strip():
            return False
        _answer(turn, asked.announcement_id, asked.user_id, turn.text[:KEPT])
        return True
    number = replies.announcement_of(turn.tx, turn.chat_id, to.message_id)
    one = announcements.find(turn.tx, number) if number is not None else None
    if one is None or one.state is State.DRAFT:
        return False
    _pass_on(turn, one)
    return True


def open_threads(turn: Turn) -> None:
    """The threads of an announcement."""
    one = _known(turn, turn.pressed(OpenThreads).number)
    turn.show(threads_screen(turn.t, one, replies.threads(turn.tx, one.id)))


def open_thread(turn: Turn) -> None:
    """One thread."""
    code = turn.pressed(OpenThread)
    one = _known(turn, code.number)
    said = replies.of_thread(turn.tx, one.id, code.user)
    if not said:
        raise NotFound
    name = _name(turn.tx, turn.t, code.user)[0]
    turn.show(thread_screen(turn.t, one, code.user, name, said))


def ask_answer(turn: Turn) -> None:
    """Asks for the answer."""
    code = turn.pressed(Answer)
    _known(turn, code.number)
    turn.place = None  # the reply stays where it is
    turn.frame.forms.start_anew(turn, FORM, subject=f"{code.number} {code.user}")


def _pass_on(turn: Turn, one: Announcement) -> None:
    """To its author, or to the owners where its author may not announce any more."""
    message, body = turn.message, turn.text[:KEPT]
    message_id = message.message_id if message is not None else None
    reply = replies.add(turn.tx, one.id, turn.user_id, body, message_id=message_id)
    for user_id in _readers(turn, one):
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
        name, where = _name(turn.tx, t, turn.user_id)
        screen = reply_screen(t, one, name, where, body).above(*reply_rows(t, one, turn.user_id))
        about = f"reply:{reply.id}"
        send(turn.tx, user_id, screen, klass=Class.CHANGE, about=about)
        if not body and message_id is not None:
            copy = {"from_chat_id": turn.chat_id, "message_id": message_id}
            outbox.add(turn.tx, user_id, "copyMessage", copy, klass=Class.CHANGE, about=about)
    turn.say(noted_screen(turn.t))


def _readers(turn: Turn, one: Announcement) -> list[int]:
    owners = turn.frame.owners
    author = people.known(turn.tx, one.author_id, owners)
    if author is not None and opens(Door.ANNOUNCE, author):
        return [one.author_id]
    return people.holders(turn.tx, people.Role.OWNER, owners)


def _answer(turn: Turn, number: int, user_id: int, body: str) -> None:
    one = _known(turn, number)
    if not replies.of_thread(turn.tx, number, user_id):
        raise NotFound
    replies.add(turn.tx, number, user_id, body, staff_id=turn.user_id)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
    send(turn.tx, user_id, answer_screen(t, one, body), klass=Class.CHANGE, about=f"announcement-answer:{number}")
    turn.say(answered_screen(turn.t, number, _name(turn.tx, turn.t, user_id)[0]))


def _name(tx: Tx, t: Texts, user_id: int) -> tuple[str, str]:
    for one in audiences.listed(tx, [user_id]):
        return one.name or t.plain("audience-unnamed"), t.pick(one.municipality_ar, one.municipality_en)
    return staff.name_of(tx, user_id) or t.plain("audience-unnamed"), ""


def _known(turn: Turn, number: int) -> Announcement:
    one = announcements.find(turn.tx, number)
    if one is None or one.state is State.DRAFT:
        raise NotFound
    return one


def _submit(turn: Turn, draft: Draft) -> None:
    number, _, user = draft.subject.partition(" ")
    _answer(turn, int(number), int(user), draft.answers["body"])


FORMS = (Form(FORM, (text_field("body", most=MOST),), submit=_submit, door=Door.ANNOUNCE, at_once=True),)
TAPS = (
    Tap(OpenThreads, open_threads, Door.ANNOUNCE),
    Tap(OpenThread, open_thread, Door.ANNOUNCE),
    Tap(Answer, ask_answer, Door.ANNOUNCE),
)
