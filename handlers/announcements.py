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

from bot.doors import Door, knock
from bot.frame import send
from bot.router import Command, Tap
from bot.turn import Turn
from handlers import announcement_message as message
from handlers import feedback, sessions
from handlers.announcement_delivery import begin, show_card
from handlers.announcement_message import Follow, Pretend
from handlers.announcement_options import AskEnglish
from handlers.announcement_preview import preview
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
    asked_screen,
    confirm_screen,
    deleted_screen,
    draft_screen,
    left_screen,
    refused_screen,
    returned_screen,
    validity_screen,
)
from handlers.announcement_taking import FORM, ask, ask_english
from handlers.announcement_words import view_of
from handlers.feedback_screens import OpenSessionFeedback
from handlers.programme import OpenSession
from storage import announcements, audit, drafts, outbox, people, settings, staff
from storage.announcements import Announcement, Leads, State
from storage.database import Tx
from storage.errors import NotFound, OutOfDate, UserError
from storage.outbox import Class
from storage.people import Role

VALIDITIES = frozenset({"none", "hours-2", "day", "event"})


class NobodyToApprove(UserError):
    """Two pairs of eyes are wanted, and nobody else could be the second."""


def open_announce(turn: Turn) -> None:
    """Goes on with the draft, or asks for a text."""
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is not None:
        preview(turn.tx, turn.frame, draft)
        return
    ask(turn)


def set_rule(turn: Turn) -> None:
    """Whether a second pair of eyes is wanted."""
    word = "two" if turn.pressed(SetRule).two else "one"
    settings.choose(turn.tx, "announcement_rule", word)
    audit.note(turn.tx, "announce-rule", actor=turn.user_id, after={"eyes": word})
    turn.toast(turn.t.plain(f"toast-announcement-rule-{word}"))
    ask(turn)


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


def _own_draft(turn: Turn, number: int) -> Announcement:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None or draft.id != number:
        raise OutOfDate
    return draft


def _name(tx: Tx, user_id: int) -> str:
    return staff.name_of(tx, user_id) or str(user_id)


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
