"""My data out, leaving the forum, and deletion: what goes, what stays and why, and nothing by one press alone.

Basel: /privacy … [نسخة من بياناتي]
bot:   (a JSON file) forum-my-data-2025-12-16.json
Basel: taps «الانسحاب من المنتدى», «نعم، الانسحاب»
bot:   سُجّل الانسحاب …
Basel: taps «حذف بياناتي»
bot:   ما يُحذف … وما يبقى … [حذف بياناتي] then «هل أنت متأكد؟» [نعم، حذف كل شيء]
bot:   حُذفت البيانات …
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from bot.codes import Code
from bot.commands import forget_commands, refresh_commands
from bot.doors import Door
from bot.frame import send_file
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import OpenPrivacy
from storage import leaving, my_data, people, registration, revival, staff
from storage.errors import OutOfDate

STANDS = 600  # seconds: how long the last question before a deletion may be answered


@dataclass(frozen=True)
class TakeData(Code, prefix="lvd"):
    """What is kept of me, as a file."""


@dataclass(frozen=True)
class Withdraw(Code, prefix="lvw"):
    """Out of the forum; first it asks."""

    sure: bool = False


@dataclass(frozen=True)
class OpenDeletion(Code, prefix="lvx"):
    """What a deletion would take, and what would stay."""


@dataclass(frozen=True)
class AskDeletion(Code, prefix="lvy"):
    """The last question before a deletion."""


@dataclass(frozen=True)
class Delete(Code, prefix="lvz"):
    """Deletes, if the question was asked just now; `asked_at` is in seconds."""

    asked_at: int


def data_screen(t: Texts, at: datetime) -> Screen:
    """What stands below the file of what is kept of somebody, as it was `at` that moment."""
    return Screen(t("leave-data-caption", day=t.day(at)), (home_row(t),))


def withdraw_screen(t: Texts) -> Screen:
    """What leaving the forum means."""
    yes = Button(t.plain("leave-withdraw-yes"), Withdraw(sure=True), style="danger")
    return Screen(t("leave-withdraw-sure"), ((yes,), _back_row(t)))


def withdrawn_screen(t: Texts) -> Screen:
    """The person takes part no more."""
    return Screen(t("leave-withdrawn"), (home_row(t),))


def deletion_screen(t: Texts, *, on_record: int) -> Screen:
    """What would be deleted, and what would stay. `on_record`: recommendations that would stay without the name."""
    parts = [t("leave-delete-gone"), t("leave-delete-stays")]
    if on_record:
        parts.append(t("leave-delete-recommendations", count=on_record))
    go = Button(t.plain("leave-delete"), AskDeletion(), style="danger")
    return Screen("\n\n".join(parts), ((Button(t.plain("leave-data"), TakeData()),), (go,), _back_row(t)))


def sure_screen(t: Texts, *, asked_at: int) -> Screen:
    """The last question."""
    yes = Button(t.plain("leave-delete-yes"), Delete(asked_at), style="danger")
    return Screen(t("leave-delete-sure"), ((yes,), _back_row(t)))


def deleted_screen(t: Texts) -> Screen:
    """Nothing is left."""
    return Screen(t("leave-deleted"), (home_row(t),))


def send_data(turn: Turn) -> None:
    """The file, below."""
    day = turn.tx.now.astimezone(turn.t.zone).strftime("%Y-%m-%d")
    stored = turn.frame.outgoing(f"my-data-{turn.user_id}-{turn.update.update_id}.json")
    kept = my_data.everything(turn.tx, turn.user_id)
    (turn.frame.folder / stored).write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", "utf-8")
    below = data_screen(turn.t, turn.tx.now)
    send_file(turn.tx, turn.chat_id, stored, below, name=f"forum-my-data-{day}.json", klass=turn.klass)
    turn.toast(turn.t.plain("toast-data-sent"))


def withdraw(turn: Turn) -> None:
    """Asks, then takes the person out of the forum."""
    person = turn.person
    if not turn.pressed(Withdraw).sure:
        turn.show(withdraw_screen(turn.t))
        return
    registration.withdraw(turn.tx, person.id, turn.user_id)
    revival.forget(turn.tx, turn.user_id)
    refresh_commands(turn.tx, turn.frame, turn.user_id)
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    turn.show(withdrawn_screen(turn.t))


def open_deletion(turn: Turn) -> None:
    """What goes and what stays. Who may not leave is told so at once."""
    staff.check_leaving(turn.tx, turn.user_id, turn.frame.owners)
    turn.show(deletion_screen(turn.t, on_record=leaving.on_record(turn.tx, turn.user_id)))


def ask_deletion(turn: Turn) -> None:
    """The last question, which stands for a few minutes."""
    turn.show(sure_screen(turn.t, asked_at=int(turn.received_at.timestamp())))


def delete(turn: Turn) -> None:
    """Deletes. Raises OutOfDate when the question was asked long ago: it might be about another life here."""
    age = turn.received_at.timestamp() - turn.pressed(Delete).asked_at
    if not -1 <= age <= STANDS:
        raise OutOfDate
    leaving.delete(turn.tx, turn.user_id, owners=turn.frame.owners)
    forget_commands(turn.tx, turn.frame, turn.user_id)
    turn.show(deleted_screen(turn.t))


def _back_row(t: Texts) -> tuple[Button, ...]:
    return side_by_side(Button(t.plain("privacy-button"), OpenPrivacy()), *home_row(t), rtl=t.rtl)


TAPS = (
    Tap(TakeData, send_data, Door.ANYONE),
    Tap(Withdraw, withdraw, Door.PARTICIPANT),
    Tap(OpenDeletion, open_deletion, Door.ANYONE),
    Tap(AskDeletion, ask_deletion, Door.ANYONE),
    Tap(Delete, delete, Door.ANYONE),
)
