"""Anything else that people send: stray words, stickers, photos, old buttons, talk in groups, service messages.

Basel: W3
bot:   … التسوية الوظيفية … [البرنامج]
Basel: 🎉 (a sticker), in the middle of a form
bot:   يُقرأ هنا النص والأزرار فقط … and the form's question once more
Basel: /programme, in a group
bot:   العمل هنا في المحادثة الخاصة. [فتح المحادثة]
"""

from __future__ import annotations

from collections.abc import Callable

from telegram.ext import filters

from bot import asked, frame
from bot.codes import Code
from bot.commands import BEHIND
from bot.doors import REFUSALS
from bot.form_screens import again_screen
from bot.home import home_row
from bot.router import Said
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import (
    announcement_replies,
    announcement_taking,
    board,
    checkin,
    feedback_card,
    feedback_words,
    groups,
    invitations,
    recommendation_lists,
    rooms,
    sessions,
)
from handlers.feedback_codes import OpenFeedback
from handlers.menu import menu_of
from handlers.openings import OpenAgenda, OpenHelp, OpenLanguage, OpenMe, OpenPrivacy, OpenRegistration
from handlers.programme import OpenNow, OpenProgramme
from handlers.recommendation_codes import OpenRecommendations
from storage import drafts, people
from storage.arabic import normalise
from storage.errors import UserError

SEARCHED = 200  # characters of a stray text that are looked at
OPENINGS: dict[str, Code] = {
    "menu-programme": OpenProgramme(),
    "menu-now": OpenNow(),
    "agenda-open": OpenAgenda(),
    "menu-feedback": OpenFeedback(),
    "menu-recommendations": OpenRecommendations(),
    "menu-register": OpenRegistration(),
    "menu-me": OpenMe(),
    "menu-language": OpenLanguage(),
    "privacy-button": OpenPrivacy(),
    "menu-help": OpenHelp(),
}
"""What stray words may have meant: a button's label, whose words are the text `words-LABEL`, and what it opens."""
POINTS_TO = {"anything-command": "menu-help", "anything-voice": "menu-recommendations"}
"""The label of the button that a sentence speaks of."""


def found_screen(t: Texts, labels: list[str]) -> Screen:
    """The buttons that the words may have meant."""
    rows = tuple((Button(t.plain(label), OPENINGS[label]),) for label in labels)
    return Screen(t("anything-found"), (*rows, home_row(t)))


def not_found_screen(t: Texts) -> Screen:
    """The words meant nothing to the bot."""
    programme_, help_ = Button(t.plain("menu-programme"), OpenProgramme()), Button(t.plain("menu-help"), OpenHelp())
    return Screen(t("anything-not-found"), ((programme_,), (help_,), home_row(t)))


def said_screen(t: Texts, text_id: str) -> Screen:
    """One sentence about what was sent, and the way on."""
    label = POINTS_TO.get(text_id)
    ways = ((Button(t.plain(label), OPENINGS[label]),),) if label else ()
    return Screen(t(text_id), (*ways, home_row(t)))


def unasked_screen(t: Texts) -> Screen:
    """A contact card that nobody asked for, from a key below the typing field that a form has left behind."""
    return Screen(t("anything-contact"), hides_keys=True)


def typed(turn: Turn) -> None:
    """Words that are no command: an answer to an announcement, a room code, an answer to a form, a name, a search."""
    if announcement_replies.take(turn) or rooms.typed(turn):
        return
    if _to_form(turn, lambda: turn.frame.forms.typed(turn, turn.text)):
        return
    if feedback_words.typed(turn) or checkin.typed(turn) or invitations.typed(turn):
        return
    text = turn.text[:SEARCHED]
    if recommendation_lists.find(turn, text) or sessions.find(turn, text):
        return
    labels = [label for label in OPENINGS if _means(turn, label, text)]
    if labels:
        turn.say(found_screen(turn.t, labels))
    elif _means(turn, "home", text):
        turn.say(menu_of(turn))
    elif not announcement_replies.offer(turn, turn.t("anything-not-found")):
        turn.say(not_found_screen(turn.t))


