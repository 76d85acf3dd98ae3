"""Registration from the consent text to the menu."""

from __future__ import annotations

from collections.abc import Iterator

from bot.form import Choice, Form
from bot.form_screens import ask_screen, edit_screen, preview_screen
from bot.imports import read_municipalities
from bot.sample import SEED
from bot.screen import Screen
from bot.texts import Texts, ltr
from handlers import me, personal, registration
from handlers.gallery.menu import sample_event
from handlers.menu import View, menu_screen
from storage.drafts import PREVIEW, Draft
from storage.municipalities import Municipality, suggestions
from storage.phones import show_phone

PHONE = "+218910000001"


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Every question, the suggestions, the preview, the end; then the same questions as /me asks them."""
    yield "consent", registration.consent_screen(t)
    (form,), (details,) = registration.FORMS, me.FORMS
    yield from _questions(t, form)
    draft = _draft(form, PREVIEW)
    yield "registration/preview", preview_screen(t, form, draft, _values(t))
    yield "registration/edit", edit_screen(t, form, draft, _values(t))
    heading = t("registration-done", name=_values(t)["name"])
    yield "registration/done", menu_screen(t, sample_event(), View(_values(t)["name"]), heading=heading)
    yield from _questions(t, details)


def _questions(t: Texts, form: Form) -> Iterator[tuple[str, Screen]]:
    choices = {
        "municipality": [Choice(personal.NONE, t.plain("personal-municipality-none"))],
        "position": personal.positions(t),
    }
    for field in form.fields:
        screen = ask_screen(t, form, _draft(form, field.name), choices.get(field.name, []))
        yield f"{form.name}/{field.name}", screen
    near = suggestions(_municipalities(t), "zlitan")
    offered = [Choice(one.code, t.pick(one.name_ar, one.name_en)) for one in near]
    offered.append(Choice(personal.OTHER, t.plain("personal-municipality-other")))
    draft = _draft(form, "municipality").at("municipality", offered={one.value: one.label for one in offered})
    yield f"{form.name}/municipality, suggestions", ask_screen(t, form, draft, offered)


def _values(t: Texts) -> dict[str, str]:
    here = suggestions(_municipalities(t), "Zliten")[0]
    return {
        "name": t.plain("registration-name-label"),
        "municipality": t.plain("personal-municipality-other"),
        "municipality_other": t.pick(here.name_ar, here.name_en),
        "position": t.plain("personal-position-deputy"),
        "phone": ltr(show_phone(PHONE)),
    }


def _draft(form: Form, step: str) -> Draft:
    return Draft(1, 1, form.name, "1", step, {"municipality": personal.OTHER}, 1)


def _municipalities(t: Texts) -> list[Municipality]:
    content = (SEED / "municipalities.csv").read_bytes()
    return list(read_municipalities(t.catalogue, "municipalities.csv", content).rows)
