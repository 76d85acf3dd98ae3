"""The programme in organizers' hands: the overview, a day, a session and its steps, what is asked in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.form import Choice, Form
from bot.form_screens import ask_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers.gallery.programme import sample_sessions
from handlers.gallery.tellings import planned, sample_changes
from handlers.hours import CHOICES, NIGHTS, Hour, hours_screen
from handlers.manage_forms import DETAILS, FORMS
from handlers.manage_screens import (
    ask_swap_screen,
    choose_swap_screen,
    day_screen,
    length_screen,
    manage_screen,
    session_screen,
    time_screen,
)
from storage.drafts import PREVIEW, Draft
from storage.versions import Planned, Version

AT = datetime(2025, 12, 16, 7, 0, tzinfo=UTC)


def sample_version(t: Texts, number: int = 2) -> Version:
    """A release of the sample programme."""
    comment = t.pick(sample_sessions()[0].title_ar, sample_sessions()[0].title_en) if number > 1 else ""
    return Version(number, comment, tuple(map(planned, sample_sessions())), AT, None)


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Before the first release and after it, with and without edits; each form's questions."""
    rows = [planned(session) for session in sample_sessions()]
    w1, w2 = (next(row for row in rows if row.code == code) for code in ("W1", "W2"))
    days = sorted({row.starts_at.astimezone(t.zone).date() for row in rows})
    change = sample_changes()[0]
    yield "no programme yet", manage_screen(t, None, pending=0, telling_at=None)
    yield "the overview", manage_screen(t, sample_version(t, 1), pending=0, telling_at=None)
    yield "edits wait", manage_screen(t, sample_version(t), pending=3, telling_at=AT + timedelta(minutes=3))
    changed = [replace(row, cancelled=row.code == "W3") for row in rows]
    yield "a day", day_screen(t, changed, days[0], days, changed=frozenset({"W1"}))
    yield "its second page", day_screen(t, rows, days[0], days, changed=frozenset(), page=1)
    yield "a day without sessions", day_screen(t, rows, date(2025, 12, 18), days, changed=frozenset())
    yield "a session", session_screen(t, w1, None, pending=0)
    yield "an edited session", session_screen(t, replace(w1, audience=w2.title_ar), change, pending=2)
    yield "a cancelled session", session_screen(t, replace(w1, cancelled=True), change, pending=2)
    yield "its time", time_screen(t, w1)
    yield "its length", length_screen(t, w1)
    yield "with which to swap", choose_swap_screen(t, w1, rows, page=1)
    yield "with none to swap", choose_swap_screen(t, w1, [])
    yield "what to swap", ask_swap_screen(t, w1, w2)
    for form in FORMS:
        yield from _asked(t, form)
    yield "times of notices", hours_screen(t, {name: CHOICES[name][1] for name in Hour}, NIGHTS[0])
    yield "times of notices, no quiet hours", hours_screen(t, {name: CHOICES[name][0] for name in Hour}, NIGHTS[-1])


def _asked(t: Texts, form: Form) -> Iterator[tuple[str, Screen]]:
    steps = [{"which": name} for name in DETAILS] if form.name == "manage-details" else [{}]
    draft = Draft(1, 1, form.name, "W1", form.fields[0].name, {}, 2)
    for answers in steps:
        for field in form.asked(answers):
            shown = [Choice(name, t.plain(f"manage-details-{name}-label")) for name in DETAILS]
            choices = shown if field.name == "which" else []
            asked = replace(draft, step=field.name, answers=answers)
            if field.name != "which" or answers.get("which") == DETAILS[0]:
                yield f"{form.name}: {field.name}", ask_screen(t, form, asked, choices)
    full = replace(draft, step=PREVIEW, answers=steps[0])
    yield f"{form.name}: in full", preview_screen(t, form, full, {})


def row_of(code: str) -> Planned:
    """A session of the sample programme."""
    return next(planned(session) for session in sample_sessions() if session.code == code)
