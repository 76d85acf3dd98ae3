"""After an announcement was sent: its words are changed for everyone who has it, or it is taken back.

Amina: [تصحيح]
bot:   يُرجى كتابة النص الصحيح … [إلغاء]
Amina: تبدأ الجلسة الثانية عند 11:30.
bot:   (the new words as they will look)
bot:   يُعدَّل النص لدى 73 مستلماً … [تعديل ما أُرسل] [إلغاء]
Amina: [سحب الإعلان], [تأكيد السحب]
bot:   الإعلان 3: سُحب … حُذف 70 من 73
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.codes import Code
from bot.doors import Door
from bot.form import Field, Form
from bot.frame import Frame
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import DueAct, JobAct
from handlers import announcement_approval, announcement_proposals
from handlers import announcement_message as message
from handlers.announcement_card import Correct, Look, Withdraw, withdraw_screen
from handlers.announcement_delivery import group_parts, group_texts, show_card
from handlers.announcement_proposals import void_screen
from storage import announcements, corrections, drafts, groups, jobs, outbox, people, sending
from storage.announcements import Announcement, Content, Kind, State
from storage.database import Tx
from storage.drafts import Draft
from storage.due import Due
from storage.errors import OutOfDate
from storage.jobs import Job
from storage.outbox import Class

FORM = "correction"


@dataclass(frozen=True)
class Apply(Code, prefix="anc1"):
    """Changes what was sent; the words wait in the form's draft."""

    number: int
    version: int


@dataclass(frozen=True)
class Forget(Code, prefix="anc2"):
    """Changes nothing."""

    number: int


def apply_screen(t: Texts, one: Announcement, count: int) -> Screen:
    """The words above: shall they take the place of what was sent?"""
    yes = Button(t.plain("correction-apply"), Apply(one.id, one.version), style="success")
    no = Button(t.plain("form-cancel"), Forget(one.id))
    return Screen(t("correction-sure", count=count), ((yes,), (no,)))


def kept_screen(t: Texts, number: int) -> Screen:
    """Nothing was changed."""
    back = Button(t.plain("correction-back"), Look(number))
    return Screen(t("correction-left"), ((back,), home_row(t)))


def correct(turn: Turn) -> None:
    """Asks for the right words, first those of the first language."""
    one = _changeable(turn, turn.pressed(Correct).number)
    if one.content.kind not in corrections.CORRECTABLE:
        raise corrections.NothingToCorrect
    answers = {} if one.english is not None else {"english": ""}
    turn.frame.forms.start_anew(turn, FORM, subject=str(one.id), answers=answers)


def look_over(turn: Turn, draft: Draft) -> None:
    """Both versions as they will look, and the question whether they are meant. They wait in a draft that is left."""
    one = _changeable(turn, int(draft.subject))
    kept = drafts.bring_back(turn.tx, draft, step="words", answers=draft.answers)
    drafts.leave(turn.tx, kept.user_id)
    for name, before in (("words", one.content), ("english", one.english)):
        if before is None or not draft.answers.get(name):
            continue
        content = _changed(before, draft.answers[name])
        seen = replace(one, content=content, english=None)
        for part in message.parts(turn.tx, turn.t, seen, preview=True)[:1]:
            outbox.add(turn.tx, turn.chat_id, part.method, part.payload, klass=turn.klass)
    turn.say(apply_screen(turn.t, one, sending.delivery(turn.tx, one).sent))


def apply(turn: Turn) -> None:
    """Changes what was sent, with a second pair of eyes where that is wanted. Raises: NobodyToApprove."""
    code = turn.pressed(Apply)
    one = _changeable(turn, code.number)
    draft = drafts.of_form(turn.tx, turn.user_id, FORM)
    if draft is None or draft.subject != str(one.id) or one.version != code.version:
        raise OutOfDate
    english = one.english
    if english is not None and draft.answers.get("english"):
        english = _changed(english, draft.answers["english"])
    content = _changed(one.content, draft.answers["words"])
    drafts.delete(turn.tx, draft)
    if announcement_approval.wanted(turn.tx):
        announcement_proposals.ask(turn, one, content=content, english=english)
        return
    show_card(turn, corrections.correct(turn.tx, one, content, english, by=turn.user_id))


def forget(turn: Turn) -> None:
    """Changes nothing."""
    draft = drafts.of_form(turn.tx, turn.user_id, FORM)
    if draft is not None:
        drafts.delete(turn.tx, draft)
    show_card(turn, announcements.launched(turn.tx, turn.pressed(Forget).number))


def withdraw(turn: Turn) -> None:
    """Takes it back, after a second press."""
    code = turn.pressed(Withdraw)
    one = announcements.launched(turn.tx, code.number)
    if one.withdrawn_at is not None:
        show_card(turn, one)
        return
    if one.state is State.SENDING:
        raise corrections.SendingGoesOn
    if code.sure and announcement_approval.wanted(turn.tx) and corrections.says_so(turn.tx, one):
        announcement_proposals.ask(turn, one)
        return
    if code.sure:
        show_card(turn, corrections.withdraw(turn.tx, one, by=turn.user_id))
        return
    turn.show(withdraw_screen(turn.t, one, sending.delivery(turn.tx, one)))


def change_messages(tx: Tx, frame: Frame, job: Job) -> bool:
    """Edits the next five hundred messages; who has not got it yet gets the new words."""
    one = announcements.find(tx, job.arguments["announcement"])
    if one is None or one.version != job.arguments["version"] or one.withdrawn_at is not None:
        return True
    after, since = job.progress.get("after", 0), job.arguments.get("since", "")
    if not (after or since):
        _renew(tx, frame, one)
    found = corrections.copies(tx, one, after=after, since=since)
    about = corrections.changing(one)
    for copy in found:
        part = _corrected(tx, frame, one, copy)
        key = f"{about}:{copy.chat_id}"
        outbox.add(tx, copy.chat_id, part.method, part.payload, klass=Class.ANNOUNCEMENT, about=about, key=key)
    return _next(tx, job, found)


