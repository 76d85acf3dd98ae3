"""The programme as a file in the chat."""

from __future__ import annotations

from collections.abc import Iterator

from bot.form_screens import ask_screen
from bot.screen import Button, Screen
from bot.tables.columns import Fault
from bot.texts import Texts
from handlers import programme_file
from handlers.openings import ImportProgramme
from storage.changes import Changes
from storage.drafts import Draft

FILE = "programme.xlsx"


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The question, a file that is read, one that is taken, one with faults."""
    form = programme_file.FORMS[0]
    yield "which file?", ask_screen(t, form, Draft(1, 1, form.name, "1", "file", {}, 1), [])
    yield "the way there", Screen(t("manage-title"), ((Button(t.plain("programme-file-import"), ImportProgramme()),),))
    yield "reading", programme_file.reading_screen(t, FILE)
    some = Changes(added=("W9",), changed=("W1", "W2"), left=("W3",), missing=("W4",))
    doubts = [Fault(3, "starts_at", "warning-session-outside", {"day": "2025-12-20"})]
    yield "taken", programme_file.taken_screen(t, FILE, some, warnings=doubts)
    yield "taken, the first", programme_file.taken_screen(t, FILE, some, released=1)
    yield "the same", programme_file.taken_screen(t, FILE, Changes(left=("W1",)))
    fault = Fault(12, "ends_at", "fault-session-ends", {"starts": "2025-12-16 11:00"})
    for count in (1, 2, 3, 11, 12, 13, 21, 100):
        yield f"{count} faults", programme_file.faults_screen(t, FILE, [fault] * count)
    place = Fault(0, "days[0].rooms[Hall][2].date", "fault-schedule-moment", {"value": "x"})
    yield "a fault in a schedule", programme_file.faults_screen(t, "schedule.json", [place])
    yield "gone", programme_file.gone_screen(t)