def contact(turn: Turn) -> None:
    """A shared contact card."""
    message = turn.message
    card = message.contact if message else None
    if card is not None and _to_form(turn, lambda: turn.frame.forms.contact(turn, card)):
        return
    if turn.frame.forms.active(turn) is not None:
        _answer(turn, "anything-contact")
        return
    turn.say(unasked_screen(turn.t))
    turn.say(menu_of(turn))


def unknown_command(turn: Turn) -> None:
    """A command that does not exist."""
    _answer(turn, "anything-command")


def edited(turn: Turn) -> None:
    """A message that was changed after it was sent."""
    _answer(turn, "anything-edited")


def content(turn: Turn) -> None:
    """A sticker, photo, voice, place, … for an announcement that is written or answered, else answered itself, once.

    An album is answered once too.
    """
    if announcement_replies.take(turn) or _to_form(turn, lambda: announcement_taking.take(turn)):
        return
    spoken = turn.message is not None and turn.message.voice is not None and turn.visitor.registered
    with feedback_card.undisturbed(turn):
        if turn.frame.forms.active(turn) is None and announcement_replies.offer(turn, turn.t("anything-content")):
            return
        _answer(turn, "anything-voice" if spoken else "anything-content")


def in_group(turn: Turn) -> None:
    """A command of ours in a group; other bots' commands are not ours to answer."""
    name, _, address = turn.text.split(maxsplit=1)[0].removeprefix("/").partition("@")
    if name.lower() in BEHIND and address.lower() in ("", turn.frame.username.lower()):
        board.answer(turn, name.lower())


def ignored(_turn: Turn) -> None:
    """Talk in groups, service messages, places that move: nobody waits for an answer."""


def otherwise(turn: Turn) -> None:
    """What is no message: the bot blocked or let in again, and kinds of updates that the bot has no use for."""
    member = turn.update.my_chat_member
    if not turn.private:
        groups.membership(turn)
    elif member is not None:
        people.note_blocked(
            turn.tx, turn.user_id, blocked=member.new_chat_member.status == member.new_chat_member.BANNED
        )


def _to_form(turn: Turn, give: Callable[[], bool]) -> bool:
    """Gives something to the active form. A mistake is said above the question, which is asked again."""
    try:
        with turn.tx.savepoint():
            return give()
    except REFUSALS:
        raise
    except UserError as mistake:
        draft = drafts.active(turn.tx, turn.user_id)
        if draft is None:
            raise
        _ask_again(turn, turn.t(mistake.text_id(), **mistake.arguments))
        return True


def _answer(turn: Turn, text_id: str) -> None:
    """Says the sentence, with the active form's question if there is one."""
    if turn.frame.forms.active(turn) is not None:
        _ask_again(turn, turn.t(text_id))
    else:
        frame.send(turn.tx, turn.chat_id, said_screen(turn.t, text_id), klass=turn.klass, key=_album(turn))


def _ask_again(turn: Turn, sentence: str) -> None:
    draft = drafts.active(turn.tx, turn.user_id)
    if draft is not None:
        screen = turn.frame.forms.screen(turn, draft)
        asked.ask_below(turn, again_screen(sentence, screen), key=_album(turn))


def _album(turn: Turn) -> str | None:
    """The key of what is said about an album, which comes as a message for each of its pictures."""
    album = turn.message.media_group_id if turn.message else None
    return f"album:{turn.chat_id}:{album}" if album else None


def _means(turn: Turn, label: str, text: str) -> bool:
    """Whether `text` holds one of the words for a button, in any language."""
    said = f" {normalise(text)} "
    catalogue = turn.frame.catalogue
    for language in catalogue.languages:
        for words in catalogue.format(language, f"words-{label}", {}).split("|"):
            if f" {normalise(words)} " in said:
                return True
    return False


_PRIVATE = filters.ChatType.PRIVATE
SAID = (
    Said(filters.StatusUpdate.ALL, ignored),
    Said(~_PRIVATE & filters.UpdateType.MESSAGE & filters.COMMAND, in_group),
    Said(~_PRIVATE, ignored),
    Said(filters.UpdateType.EDITED & filters.LOCATION, ignored),  # a live location moves every few seconds
    Said(filters.UpdateType.EDITED, edited),
    Said(filters.CONTACT, contact),
    Said(filters.COMMAND, unknown_command),
    Said(filters.TEXT, typed),
    Said(filters.ALL, content),
)
"""In this order; the last lines of the routing table."""
