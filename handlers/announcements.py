"""Announcements: an organizer writes, looks at it, says for whom and when, and sends it.

Amina: /announce
bot: يُرجى إرسال الإعلان: نص أو صورة أو ألبوم أو ملف… [إلغاء]
Amina: تبدأ الجلسة الثانية في القاعة الكبرى.
bot: تبدأ الجلسة الثانية في القاعة الكبرى.
bot: معاينة الإعلان… المستلمون: 73 مشاركاً. [إرسال] [المستلمون] [الموعد] [تعديل النص] [الخيارات] [إلغاء]
Amina: [إرسال]
bot: إلى متى يفيد الإعلان من ينضم لاحقاً؟ [نهاية اليوم] …
Amina: [نهاية اليوم], [إرسال إلى 73]
bot: الإعلان 3: جارٍ الإرسال، اكتمل 40 من 73 (the same message, which edits itself)
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from bot import asked
from bot.doors import Door, knock, opens
from bot.forms import EmptyAnswer, Field, Form
from bot.frame import Frame, send
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Screen
from bot.turn import Turn
from bot.work import DueAct
from handlers import announcement_message as message
from handlers import feedback, sessions
from handlers.announcement_delivery import begin, show_card
from handlers.announcement_message import Follow, Pretend
from handlers.announcement_options import AskEnglish
from handlers.announcement_screens import (
    MANY,
    Approve,
    Delete,
    Edit,
    Leave,
    OpenAnnounce,
    Refuse,
    Send,
    SetRule,
    ToDraft,
    Valid,
    approval_screen,
    approved_screen,
    ask_screen,
    asked_screen,
    confirm_screen,
    deleted_screen,
    draft_screen,
    left_screen,
    refused_screen,
    returned_screen,
    validity_screen,
)
from handlers.announcement_words import view_of
from handlers.feedback_screens import OpenSessionFeedback
from handlers.programme import OpenSession
from storage import announcements, audit, cards, drafts, due, outbox, people, settings, staff
from storage.announcements import Announcement, Content, Kind, Leads, State
from storage.database import Tx
from storage.drafts import Draft
from storage.due import Due
from storage.errors import NotFound, OutOfDate, UserError
from storage.outbox import Class
from storage.people import Role

FORM, ENGLISH = "announcement", "announcement-english"
ALBUM = "announcement-album"  # kind of the due row that ends the waiting for an album's files; subject: a user id
GATHER = timedelta(seconds=2)  # in which the next file of an album comes
VALIDITIES = frozenset({"none", "hours-2", "day", "event"})


class NobodyToApprove(UserError):
    """Two pairs of eyes are wanted, and nobody else could be the second."""


def read_text(turn: Turn, _draft: Draft, _text: str) -> str:
    """The message's text with its formatting, untouched, since the formatting counts its characters.

    Raises: EmptyAnswer, AnnouncementTooLong.
    """
    if turn.message is None or not (turn.message.text or "").strip():
        raise EmptyAnswer
    return _kept(message.read(turn.message))


def take(turn: Turn) -> bool:
    """A picture, a file, a place, a poll for the announcement that is being written. False when none is.

    The files of an album come as messages of their own, and are waited for. Raises: what `message.read` raises.
    """
    question = drafts.active(turn.tx, turn.user_id)
    if turn.message is None or question is None or question.form not in (FORM, ENGLISH):
        return False
    content = message.read(turn.message)
    album = turn.message.media_group_id
    if album is None:
        asked.end(turn)
        drafts.delete(turn.tx, question)
        _take(turn.tx, turn.frame, turn.user_id, question.form, content)
        return True
    gathered = question.answers.get("files") if question.answers.get("album") == album else None
    whole = message.joined(_read(gathered), content) if gathered else content
    answered = question.answered("album", album).answered("files", _kept(whole))
    drafts.save(turn.tx, answered)
    due.put(turn.tx, ALBUM, str(turn.user_id), at=turn.tx.now + GATHER, helps_until=turn.tx.now + timedelta(days=1))
    return True


def take_album(tx: Tx, frame: Frame, fallen: Due) -> None:
    """No more files have come: the album is whole."""
    user_id = int(fallen.subject)
    for form in (FORM, ENGLISH):
        question = drafts.of_form(tx, user_id, form)
        if question is not None and "files" in question.answers:
            drafts.delete(tx, question)
            cards.forget(tx, user_id, asked.ASKED)
            _take(tx, frame, user_id, form, _read(question.answers["files"]))


def take_text(turn: Turn, draft: Draft) -> None:
    """The text becomes the author's draft, or its English version, and the preview is shown."""
    _take(turn.tx, turn.frame, turn.user_id, draft.form, _read(draft.answers["text"]))


def open_announce(turn: Turn) -> None:
    """Goes on with the draft, or asks for a text."""
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is not None:
        preview(turn.tx, turn.frame, draft)
        return
    ask(turn)


