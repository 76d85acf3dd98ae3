"""The choice of language: one button each, in its own language.

Dana: /language
bot:  اختيار اللغة … [العربية ✓] [English]
Dana: taps «English»
bot:  The language is English now. [Main menu]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.codes import Code
from bot.commands import refresh_commands
from bot.doors import Door
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.openings import OpenLanguage
from handlers.reminders import OpenReminders
from storage import people
from storage.errors import OutOfDate


@dataclass(frozen=True)
class ChooseLanguage(Code, prefix="lngc"):
    """Switches to a language."""

    language: str


def language_screen(t: Texts, names: Mapping[str, str], *, reminders: bool = False) -> Screen:
    """The languages, each by the name that it has for itself; for participants also the way to their reminders."""
    rows = [(_button(t, language, name),) for language, name in names.items()]
    rows += [(Button(t.plain("reminders-open"), OpenReminders()),)] if reminders else []
    return Screen(t("language-choose"), (*rows, home_row(t)))


def chosen_screen(t: Texts) -> Screen:
    """The language has changed."""
    return Screen(t("language-chosen"), (home_row(t),))


def ask_language(turn: Turn) -> None:
    """/language and its button."""
    turn.show(language_screen(turn.t, _names(turn), reminders=turn.visitor.registered))


def choose_language(turn: Turn) -> None:
    """A press on a language: texts and the list of commands change at once."""
    language = turn.pressed(ChooseLanguage).language
    if language not in turn.frame.catalogue.languages:
        raise OutOfDate
    people.choose_language(turn.tx, turn.user_id, language)
    refresh_commands(turn.tx, turn.frame, turn.user_id)
    turn.t = turn.frame.texts(turn.tx, language)
    turn.toast(turn.t.plain("toast-language"))
    turn.show(chosen_screen(turn.t))


def _names(turn: Turn) -> dict[str, str]:
    languages = turn.frame.catalogue.languages
    return {language: turn.frame.texts(turn.tx, language).plain("language-name") for language in languages}


def _button(t: Texts, language: str, name: str) -> Button:
    label = t.plain("language-current", name=name) if language == t.language else name
    return Button(label, ChooseLanguage(language))


COMMANDS = (Command("language", ask_language, Door.ANYONE),)
TAPS = (Tap(OpenLanguage, ask_language, Door.ANYONE), Tap(ChooseLanguage, choose_language, Door.ANYONE))