def _corrected(tx: Tx, frame: Frame, one: Announcement, copy: corrections.Copy) -> message.Part:
    """The edit of one message; where a group has left it behind on its move, the new words as a new one."""
    in_group = copy.chat_id < 0
    if not copy.ids:
        return group_parts(tx, frame, one, copy.chat_id)[0]
    t = _texts_of(tx, frame, copy.chat_id)
    keyboard = message.keyboard_of(tx, t, one, in_group=in_group, link=frame.link() if in_group else "")
    part = message.words_payload(one.version_for(t.language), keyboard)
    return replace(part, payload=part.payload | {"message_id": copy.ids[0]})


def _texts_of(tx: Tx, frame: Frame, chat_id: int) -> Texts:
    """The words of a recipient, a person or a group."""
    return group_texts(tx, frame, chat_id) if chat_id < 0 else frame.texts(tx, people.language_of(tx, chat_id))


def delete_messages(tx: Tx, frame: Frame, job: Job) -> bool:
    """Deletes the next five hundred messages; what is too old for that, or may have arrived, is said to be void."""
    one = announcements.find(tx, job.arguments["announcement"])
    if one is None:
        return True
    found = corrections.traces(tx, one, after=job.progress.get("after", 0), since=job.arguments.get("since", ""))
    about = corrections.taking_back(one)
    told: set[int] = set()
    for copy in found:
        if copy.deletable:
            many = {"message_ids": list(copy.ids)} if len(copy.ids) > 1 else {"message_id": copy.ids[0]}
            method, key = ("deleteMessages" if len(copy.ids) > 1 else "deleteMessage"), f"{about}:{copy.row_id}"
            outbox.add(tx, copy.chat_id, method, many, klass=Class.ANNOUNCEMENT, about=about, key=key)
        elif copy.chat_id not in told:
            told.add(copy.chat_id)
            payload, key = _void(tx, frame, one, copy.chat_id), f"{about}:void:{copy.chat_id}"
            outbox.add(tx, copy.chat_id, "sendMessage", payload, klass=Class.ANNOUNCEMENT, about=about, key=key)
    return _next(tx, job, found)


def look_again(tx: Tx, _frame: Frame, fallen: Due) -> None:
    """What was on its way when it was changed or taken back has arrived by now, or is looked for again."""
    job = jobs.find(tx, int(fallen.subject))
    if job is not None:
        corrections.look_again(tx, job)


def _void(tx: Tx, frame: Frame, one: Announcement, chat_id: int) -> dict[str, Any]:
    """What says that it does not hold, in a group in the topic where it stands."""
    payload = void_screen(_texts_of(tx, frame, chat_id), one, in_group=chat_id < 0).payload()
    thread = groups.topic(tx, chat_id, groups.POSTS) if chat_id < 0 else None
    return payload | ({"message_thread_id": thread} if thread is not None else {})


def _next(tx: Tx, job: Job, found: list[corrections.Copy]) -> bool:
    if len(found) < corrections.CHUNK:
        tx.wake("about")
        return True
    jobs.advance(tx, job, {"after": found[-1].row_id})
    return False


def _renew(tx: Tx, frame: Frame, one: Announcement) -> None:
    """Whoever has it not, or perhaps not, gets the new words."""
    for language in ("ar", "en"):
        part = message.parts(tx, frame.texts(tx, language), one)[0]
        corrections.renew_waiting(tx, one, part.payload, english=language == "en")
    for chat_id in one.audience.chats:
        corrections.renew_group(tx, one, group_parts(tx, frame, one, chat_id)[0].payload, chat_id)
    corrections.queue_anew(tx, one)


def _read(turn: Turn, draft: Draft, _text: str) -> str:
    """The new words with their formatting. Raises: AnnouncementTooLong, CaptionTooLong."""
    if turn.message is None:
        raise OutOfDate
    one = announcements.launched(turn.tx, int(draft.subject))
    content = message.read(turn.message)
    if one.content.kind is not Kind.TEXT:
        message.measured(content.text, message.LONGEST_CAPTION, message.CaptionTooLong)
    return content.written()


def _changed(before: Content, kept: str) -> Content:
    """The version with other words; its pictures and files stay."""
    words = Content.read(kept)
    return replace(before, text=words.text, entities=words.entities)


def _changeable(turn: Turn, number: int) -> Announcement:
    one = announcements.launched(turn.tx, number)
    if one.state is State.SENDING:
        raise corrections.SendingGoesOn
    if not corrections.may_change(one):
        raise corrections.NothingToCorrect
    return one


def _left(turn: Turn, draft: Draft) -> Screen:
    return kept_screen(turn.t, int(draft.subject))


FORMS = (
    Form(
        FORM,
        (Field("words", read=_read), Field("english", read=_read, optional=True)),
        submit=look_over,
        door=Door.ANNOUNCE,
        at_once=True,
        left=_left,
    ),
)
TAPS = (
    Tap(Correct, correct, Door.ANNOUNCE),
    Tap(Apply, apply, Door.ANNOUNCE),
    Tap(Forget, forget, Door.ANNOUNCE),
    Tap(Withdraw, withdraw, Door.ANNOUNCE),
)
JOBS: dict[str, JobAct] = {corrections.CORRECTION: change_messages, corrections.WITHDRAWAL: delete_messages}
DUE: dict[str, DueAct] = {corrections.AGAIN: look_again}
