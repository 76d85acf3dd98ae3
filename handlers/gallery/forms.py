"""What every form shares: a question that may be skipped, many choices, a number to share, a draft left and found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.doors import Door
from bot.form import Choice, Field, Form
from bot.form_screens import (
    again_screen,
    ask_screen,
    contact_screen,
    deleted_screen,
    discard_screen,
    keys_hidden_screen,
    left_screen,
    noted_screen,
    nothing_left_screen,
    preview_screen,
    resume_screen,
)
from bot.screen import Screen
from bot.texts import Texts
from handlers.personal import FIELDS
from handlers.registration import submit
from storage.drafts import PREVIEW, Draft


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Drawn with the questions of registration."""
    name, *others = FIELDS
    form = Form("registration", (Field(name.name, read=name.read, optional=True), *others), submit, door=Door.ANYONE)
    draft = Draft(1, 1, form.name, "1", name.name, {}, 1)
    many = [Choice(str(number), str(number)) for number in range(20)]
    yield "skip", ask_screen(t, form, draft, [])
    yield "many choices, the second page", ask_screen(t, form, draft, many, page=1)
    given = {field.name: "1" for field in form.fields}
    yield (
        "an answer may stay",
        ask_screen(t, form, replace(draft, answers=given), [], now=t.plain("registration-name-label")),
    )
    yield "preview, skipped answers", preview_screen(t, form, draft.at(PREVIEW), {})
    yield "left", left_screen(t, draft)
    yield "left, nothing answered", nothing_left_screen(t)
    yield "delete the draft?", discard_screen(t, draft)
    yield "resume", resume_screen(t, draft)
    yield "deleted", deleted_screen(t)
    yield "share a number", contact_screen(t)
    yield "the number is noted", noted_screen(t)
    yield "the key is hidden", keys_hidden_screen(t)
    yield "asked again", again_screen(t("error-empty-answer"), ask_screen(t, form, draft, []))
