"""Participants as organizers see them, and the roster as it is looked over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.fetching import Trouble
from bot.screen import Screen
from bot.tables.columns import Fault
from bot.texts import Texts
from handlers import participants, roster_screens
from handlers.gallery.invitations import person
from handlers.participants import Act
from storage.admission import Rule
from storage.invitations import Invitation
from storage.participants import Card
from storage.people import State
from storage.roster import RosterChanges

FILE = "roster.xlsx"
LINK = "https://t.me/forum_bot?start=iAAAAAAAAAAAAAAAAAAAAAA"
AT = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the numbers to one person, then the roster."""
    counts = {state: number * 7 for number, state in enumerate(State)}
    for owner in (False, True):
        title = "participants, owner" if owner else "participants"
        yield title, participants.participants_screen(t, counts, waiting=3, owner=owner)
    for count in (0, 1, 2, 3, 8):
        yield f"found, {count}", participants.found_screen(t, [person(t)] * count)
    for state in State:
        bound = state is not State.INVITED
        card = Card(person(t, state), "VIP", AT if bound else None, 103 if bound else None, "blocked" if bound else "")
        yield f"card, {state.value}", participants.card_screen(t, card, request=7 if state is State.PENDING else None)
    for act in Act:
        if act is not Act.INVITATION:
            yield f"sure, {act.value}", participants.sure_screen(t, act, person(t, State.REGISTERED))
    one = person(t)
    invitation = Invitation(1, one.name, one.municipality_ar, one.municipality_en, "7GKM 4QXT", "iA")
    yield "invitation", participants.invitation_caption(t, invitation, LINK)
    for rule in Rule:
        yield f"rule, {rule.value}", participants.rule_screen(t, rule)
    yield from _roster(t)


def _roster(t: Texts) -> Iterator[tuple[str, Screen]]:
    yield "roster, how", roster_screens.how_screen(t)
    for trouble in Trouble:
        yield f"roster, {trouble.value}", roster_screens.trouble_screen(t, trouble)
    yield "roster, reading", roster_screens.reading_screen(t, FILE)
    yield "roster, progress", roster_screens.reading_screen(t, FILE, done=4000, total=10_000)
    name = person(t).name
    names = [f"{name} {number}" for number in range(1, 120)]
    columns = ("phone",)
    some = RosterChanges(
        added=tuple(names[:70]),
        changed=tuple(names[:3]),
        columns=(columns, ("municipality", "position"), ("key",)),
        left=(name,),
        missing=tuple(names[:6]),
    )
    yield "roster, look", roster_screens.look_screen(t, FILE, some, job=1, ignored=["x", "y"])
    for more in (7, 8, 16, 105):
        many = RosterChanges(
            changed=tuple(names[:more]), columns=(columns,) * more, alike=(name,), doubles=(name, name)
        )
        yield f"roster, look, {more} changed", roster_screens.look_screen(t, FILE, many, job=1)
    yield "roster, nothing new", roster_screens.look_screen(t, FILE, RosterChanges(left=(name,)), job=1)
    fault = Fault(12, "phone", "fault-value-phone", {"value": "12"})
    for count in (1, 2, 3, 11, 100):
        yield f"roster, {count} faults", roster_screens.faults_screen(t, FILE, [fault] * count)
    yield "roster, done", roster_screens.done_screen(t, FILE, some)
    yield "roster, discarded", roster_screens.discarded_screen(t)
    yield "roster, gone", roster_screens.discarded_screen(t, gone=True)
