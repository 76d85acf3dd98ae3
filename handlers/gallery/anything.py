"""Language, help, cancelling, and the answers to whatever else people send."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import STRANGER, command_list
from bot.screen import Screen
from bot.texts import Texts
from handlers import anything, language
from handlers import help as helping
from handlers.gallery.me import sample_person
from storage.people import Role, Visitor

SENTENCES = ("anything-content", "anything-voice", "anything-edited", "anything-contact", "anything-command")


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """One after the other."""
    names = {name: t.catalogue.format(name, "language-name", {}) for name in t.catalogue.languages}
    yield "language", language.language_screen(t, names)
    yield "language, a participant", language.language_screen(t, names, reminders=True)
    yield "language, chosen", language.chosen_screen(t)
    yield "help", helping.help_screen(t, command_list(t, STRANGER))
    owner = Visitor(1, t.language, None, frozenset({Role.OWNER}))
    yield "help, owner", helping.help_screen(t, command_list(t, owner))
    deputy = Visitor(2, t.language, sample_person(t), frozenset())
    yield "help, a participant", helping.help_screen(t, command_list(t, deputy))
    yield "cancel, nothing", helping.nothing_screen(t)
    for sentence in SENTENCES:
        yield sentence, anything.said_screen(t, sentence)
    yield "a card that nobody asked for", anything.unasked_screen(t)
    yield "found", anything.found_screen(t, list(anything.OPENINGS))
    yield "not found", anything.not_found_screen(t)
