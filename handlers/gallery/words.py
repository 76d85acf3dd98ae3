"""Texts that stand on no screen of the chat: toasts, and the words of files, of the command line and of the demo.

They are listed as they are, each with what it would say of the sample forum.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.check import looks
from bot.sample import accounts
from bot.screen import Screen
from bot.texts import LOCALES, Texts, words
from handlers.gallery.menu import sample_event

LISTED = (
    "toast-",
    "column-",
    "codebook-",
    "report-",
    "statement-",
    "picture-",
    "slide-",
    "calendar-",
    "fault-",
    "warning-",
    "import-",
    "cli-",
    "profile-",
    "sandbox-",
)
"""Beginnings of the ids of texts that are listed."""

SHOWN = ("report-open", "report-drawing", "report-drawn", "report-caption")
"""Texts of the chat that begin as others do which are listed."""

READ = ("words-", "cues-")
"""Beginnings of the ids of what nobody is shown: the words by which the bot knows what people mean."""

NOW = datetime(2025, 12, 16, 9, 5, tzinfo=UTC)
COUNTS = ("added", "answers", "asked", "changed", "count", "expected", "found", "left", "people", "place", "sessions")
FIGURES = ("length", "limit", "line", "maximum", "minimum", "number")


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """The texts of each beginning."""
    variables = {name: look.variables for name, look in looks(LOCALES / t.language).items()}
    examples = _examples(t)
    for beginning in LISTED:
        lines = [
            words(t.plain(name, **{variable: examples[variable] for variable in variables[name]}))
            for name in variables
            if name.startswith(beginning) and name not in SHOWN
        ]
        yield beginning.rstrip("-"), Screen("\n".join(lines))


def _examples(t: Texts) -> dict[str, str | int]:
    """Something of the sample forum for each variable that a listed text may have."""
    forum, person = sample_event(), accounts()[1]
    counts: dict[str, str | int] = {**dict.fromkeys(COUNTS, 3), **dict.fromkeys(FIGURES, 12)}
    return counts | {
        "about": t.plain("picture-ratings"),
        "choices": t.list(["workshop", "plenary"]),
        "code": "W4",
        "column": t.plain("column-name"),
        "columns": t.plain("column-phone"),
        "day": t.day(NOW),
        "event": t.pick(forum.name_ar, forum.name_en),
        "facilitator": person.name,
        "first": t.time(NOW),
        "gregorian": t.long_date(NOW),
        "host": t.pick(forum.host_ar, forum.host_en),
        "last": t.time(NOW.replace(hour=10)),
        "month": t.plain("report-hijri-6"),
        "name": person.name,
        "names": t.list(["W1", "W4"]),
        "near": t.plain("personal-municipality-other"),
        "reason": t.plain("fault-value-missing"),
        "reference": "W4-001",
        "rule": t.plain("rule-approval"),
        "starts": t.time(NOW),
        "time": t.time(NOW),
        "value": t.plain("column-name"),
        "year": "1447",
    }
