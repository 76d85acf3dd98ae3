"""The staff: who holds what, roles being given and taken, links, and what those concerned are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.form import Choice, Form
from bot.form_screens import ask_screen, edit_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import staff_forms
from handlers import staff_screens as drawn
from storage.drafts import PREVIEW, Draft
from storage.people import Role
from storage.staff import Holding
from storage.staff_links import Link

DAY, SESSION = "2025-12-16", "W3"
TOMORROW = datetime(2025, 12, 17, 7, 30, tzinfo=UTC)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """From the list of the staff to a link that was used."""
    name = t.plain("registration-name-label")
    held = [
        Holding(101, name, Role.OWNER, fixed=True),
        Holding(102, "", Role.ORGANIZER),
        Holding(103, name, Role.USHER, DAY),
        Holding(103, name, Role.RAPPORTEUR, SESSION),
    ]
    yield "team", drawn.team_screen(t, held)
    yield "team, owners of the settings alone", drawn.team_screen(t, held[:1])
    yield "team, no owner of the settings", drawn.team_screen(t, held[1:])
    for count in (1, 2, 3, 11, 100):
        yield f"team, {count} requests", drawn.team_screen(t, held, asking=count)
    many = [Holding(number, name, Role.USHER, DAY) for number in range(200, 250)]
    yield "team, a page of many", drawn.team_screen(t, many, page=1)
    for form, title in zip(staff_forms.FORMS, ("give", "link"), strict=True):
        yield from _questions(t, form, title)
    one = held[2]
    yield "given", drawn.given_screen(t, one, before=False)
    yield "given before", drawn.given_screen(t, one, before=True)
    yield "take, whose", drawn.choose_screen(t, held[1:])
    yield "take, which", drawn.roles_screen(t, held[2:])
    yield "take, a page of many", drawn.choose_screen(t, many, page=1)
    yield "take, sure", drawn.sure_screen(t, one)
    yield "taken", drawn.team_screen(t, held, heading=t("team-taken", name=name))
    yield from _links(t, name)


def _questions(t: Texts, form: Form, title: str) -> Iterator[tuple[str, Screen]]:
    narrow = {"role": Role.USHER.value}
    name, place = t.plain("registration-name-label"), t.plain("personal-municipality-other")
    offered = {
        "person": [Choice("103", t.plain("team-candidate", name=name, municipality=place))],
        "role": [Choice(role.value, t.plain(f"role-{role.value}")) for role in Role],
        "scope": [Choice(scope or "all", drawn.scope_words(t, scope)) for scope in ("", DAY, SESSION)],
    }
    draft = Draft(1, 101, form.name, "", PREVIEW, {**narrow, "person": "103", "scope": DAY}, 1)
    for field in form.fields:
        yield f"{title}, {field.name}", ask_screen(t, form, draft.at(field.name), offered[field.name])
    shown = {
        "person": t.plain("registration-name-label"),
        "role": t.plain("role-usher"),
        "scope": drawn.scope_words(t, DAY),
    }
    yield f"{title}, preview", preview_screen(t, form, draft, shown)
    yield f"{title}, edit", edit_screen(t, form, draft)


def _links(t: Texts, name: str) -> Iterator[tuple[str, Screen]]:
    link = Link(1, Role.USHER, DAY, 101, TOMORROW, None, None, None)
    yield "link", drawn.link_screen(t, link, "https://t.me/forum_bot?start=s0123456789abcdefghijkl")
    yield "link, cancelled", drawn.dropped_screen(t, dropped=True)
    yield "link, too late", drawn.dropped_screen(t, dropped=False)
    yield "link, wrong", drawn.wrong_link_screen(t)
    yield "asked", drawn.asked_screen(t, link)
    place = t.plain("personal-municipality-other")
    asking = drawn.Asking(replace(link, used_by=104), name, place, registered=True)
    yield "asks, registered", drawn.asking_screen(t, asking)
    yield "asks, not registered", drawn.asking_screen(t, replace(asking, municipality="", registered=False))
    for accepted in (True, False):
        decided = replace(asking, link=replace(link, used_by=104, decided_at=TOMORROW, accepted=accepted))
        yield f"decided, {'yes' if accepted else 'no'}", drawn.decided_screen(t, decided)
    yield "told, given", drawn.told_given_screen(t, Role.USHER, DAY)
    yield "told, taken", drawn.told_taken_screen(t, Role.FACILITATOR, "")
    yield "told, declined", drawn.told_declined_screen(t, Role.RAPPORTEUR, SESSION)
