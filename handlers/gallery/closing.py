"""The closing session's reading: the organizer's screens and what phones in the hall show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form_screens import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import closing
from handlers.closing_screens import (
    end_screen,
    ended_screen,
    followed_screen,
    invitation_screen,
    reading_screen,
    start_screen,
)
from handlers.desk_told import told_screen
from handlers.gallery.desk import decided, dossier
from storage.closing import VERDICTS, Reading
from storage.drafts import Draft
from storage.moves import State

TALLY = {"adopted": 20, "adopted_amended": 3, "not_adopted": 2, "": 9}


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order of the session."""
    one, reading = dossier(t).one, Reading(1, 3, 34, 17)
    yield "closing/start", start_screen(t, agreed=34, everything=143)
    yield "closing/nothing", start_screen(t, agreed=0, everything=0)
    for count in (1, 2, 3, 11, 100):
        yield f"closing/invitation, {count}", invitation_screen(t, count)
        yield f"closing/reading, {count} follow", reading_screen(t, reading, one, adoption="", followers=count)
    first, last = replace(reading, position=1), replace(reading, position=34)
    own = replace(one, of_meeting=True)
    yield "closing/first", reading_screen(t, first, own, adoption="", followers=0)
    for act in VERDICTS:
        said = f"{t(f'closing-did-{act.value}', reference='W4-016')}\n{t('closing-was-last')}"
        screen = reading_screen(t, last, one, adoption=act.value, followers=70, heading=said, undo=7)
        yield f"closing/{act.value}", screen
        yield f"closing/phone, {act.value}", followed_screen(t, reading, own, adoption=act.value)
        record = replace(decided(t, State.ACCEPTED).one, answer=t.plain(f"closing-standard-{act.value}"))
        yield f"closing/told, {act.value}", told_screen(t, [record])
    yield "closing/phone", followed_screen(t, reading, one, adoption="")
    undone = t("closing-undone")
    yield "closing/undone", reading_screen(t, reading, one, adoption="", followers=70, heading=undone)
    yield "closing/end", end_screen(t, TALLY)
    yield "closing/ended", ended_screen(t, TALLY)
    [form] = closing.FORMS
    about = t("record-now", text=one.wording.action)
    yield "closing/amended words", ask_screen(t, form, Draft(1, 102, form.name, "17", "words", {}, 1), [], about=about)
