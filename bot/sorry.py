"""What is said where something was refused, or went wrong on our side, and what the audit log keeps of a shut door.

bot/handling.py calls it, in the update's own transaction; the gallery draws the screens.
"""

from __future__ import annotations

from bot.codes import prefix_of
from bot.doors import REFUSALS, Door
from bot.home import home_row
from bot.reading import pressed_message
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from storage import audit, drafts
from storage.errors import NotAllowed, UserError

COMMAND_LENGTH = 33  # characters with the stroke; Bot API, BotCommand


def refuse(turn: Turn, refused: UserError, door: Door) -> None:
    """Says a mistake's sentence. A shut door is noted; `door` is the route's."""
    if isinstance(refused, REFUSALS):
        _note_refusal(turn, refused, door)
        if turn.private:  # the form is asked there
            turn.frame.forms.step_out(turn)
    turn.toast(turn.t.plain(refused.text_id(), **refused.arguments), alert=not turn.private)
    if turn.private:  # the chat has the sentence, so that there need be no box to close over it
        turn.say(refusal_screen(turn.t, refused))


def _note_refusal(turn: Turn, refused: UserError, door: Door) -> None:
    """The line of a shut door in the audit log: which door it was, and what was tried.

    An owner reads there who tries what is not theirs: each try at a door of the staff, and each button that the bot
    has not given. Whoever has not registered yet and presses or types what participants do is mostly new or has left,
    not an attacker: that is one line an account and day, so that newcomers do not bury the rest.
    """
    subject = f"{refused.arguments.get('door', door.value)}: {_what(turn, refused)}"
    if isinstance(refused, NotAllowed) or _forged(turn):
        audit.note(turn.tx, "refused", actor=turn.user_id, subject=subject)
    else:
        audit.note_daily(turn.tx, "refused", actor=turn.user_id, subject=subject)


def _forged(turn: Turn) -> bool:
    """Whether a button was pressed that the message under it does not have; of an old message nobody knows."""
    query = turn.update.callback_query
    if query is None or pressed_message(turn.update) is None:
        return False
    return query.data not in {button.get("callback_data") for row in turn.keyboard for button in row}


def _what(turn: Turn, refused: UserError) -> str:
    """The button's code, the command, or the form; of participants' buttons the kind alone, since some hold answers."""
    query = turn.update.callback_query
    if query is not None:
        data = query.data or ""
        return data if isinstance(refused, NotAllowed) else prefix_of(data)
    if turn.text.startswith("/"):
        return turn.text.split()[0][:COMMAND_LENGTH]
    draft = drafts.active(turn.tx, turn.user_id)
    return draft.form if draft is not None else ""


def apologise(turn: Turn) -> None:
    """Says that it was our fault."""
    turn.toast(turn.t.plain("apology"))
    if turn.private:
        turn.say(apology_screen(turn.t))


def refusal_screen(t: Texts, refused: UserError) -> Screen:
    """A mistake's sentence, and the way on."""
    return Screen(t(refused.text_id(), **refused.arguments), (home_row(t),))


def apology_screen(t: Texts) -> Screen:
    """It was our fault."""
    return Screen(t("apology"), (home_row(t),))
