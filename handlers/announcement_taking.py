"""What an organizer sends becomes an announcement's draft: a text, a picture, a file, an album whose files come singly.

Amina: /announce
bot:   يُرجى إرسال الإعلان: نص أو صورة أو ألبوم أو ملف… [إلغاء]
Amina: (three pictures, the first with the words «صور القاعة»)
bot:   (the album as it will look)
bot:   معاينة الإعلان… المستلمون: 73 مشاركاً. [إرسال] …
"""

from __future__ import annotations

from datetime import timedelta

from bot import asked
from bot.doors import Door, opens
from bot.forms import EmptyAnswer, Field, Form
from bot.frame import Frame, send
from bot.home import home_row
from bot.screen import Screen
from bot.turn import Turn
from bot.work import DueAct
from handlers import announcement_message as message
from handlers.announcement_preview import preview
from handlers.announcement_screens import ask_screen, draft_screen, left_screen
from handlers.announcement_words import view_of
from storage import announcements, cards, drafts, due, people, settings
from storage.announcements import Content
from storage.database import Tx
from storage.drafts import Draft
from storage.due import Due
from storage.errors import OutOfDate
from storage.outbox import Class

FORM, ENGLISH = "announcement", "announcement-english"
ALBUM = "announcement-album"  # kind of the due row that ends the waiting for an album's files; subject: a user id
GATHER = timedelta(seconds=2)  # in which the next file of an album comes


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


def read_text(turn: Turn, _draft: Draft, _text: str) -> str:
    """The message's text with its formatting, untouched, since the formatting counts its characters.

    Raises: EmptyAnswer, AnnouncementTooLong.
    """
    if turn.message is None or not (turn.message.text or "").strip():
        raise EmptyAnswer
    return message.read(turn.message).written()


def take(turn: Turn) -> bool:
    """A picture, a file, a place, a poll for the announcement that is being written. False when none is.

    The files of an album come as messages of their own, and are waited for. Raises: what `message.read` raises.
    """
    question = turn.frame.forms.active(turn)
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
    whole = message.joined(Content.read(gathered), content) if gathered else content
    answered = question.answered("album", album).answered("files", whole.written())
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
            _take(tx, frame, user_id, form, Content.read(question.answers["files"]))


def take_text(turn: Turn, draft: Draft) -> None:
    """The text becomes the author's draft, or its English version, and the preview is shown."""
    _take(turn.tx, turn.frame, turn.user_id, draft.form, Content.read(draft.answers["text"]))


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


def _back(turn: Turn, _draft: Draft) -> Screen:
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None:
        return left_screen(turn.t, None)
    return draft_screen(turn.t, draft, view_of(turn.tx, turn.frame, turn.t, draft))


FORMS = (
    Form(FORM, (Field("text", read=read_text),), submit=take_text, door=Door.ANNOUNCE, at_once=True),
    Form(ENGLISH, (Field("text", read=read_text),), submit=take_text, door=Door.ANNOUNCE, at_once=True, left=_back),
)
DUE: dict[str, DueAct] = {ALBUM: take_album}
