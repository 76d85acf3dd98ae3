"""The rapporteur's screens: the session, the quick form, one recommendation, and what could be taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form import Choice
from bot.form_screens import ask_screen
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from handlers import record_forms, wording
from handlers.gallery.desk import SUBMITTED, dossier
from handlers.recommendation_screens import View, card_screen
from handlers.record_screens import (
    OpenRoom,
    agreed_screen,
    delete_screen,
    others_screen,
    room_screen,
    sessions_screen,
)
from storage.drafts import Draft
from storage.programme import Kind, Session


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which a rapporteur meets them."""
    one = replace(dossier(t).one, in_meeting=True)
    own, session = replace(one, of_meeting=True), _session(t)
    yield "record/sessions", sessions_screen(t, [replace(session, id=number) for number in range(1, 12)], page=0)
    yield "record/no session", sessions_screen(t, [])
    for count in (0, 1, 2, 3, 11, 100):
        shown = [own, one][: min(count, 2)]
        yield f"record/{count}", room_screen(t, session, shown, total=count, others=count)
    yield "record/take in", others_screen(t, session, [one], total=20, page=1)
    yield "record/take in, none", others_screen(t, session, [], total=0)
    taken = t("record-taken-in", reference=one.reference)
    yield "record/taken in", agreed_screen(t, one, taken_in=True, open_=True, heading=taken)
    yield "record/one of others", agreed_screen(t, one, taken_in=False, open_=True)
    reworded = t("record-reworded", reference=one.reference)
    yield "record/own", agreed_screen(t, own, taken_in=True, open_=True, heading=reworded)
    yield "record/decided", agreed_screen(t, own, taken_in=True, open_=False)
    yield "record/delete", delete_screen(t, own)
    view = View(author=t.plain("recommendations-of-meeting"))
    yield "record/as participants see it", card_screen(t, own, view)
    about = f"{t('record-kept', reference='W4-016')}\n{t('record-title', title=session.title_ar)}"
    choices = {
        "responsible_body": [Choice("1", one.wording.responsible_body)],
        "time_frame": wording.time_frame_choices(t),
        "focus_area": [Choice("1", one.focus_area_ar)],
    }
    now = t("record-now", text=one.wording.action)
    for form in record_forms.FORMS:
        for field in form.fields:
            draft = Draft(1, 106, form.name, "4", field.name, {}, 1)
            said = {"record": about, "record-reword": now}[form.name] if field.name == "text" else ""
            beside: list[Row] = [(Button(t.plain("record-enough"), OpenRoom(4)),)] if said == about else []
            yield (
                f"{form.name}/{field.name}",
                ask_screen(t, form, draft, choices.get(field.name, []), about=said, beside=beside),
            )


def _session(t: Texts) -> Session:
    title = t.plain("recommendation-session-example")
    return Session(4, "W4", Kind.WORKSHOP, title, "", starts_at=SUBMITTED, ends_at=SUBMITTED)
