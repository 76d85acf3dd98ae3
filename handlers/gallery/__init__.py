"""Every screen of the bot in each language, drawn by the screens' own functions: what /screens of the sandbox shows.

A feature's module here gives its screens with sample records. Short texts that stand on no screen of their own
(refusals, toasts, headings of files, command descriptions, lines of the command line) are listed as they are.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.check import looks
from bot.sample import TIMEZONE
from bot.sandbox import Screen as Shown
from bot.screen import Screen
from bot.texts import LOCALES, Catalogue, Texts, words

LISTED = (
    "error-",
    "toast-",
    "column-",
    "codebook-",
    "report-",
    "statement-",
    "picture-",
    "command-",
    "cli-",
    "fault-",
    "warning-",
    "import-",
    "profile-",
    "sandbox-",
    "slide-",
    "export-value-",
    "calendar-",
)
"""Beginnings of the ids of texts that are listed."""

SAMPLE_NUMBER = 3


def screens(catalogue: Catalogue | None = None) -> list[Shown]:
    """All of them, feature by feature, each in every language."""
    catalogue = catalogue or Catalogue()
    texts = [Texts(catalogue, language, ZoneInfo(TIMEZONE)) for language in catalogue.languages]
    return [shown for t in texts for shown in (*_features(t), *_listed(t))]


def _features(t: Texts) -> Iterator[Shown]:
    for module in sorted(name for _, name, _ in pkgutil.iter_modules(__path__)):
        drawn = importlib.import_module(f"{__name__}.{module}").screens(t)
        for title, screen in drawn:
            yield _shown(t, module, title, screen)


def _listed(t: Texts) -> Iterator[Shown]:
    """The short texts, one screen for each beginning of an id."""
    variables = {name: look.variables for name, look in looks(LOCALES / t.language).items()}
    for beginning in LISTED:
        lines = [
            f"{name}: {words(t.plain(name, **_arguments(variables[name])))}"
            for name in variables
            if name.startswith(beginning)
        ]
        if lines:
            yield _shown(t, "words", beginning.rstrip("-"), Screen("\n".join(lines)))


def _arguments(variables: set[str]) -> dict[str, str | int]:
    """Something for each variable; a number, since counts choose the form of a word."""
    return dict.fromkeys(variables, SAMPLE_NUMBER)


def _shown(t: Texts, group: str, title: str, screen: Screen) -> Shown:
    return Shown(
        id=f"{t.language}/{group}/{title}",
        group=group,
        title=title,
        language=t.language,
        text=screen.text,
        entities=list(screen.entities) if screen.entities is not None else None,
        parse_mode=None if screen.entities is not None else "HTML",
        reply_markup=screen.markup(),
    )
