"""What waits, was stopped or has been sent is shown once more as it arrives, and becomes a draft again.

Amina: [تعديل]
bot:   توجد مسودة إعلان أخرى لم تُرسل بعد … [متابعة المسودة] [حذفها ومتابعة هذا الإعلان] [العودة إلى الإعلان]
Amina: [حذفها ومتابعة هذا الإعلان]
bot:   أُلغيت جدولة الإعلان، وهو الآن مسودة. [متابعة]
Amina: [عرض]
bot:   (the announcement as people have got it)
"""

from __future__ import annotations

from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_card import Look, Show, TakeUp, said_line
from handlers.announcement_delivery import show_card
from handlers.announcement_preview import looks, preview
from handlers.announcement_screens import OpenAnnounce, unscheduled_screen
from storage import announcements, outbox, sending
from storage.announcements import Announcement, AnotherDraft, State
from storage.errors import NotFound


def occupied_screen(t: Texts, code: TakeUp, other: Announcement) -> Screen:
    """Another draft is in the way: nothing of it is lost unless that is said."""
    drop = TakeUp(code.number, copies=code.copies, drops=other.seal)
    rows = (
        (Button(t.plain("announcement-occupied-continue"), OpenAnnounce(), style="primary"),),
        (Button(t.plain("announcement-occupied-drop"), drop, style="danger"),),
        (Button(t.plain("correction-back"), Look(code.number)),),
    )
    return Screen(f"{t('error-another-draft')}\n\n{said_line(t, other)}", rows)


def shown_screen(t: Texts, one: Announcement) -> Screen:
    """Below what was shown: the way back."""
    back = Button(t.plain("correction-back"), Look(one.id))
    return Screen(t("announcement-shown", number=str(one.id)), ((back,), home_row(t)))


def take_up(turn: Turn) -> None:
    """It becomes a draft: a scheduled one itself, in its author's hands, any other as a copy for whoever asks."""
    code = turn.pressed(TakeUp)
    one = _known(turn, code.number)
    if not code.copies and (one.author_id != turn.user_id or one.state is not State.SCHEDULED):
        show_card(turn, one)
        return
    other = announcements.draft_of(turn.tx, turn.user_id)
    if other is not None and other.seal == code.drops:
        announcements.drop(turn.tx, other)
    try:
        if code.copies:
            preview(turn.tx, turn.frame, announcements.copy(turn.tx, one, turn.user_id))
        else:
            sending.unschedule(turn.tx, one, by=turn.user_id)
            turn.show(unscheduled_screen(turn.t))
    except AnotherDraft as found:
        turn.show(occupied_screen(turn.t, code, found.draft))


def show(turn: Turn) -> None:
    """Everything of it, to whoever asks, and nothing of what is counted."""
    one = _known(turn, turn.pressed(Show).number)
    for part, _content in looks(turn.tx, turn.frame, one):
        outbox.add(turn.tx, turn.chat_id, part.method, part.payload, klass=turn.klass)
    turn.say(shown_screen(turn.t, one))


def _known(turn: Turn, number: int) -> Announcement:
    one = announcements.find(turn.tx, number)
    if one is None or one.state is State.DRAFT:
        raise NotFound
    return one


TAPS = (
    Tap(TakeUp, take_up, Door.ANNOUNCE),
    Tap(Show, show, Door.ANNOUNCE),
)
