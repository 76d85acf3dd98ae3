"""An announcement before its author's eyes, exactly as it arrives."""

from __future__ import annotations

from bot.frame import Frame, send
from handlers import announcement_message as message
from handlers.announcement_screens import draft_screen
from handlers.announcement_words import view_of
from storage import announcements, outbox, people
from storage.announcements import Announcement, Kind
from storage.database import Tx
from storage.outbox import Class


def preview(tx: Tx, frame: Frame, draft: Announcement) -> None:
    """The announcement exactly as it arrives, in each of its languages; below it the buttons."""
    own = frame.texts(tx, people.language_of(tx, draft.author_id))
    for t in message.versions(tx, frame, draft, own):
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
