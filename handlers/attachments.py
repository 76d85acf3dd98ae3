"""Files that people send: each goes to the feature that waits for it, or that takes such files at any time.

Amina: (sends roster.xlsx)
bot:   مراجعة الكشف … [إدخال الكشف]
Basel: (sends a photo that nothing asks for)
bot:   يُقرأ هنا النص والأزرار فقط …
"""

from __future__ import annotations

from telegram.ext import filters

from bot.router import Said
from bot.turn import Turn
from handlers import dictations, documents, enclosures, feedback, programme_file, roster
from handlers.anything import content

TAKERS = (
    enclosures.TAKER,
    dictations.TAKER,
    documents.TAKER,
    programme_file.TAKER,
    feedback.TAKER,
    roster.TAKER,
)
"""In this order: what waits for a file just now comes before what takes one at any time."""


def take(turn: Turn) -> None:
    """A voice note, a photo or a document."""
    for taker in TAKERS:
        if turn.file is not None and turn.file.fetches is taker.fetches:
            taker.act(turn)
            return
    content(turn)


_FILES = filters.VOICE | filters.PHOTO | filters.Document.ALL
_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
SAID = (Said(_PRIVATE & _FILES, take, fetches=tuple(taker.fetches for taker in TAKERS)),)
