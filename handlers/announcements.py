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
from bot.router import Command, Tap
from bot.turn import Turn
from handlers import announcement_approval, feedback, sessions
from handlers.announcement_audience import draft_of
from handlers.announcement_delivery import begin, show_card
from handlers.announcement_message import Follow, Pretend
from handlers.announcement_options import AskEnglish
from handlers.announcement_preview import preview
from handlers.announcement_screens import (
    MANY,
    Delete,
    Edit,
    Leave,
    OpenAnnounce,
    Send,
    SetRule,
    ToDraft,
    Valid,
    confirm_screen,
    deleted_screen,
    draft_screen,
    left_screen,
    validity_screen,
)
from handlers.announcement_taking import FORM, ask, ask_english
from handlers.announcement_words import view_of
from handlers.feedback_codes import OpenSessionFeedback
from handlers.programme import OpenSession
from storage import announcements, audit, drafts, outbox, previews, settings
from storage.announcements import Announcement, Leads, State
from storage.errors import NotFound, OutOfDate
from storage.previews import Standing

VALIDITIES = frozenset({"none", "hours-2", "day", "event"})


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
    draft = draft_of(turn)
    if previews.of(turn.tx, draft).standing is not Standing.MISSING:
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
    draft = announcements.find(turn.tx, code.number)
    if draft is None or draft.author_id != turn.user_id or draft.state is not State.DRAFT or draft.seal != code.seal:
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
    seen = previews.of(turn.tx, one).standing
    if seen is not Standing.SEEN:
        _show_first(turn, one, seen)
        return
    view = view_of(turn.tx, turn.frame, turn.t, one)
    if not one.validity and one.audience.alternatives:
        turn.show(validity_screen(turn.t, one, sends=True))
    elif view.reach.recipients > MANY and not sure:
        turn.show(confirm_screen(turn.t, one, view))
    elif view.four_eyes:
        announcement_approval.ask(turn, one)
    else:
        begin(turn.tx, turn.frame, one, by=turn.user_id, turn=turn)


def _show_first(turn: Turn, draft: Announcement, seen: Standing) -> None:
    """It is sent only once its author has it before their eyes as it is now."""
    turn.toast(turn.t.plain(f"toast-announcement-preview-{seen.value}"))
    if seen is Standing.MISSING:
        preview(turn.tx, turn.frame, draft)
    elif seen is Standing.REFUSED:
        turn.show(draft_screen(turn.t, draft, view_of(turn.tx, turn.frame, turn.t, draft)))


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


def _own_draft(turn: Turn, number: int) -> Announcement:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None or draft.id != number:
        raise OutOfDate
    return draft


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
    Tap(Follow, follow, Door.ANYONE),
    Tap(Pretend, pretend, Door.ANYONE),
    Tap(SetRule, set_rule, Door.OWN),
)