def ask(turn: Turn) -> None:
    """The next thing that the person sends is the announcement."""
    drafts.begin(turn.tx, turn.user_id, FORM, step="text", answers={}, subject="")
    rule = settings.choice(turn.tx, "announcement_rule") == "two" if opens(Door.OWN, turn.visitor) else None
    asked.ask(turn, ask_screen(turn.t, has_earlier=bool(announcements.latest(turn.tx, limit=1)), rule=rule))


def ask_english(turn: Turn) -> None:
    """The next thing that the person sends is the English version."""
    if announcements.draft_of(turn.tx, turn.user_id) is None:
        raise OutOfDate
    turn.frame.forms.start_anew(turn, ENGLISH)


def set_rule(turn: Turn) -> None:
    """Whether a second pair of eyes is wanted."""
    word = "two" if turn.pressed(SetRule).two else "one"
    settings.choose(turn.tx, "announcement_rule", word)
    audit.note(turn.tx, "announce-rule", actor=turn.user_id, after={"eyes": word})
    turn.toast(turn.t.plain(f"toast-announcement-rule-{word}"))
    ask(turn)


def preview(tx: Tx, frame: Frame, draft: Announcement) -> None:
    """The announcement exactly as it arrives, in each of its languages; below it the buttons."""
    own = frame.texts(tx, people.language_of(tx, draft.author_id))
    shown = [own] if draft.english is None else [frame.texts(tx, language) for language in ("ar", "en")]
    for t in shown:
        content = draft.version_for(t.language)
        poll = message.poll_part(content)
        for part in message.parts(tx, t, draft, preview=True):
            is_poll = poll is not None and part.method == message.METHODS[Kind.POLL]
            outbox.add(
                tx,
                draft.author_id,
                poll.method if poll and is_poll else part.method,
                poll.payload if poll and is_poll else part.payload,
                klass=Class.REPLY,
                about=f"announcement-preview:{draft.id}",
                card=message.poll_card(draft, content) if is_poll else None,
            )
    announcements.note_preview(tx, draft)
    send(tx, draft.author_id, draft_screen(own, draft, view_of(tx, frame, own, draft)), klass=Class.REPLY)


def to_draft(turn: Turn) -> None:
    """Back to the draft: with a new preview where it looks different now."""
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None:
        raise OutOfDate
    if draft.previewed == draft.look:
        turn.show(draft_screen(turn.t, draft, view_of(turn.tx, turn.frame, turn.t, draft)))
        return
    if isinstance(turn.place, int):
        outbox.add(turn.tx, turn.chat_id, "deleteMessage", {"message_id": turn.place}, klass=turn.klass)
    preview(turn.tx, turn.frame, draft)


def edit(turn: Turn) -> None:
    """Something else in the place of the draft's text."""
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


def press_send(turn: Turn) -> None:
    """Sends what the preview showed. A second press shows how the sending stands."""
    code = turn.pressed(Send)
    _go_on(turn, code.number, code.seal, sure=code.sure)


def press_valid(turn: Turn) -> None:
    """Until when it helps; then it is sent, or the moment is shown again."""
    code = turn.pressed(Valid)
    if code.validity not in VALIDITIES:
        raise OutOfDate
    draft = announcements.find(turn.tx, code.number)
    if draft is None or draft.author_id != turn.user_id:
        raise NotFound
    if draft.state is State.DRAFT and draft.seal == code.seal:
        announcements.change(turn.tx, draft, validity=code.validity)
    if code.sends:
        _go_on(turn, code.number, code.seal, sure=False)
    else:
        to_draft(turn)


def _go_on(turn: Turn, number: int, seal: str, *, sure: bool) -> None:
    one = announcements.find(turn.tx, number)
    if one is None or one.author_id != turn.user_id:
        raise NotFound
    if one.seal != seal:
        preview(turn.tx, turn.frame, _own_draft(turn, one.id))
        turn.toast(turn.t.plain("toast-out-of-date"))
        return
    if one.state is not State.DRAFT:
        turn.toast(turn.t.plain("toast-announcement-sent-before"))
        show_card(turn, one)
        return
    view = view_of(turn.tx, turn.frame, turn.t, one)
    if not one.validity and one.audience.alternatives:
        turn.show(validity_screen(turn.t, one, sends=True))
    elif view.reach.recipients > MANY and not sure:
        turn.show(confirm_screen(turn.t, one, view))
    elif view.four_eyes:
        _ask_approval(turn, one)
    else:
        begin(turn.tx, turn.frame, one, by=turn.user_id, turn=turn)


def _ask_approval(turn: Turn, draft: Announcement) -> None:
    """Shows it to everybody else who may announce."""
    others = _others(turn)
    if not others:
        raise NobodyToApprove
    announcements.ask_approval(turn.tx, draft)
    for user_id in others:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
        for part in message.parts(turn.tx, t, draft, preview=True):
            outbox.add(turn.tx, user_id, part.method, part.payload, klass=Class.CHANGE)
        view = view_of(turn.tx, turn.frame, t, draft)
        send(turn.tx, user_id, approval_screen(t, draft, view, _name(turn.tx, turn.user_id)), klass=Class.CHANGE)
    names = [_name(turn.tx, user_id) for user_id in others]
    turn.show(asked_screen(turn.t, draft, names))


