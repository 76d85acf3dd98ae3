"""My account, the drafts, and the privacy notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.screen import Screen
from bot.texts import Texts
from handlers import me, privacy
from handlers.gallery.menu import sample_event
from storage.drafts import Draft
from storage.people import Person, State
from storage.privacy import Held

SINCE = datetime(2025, 12, 16, 6, 45, tzinfo=UTC)
COUNTS = (0, 1, 2, 7, 11, 100)  # each of the six Arabic forms
FORMS = (
    "registration",
    "details",
    "recommendation",
    "feedback",
    "announcement",
    "team",
    "team-link",
    "",
    "rewording",
    "restating",
)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """What the bot knows of somebody, and of nobody."""
    person = sample_person(t)
    yield "me", me.me_screen(t, person, registered_at=SINCE)
    for count in COUNTS[1:]:
        states = {"recommendations-state-submitted": count, "recommendations-withdrawn": 1}
        mine = me.Mine(feedback=count, drafts=count, recommendations=states)
        yield f"me, {count} of all", me.me_screen(t, person, registered_at=SINCE, mine=mine)
    yield "me, does not take part", me.away_screen(t)
    bare = replace(person, municipality_ar="", municipality_en="", position="", phone="")
    yield "me, little known", me.me_screen(t, bare)
    yield "me, saved", me.me_screen(t, person, registered_at=SINCE, heading=t("me-saved"))
    yield "me, nothing changed", me.me_screen(t, person, registered_at=SINCE, heading=t("me-same"))
    yield "me, not registered", me.unknown_screen(t)
    yield "me, not registered, a draft", me.unknown_screen(t, drafts=1)
    yield "me, edit", me.edit_screen(t)
    drafts = [Draft(number, 1, form, "", "preview", {}, 1) for number, form in enumerate(FORMS)]
    for count in (*COUNTS[:3], len(drafts)):
        yield f"drafts, {count}", me.drafts_screen(t, drafts[:count])
    for count in COUNTS:
        held = Held(True, count, count, count, count, count, count, count)
        yield f"privacy, {count}", privacy.privacy_screen(t, sample_event(), held, registered=True)
    yield "privacy, not registered", privacy.privacy_screen(t, None, Held(participant=False), may_register=True)


def sample_person(t: Texts) -> Person:
    """A participant without a municipality."""
    return Person(
        id=1,
        name=t.plain("registration-name-label"),
        municipality_id=None,
        municipality_ar=t.plain("personal-municipality-other"),
        municipality_en=t.plain("personal-municipality-other"),
        region="",
        position=t.plain("personal-position-deputy"),
        phone="+218910000001",
        state=State.REGISTERED,
    )
