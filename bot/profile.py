"""What Telegram shows of the bot before the first word: its description, in each language."""

from __future__ import annotations

from bot.commands import EVERYBODY
from bot.frame import Frame
from bot.texts import Texts
from storage import event, outbox
from storage.database import Tx
from storage.event import Event
from storage.outbox import Class

DESCRIPTION = 512  # characters, Bot API, setMyDescription
SHORT_DESCRIPTION = 120  # setMyShortDescription


def describe(tx: Tx, frame: Frame) -> None:
    """Queues the descriptions, for each language and for all others; nothing before there is an event."""
    forum = event.find(tx)
    if forum is None:
        return
    for language in ("", *frame.catalogue.languages):
        t = frame.texts(tx, language)
        where = {"language_code": language} if language else {}
        for method, parameter, text in (
            ("setMyDescription", "description", description(t, forum)[:DESCRIPTION]),
            ("setMyShortDescription", "short_description", short_description(t, forum)[:SHORT_DESCRIPTION]),
        ):
            outbox.add(tx, EVERYBODY, method, {parameter: text, **where}, klass=Class.CHANGE)


def description(t: Texts, forum: Event) -> str:
    """What an empty chat shows above the button that starts it."""
    name, host = t.pick(forum.name_ar, forum.name_en), t.pick(forum.host_ar, forum.host_en)
    return t.plain("profile-description", name=name, host=host)


def short_description(t: Texts, forum: Event) -> str:
    """What stands on the bot's page and in links to it."""
    return t.plain("profile-short", name=t.pick(forum.name_ar, forum.name_en))
