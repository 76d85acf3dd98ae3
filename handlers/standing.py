"""What a participant is told when the staff have moved them: let in, declined, taken out, parted from the account.

Amina: accepts Dana's request
Dana:  sees … قُبل طلبك، واكتمل التسجيل. [القائمة الرئيسية]
Amina: opens Dana's card and takes her out
Dana:  sees … سُجّل انسحابك من المنتدى. [القائمة الرئيسية]
"""

from __future__ import annotations

from bot.commands import refresh_commands
from bot.frame import Frame, send
from bot.home import home_row
from bot.screen import Screen
from bot.texts import Texts
from storage import people
from storage.database import Tx
from storage.outbox import Class
from storage.people import State


def told_screen(t: Texts, state: State, name: str) -> Screen:
    """Where the participant stands now."""
    return Screen(t(f"told-{state.value}", name=name), (home_row(t),))


def tell(tx: Tx, frame: Frame, user_id: int, state: State, *, name: str) -> None:
    """Tells the account where the participant `name` stands now, in its language; its commands follow."""
    t = frame.texts(tx, people.language_of(tx, user_id))
    send(tx, user_id, told_screen(t, state, name), klass=Class.CHANGE)
    refresh_commands(tx, frame, user_id)
