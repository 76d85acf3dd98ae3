"""What an organizer sends becomes an announcement's draft: a text, a picture, a file, an album whose files come singly.

Amina: /announce
bot:   يُرجى إرسال الإعلان: نص أو صورة أو ألبوم أو ملف… [إلغاء]
Amina: (three pictures, the first with the words «صور القاعة»)
bot:   (the album as it will look)
bot:   معاينة الإعلان… المستلمون: 73 مشاركاً. [إرسال] …
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot import asked
from bot.codes import Code
from bot.doors import Door, opens
from bot.form import EmptyAnswer, Field, Form
from bot.frame import Frame, send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen
from bot.turn import Turn
from bot.work import DueAct
from handlers import announcement_message as message
from handlers.announcement_preview import preview
from handlers.announcement_screens import ask_screen, draft_screen, left_screen
from handlers.announcement_words import view_of
from storage import announcements, cards, drafts, due, people, settings
from storage.announcements import Announcement, Content
from storage.database import Tx
from storage.drafts import Draft
from storage.due import Due
from storage.errors import OutOfDate, UserError
from storage.outbox import Class

FORM, ENGLISH = "announcement", "announcement-english"
ALBUM = "announcement-album"  # kind of the due row that ends the waiting for an album's files; subject: a user id
GATHER = timedelta(seconds=2)  # in which the next file of an album comes


@dataclass(frozen=True)
class DropMedia(Code, prefix="ane1"):
    """The words of the draft alone, without its pictures and files."""


def ask(turn: Turn) -> None:
    """The next thing that the person sends is the announcement."""
    drafts.begin(turn.tx, turn.user_id, FORM, step="text", answers={}, subject="")
    rule = settings.choice(turn.tx, "announcement_rule") == "two" if opens(Door.OWN, turn.visitor) else None
    draft = announcements.draft_of(turn.tx, turn.user_id)
    stays = draft is not None and draft.content.kind in announcements.CAPTIONED
    has_earlier = bool(announcements.count(turn.tx, author_id=turn.user_id))
    screen = ask_screen(turn.t, has_earlier=has_earlier, rule=rule, stays=stays)
    if draft is not None and _droppable(draft):
        drop = Button(turn.t.plain("announcement-drop-media"), DropMedia())
        screen = replace(screen, rows=((drop,), *screen.rows))
    asked.ask(turn, screen)


def ask_english(turn: Turn) -> None:
    """The next thing that the person sends is the English version."""
    if announcements.draft_of(turn.tx, turn.user_id) is None:
        raise OutOfDate
    turn.frame.forms.start_anew(turn, ENGLISH)


def read_text(turn: Turn, question: Draft, _text: str) -> str:
    """The message's text with its formatting, untouched, since the formatting counts its characters.

    Raises: EmptyAnswer, AnnouncementTooLong; CaptionTooLong where it will stand under a picture or file.
    """
    if turn.message is None or not (turn.message.text or "").strip():
        raise EmptyAnswer
    content = message.read(turn.message)
    if _before(turn.tx, turn.user_id, question.form).reworded(content).media:
        message.measured(content.text, message.LONGEST_CAPTION, message.CaptionTooLong)
    return content.written()


def take(turn: Turn) -> bool:
    """A picture, a file, a place, a poll for the announcement that is being written. False when none is.

    The files of an album come as messages of their own, and are waited for. Raises: what `message.read` raises of a
    single one; an album with a file that cannot be taken is refused as a whole, in one sentence.
    """
    question = turn.frame.forms.active(turn)
    if turn.message is None or question is None or question.form not in (FORM, ENGLISH):
        return False
    album = turn.message.media_group_id
    if album is None:
        content = message.read(turn.message)
        asked.end(turn)
        drafts.delete(turn.tx, question)
        _take(turn.tx, turn.frame, turn.user_id, question.form, content)
        return True
    if album == question.answers.get("refused"):
        return True
    try:
        content = message.read(turn.message)
    except UserError as mistake:
        _refuse_album(turn, question, album, mistake)
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


def _refuse_album(turn: Turn, question: Draft, album: str, mistake: UserError) -> None:
    """Nothing of it is taken, neither what has come before nor what is still to come."""
    kept = {name: value for name, value in question.answers.items() if name not in ("album", "files")}
    drafts.save(turn.tx, replace(question, answers={**kept, "refused": album}))
    due.cancel(turn.tx, ALBUM, str(turn.user_id))
    screen = turn.frame.forms.screen(turn, question)
    sentences = (turn.t(mistake.text_id(), **mistake.arguments), turn.t("announcement-album-refused"), screen.text)
    asked.ask_below(turn, replace(screen, text="\n\n".join(sentences)))


def take_text(turn: Turn, draft: Draft) -> None:
    """The text becomes the author's draft, or its English version; pictures and files that there are stay above it."""
    content = Content.read(draft.answers["text"])
    whole = _before(turn.tx, turn.user_id, draft.form).reworded(content)
    _take(turn.tx, turn.frame, turn.user_id, draft.form, whole)


def drop_media(turn: Turn) -> None:
    """Of the draft the words alone."""
    draft = announcements.draft_of(turn.tx, turn.user_id)
    if draft is None or not _droppable(draft):
        raise OutOfDate
    question = drafts.of_form(turn.tx, turn.user_id, FORM)
    if question is not None:
        drafts.delete(turn.tx, question)
    preview(turn.tx, turn.frame, announcements.write(turn.tx, turn.user_id, replace(draft.content, media=())))


def _before(tx: Tx, user_id: int, form: str) -> Content:
    """The version that is being written anew; where there is no English one yet, that of the first language."""
    draft = announcements.draft_of(tx, user_id)
    if draft is None:
        return Content()
    return draft.english if form == ENGLISH and draft.english is not None else draft.content


def _droppable(draft: Announcement) -> bool:
    return draft.content.kind in announcements.CAPTIONED and bool(draft.content.text)


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


TAPS = (Tap(DropMedia, drop_media, Door.ANNOUNCE),)
FORMS = (
    Form(FORM, (Field("text", read=read_text),), submit=take_text, door=Door.ANNOUNCE, at_once=True),
    Form(ENGLISH, (Field("text", read=read_text),), submit=take_text, door=Door.ANNOUNCE, at_once=True, left=_back),
)
DUE: dict[str, DueAct] = {ALBUM: take_album}