def approve(turn: Turn) -> None:
    """A second pair of eyes lets it go; that of its author does not count."""
    draft = _waiting(turn, turn.pressed(Approve))
    approved = announcements.approve(turn.tx, draft, by=turn.user_id)
    begin(turn.tx, turn.frame, approved, by=turn.user_id)
    turn.show(approved_screen(turn.t, draft))


def refuse(turn: Turn) -> None:
    """It goes back to its author."""
    draft = _waiting(turn, turn.pressed(Refuse))
    announcements.change(turn.tx, draft)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, draft.author_id))
    told = returned_screen(t, draft, _name(turn.tx, turn.user_id))
    send(turn.tx, draft.author_id, told, klass=Class.CHANGE)
    audit.note(turn.tx, "announce-refuse", actor=turn.user_id, subject=draft.about)
    turn.show(refused_screen(turn.t, draft))


def follow(turn: Turn) -> None:
    """A recipient presses a button: what it leads to comes below, since the announcement is to stay."""
    code = turn.pressed(Follow)
    turn.place = None
    if code.leads is Leads.FEEDBACK:
        knock(Door.PARTICIPANT, turn.visitor)
        turn.code = OpenSessionFeedback(code.session)
        feedback.open_session(turn)
    else:
        turn.code = OpenSession(code.session)
        sessions.open_session(turn)


def pretend(turn: Turn) -> None:
    """«Received» under a preview."""
    turn.toast(turn.t.plain("toast-announcement-preview"))


def _waiting(turn: Turn, code: Approve | Refuse) -> Announcement:
    draft = announcements.find(turn.tx, code.number)
    if draft is None or draft.state is not State.DRAFT or draft.asked_at is None or draft.seal != code.seal:
        raise OutOfDate
    if draft.author_id == turn.user_id:
        raise NotFound
    return draft


def _others(turn: Turn) -> list[int]:
    """Everybody else who may announce and can be reached."""
    owners = turn.frame.owners
    held = {user for role in (Role.OWNER, Role.ORGANIZER) for user in people.holders(turn.tx, role, owners)}
    return sorted(held - {turn.user_id})


def _take(tx: Tx, frame: Frame, user_id: int, form: str, content: Content) -> None:
    """What was sent becomes the draft, or its English version. No door was passed on this way, so it is asked."""
    visitor = people.known(tx, user_id, frame.owners)
    t = frame.texts(tx, visitor.language if visitor else "")
    if visitor is None or not opens(Door.ANNOUNCE, visitor):
        send(tx, user_id, Screen(t("error-not-allowed"), (home_row(t),)), klass=Class.REPLY)
        return
    if form == FORM:
        preview(tx, frame, announcements.write(tx, user_id, content))
        return
    draft = announcements.draft_of(tx, user_id)
    if draft is None:
        send(tx, user_id, left_screen(t, None), klass=Class.REPLY)
        return
    preview(tx, frame, announcements.write_english(tx, draft, content))


def _own_draft(turn: Turn, number: int) -> Announcement:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None or draft.id != number:
        raise OutOfDate
    return draft


def _name(tx: Tx, user_id: int) -> str:
    return staff.name_of(tx, user_id) or str(user_id)


def _kept(content: Content) -> str:
    return json.dumps(asdict(content), ensure_ascii=False)


def _read(kept: str) -> Content:
    values: dict[str, Any] = json.loads(kept)
    return Content(values["text"], tuple(values["entities"]), tuple(values["media"]))


def _back(turn: Turn, _draft: Draft) -> Screen:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None:
        return left_screen(turn.t, None)
    return draft_screen(turn.t, draft, view_of(turn.tx, turn.frame, turn.t, draft))


COMMANDS = (Command("announce", open_announce, Door.ANNOUNCE),)
TAPS = (
    Tap(OpenAnnounce, open_announce, Door.ANNOUNCE),
    Tap(ToDraft, to_draft, Door.ANNOUNCE),
    Tap(Leave, leave, Door.ANNOUNCE),
    Tap(Delete, delete, Door.ANNOUNCE),
    Tap(Edit, edit, Door.ANNOUNCE),
    Tap(AskEnglish, ask_english, Door.ANNOUNCE),
    Tap(Send, press_send, Door.ANNOUNCE),
    Tap(Valid, press_valid, Door.ANNOUNCE),
    Tap(Approve, approve, Door.ANNOUNCE),
    Tap(Refuse, refuse, Door.ANNOUNCE),
    Tap(Follow, follow),
    Tap(Pretend, pretend),
    Tap(SetRule, set_rule, Door.OWN),
)
FORMS = (
    Form(FORM, (Field("text", read=read_text),), submit=take_text, at_once=True),
    Form(ENGLISH, (Field("text", read=read_text),), submit=take_text, at_once=True, left=_back),
)
DUE: dict[str, DueAct] = {ALBUM: take_album}
