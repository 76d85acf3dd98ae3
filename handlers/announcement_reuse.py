"""What waits, was stopped or has been sent is shown once more as it arrives, and becomes a draft again.

Amina: [تعديل]
bot:   أُلغيت جدولة الإعلان، وهو الآن مسودة. [متابعة]
Amina: [الإعلانات السابقة]
bot:   الإعلان 4: مسودة لم تُرسل بعد (laid aside) … [متابعة المسودة 4] …
Amina: [عرض الإعلان]
bot:   (the announcement as people have got it)
"""

from __future__ import annotations

from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_card import Look, Show, TakeUp
from handlers.announcement_delivery import show_card
from handlers.announcement_preview import looks, preview
from handlers.announcement_screens import OpenDraft, OpenNew, unscheduled_screen
from handlers.announcement_taking import ask
from storage import announcements, drafts, outbox, scheduling
from storage.announcements import Announcement, State
from storage.errors import NotFound


def shown_screen(t: Texts, one: Announcement) -> Screen:
    """Below what was shown: the way back."""
    back = Button(t.plain("correction-back"), Look(one.id))
    return Screen(t("announcement-shown", number=str(one.id)), ((back,), home_row(t)))


def take_up(turn: Turn) -> None:
    """It becomes a draft: a scheduled one itself, in its author's hands, any other as a copy for whoever asks."""
    code = turn.pressed(TakeUp)
    one = announcements.launched(turn.tx, code.number)
    if not code.copies and (one.author_id != turn.user_id or one.state is not State.SCHEDULED):
        show_card(turn, one)
        return
    _tell_laid_aside(turn)
    if code.copies:
        preview(turn.tx, turn.frame, announcements.copy(turn.tx, one, turn.user_id))
    else:
        scheduling.unschedule(turn.tx, one, by=turn.user_id)
        turn.show(unscheduled_screen(turn.t))


def open_draft(turn: Turn) -> None:
    """Goes on with one of one's own drafts; what was being written lies aside."""
    draft = announcements.find(turn.tx, turn.pressed(OpenDraft).number)
    if draft is None or draft.author_id != turn.user_id or draft.state is not State.DRAFT:
        raise NotFound
    drafts.leave(turn.tx, turn.user_id)
    _tell_laid_aside(turn, but=draft)
    preview(turn.tx, turn.frame, announcements.take_up(turn.tx, draft))


def open_new(turn: Turn) -> None:
    """Another one; what was being written lies aside."""
    _tell_laid_aside(turn)
    announcements.shelve(turn.tx, turn.user_id)
    ask(turn)


def show(turn: Turn) -> None:
    """Everything of it, to whoever asks, and nothing of what is counted."""
    one = announcements.launched(turn.tx, turn.pressed(Show).number)
    for part, _content in looks(turn.tx, turn.frame, one):
        outbox.add(turn.tx, turn.chat_id, part.method, part.payload, klass=turn.klass)
    turn.say(shown_screen(turn.t, one))


def _tell_laid_aside(turn: Turn, *, but: Announcement | None = None) -> None:
    written = announcements.draft_of(turn.tx, turn.user_id)
    if written is not None and (but is None or written.id != but.id):
        turn.toast(turn.t.plain("toast-draft-laid-aside"))


TAPS = (
    Tap(TakeUp, take_up, Door.ANNOUNCE),
    Tap(Show, show, Door.ANNOUNCE),
    Tap(OpenDraft, open_draft, Door.ANNOUNCE),
    Tap(OpenNew, open_new, Door.ANNOUNCE),
)
