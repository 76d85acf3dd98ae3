"""The screens of a recommendation that is spoken, to speaker and secretariat, and the codes of their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.form import Resume
from bot.home import home_row
from bot.screen import Button, Screen
from bot.texts import Texts, words
from handlers.recommendation_codes import OpenDictations, Recommend
from storage.dictations import Dictation
from storage.drafts import Draft

SHOWN = 12  # on the list of those that wait


@dataclass(frozen=True)
class Hear(Code, prefix="dch"):
    """Sends the voice note with its card."""

    dictation: int


@dataclass(frozen=True)
class TypeIt(Code, prefix="dct"):
    """Asks one of the secretariat for the words."""

    dictation: int


@dataclass(frozen=True)
class Unclear(Code, prefix="dcu"):
    """Nobody can make out the words."""

    dictation: int


@dataclass(frozen=True)
class Confirm(Code, prefix="dcy"):
    """These are the words."""

    dictation: int


@dataclass(frozen=True)
class Mend(Code, prefix="dcm"):
    """The words are nearly these."""

    dictation: int


@dataclass(frozen=True)
class Again(Code, prefix="dca"):
    """It is spoken anew."""

    dictation: int


def received_screen(t: Texts, draft: Draft) -> Screen:
    """To the speaker: somebody types it."""
    own = Button(t.plain("dictations-write-myself"), Resume(draft.id))
    return Screen(t("dictations-received"), ((own,), home_row(t)))


def voice_card(t: Texts, one: Dictation) -> Screen:
    """Under the voice note, to the secretariat."""
    text = t("dictations-voice", name=one.speaker, day=t.day(one.spoken_at), time=t.time(one.spoken_at))
    write = Button(t.plain("dictations-type"), TypeIt(one.id), style="primary")
    return Screen(text, ((write,), (Button(t.plain("dictations-unclear"), Unclear(one.id)),)))


def waiting_screen(t: Texts, waiting: Sequence[Dictation]) -> Screen:
    """What waits to be typed."""
    rows = tuple(
        (Button(t.plain("dictations-one", name=one.speaker, seconds=str(one.seconds)), Hear(one.id)),)
        for one in waiting[:SHOWN]
    )
    return Screen(t("dictations-waiting", count=len(waiting)), (*rows, home_row(t)))


def typed_screen(t: Texts) -> Screen:
    """To the secretariat: the words are on their way."""
    return Screen(t("dictations-typed"), ((Button(t.plain("dictations-list"), OpenDictations()),), home_row(t)))


def proposed_screen(t: Texts, one: Dictation) -> Screen:
    """To the speaker: are these the words?"""
    text = f"{t('dictations-proposed')}\n<blockquote>{words(one.words)}</blockquote>\n{t('dictations-proposed-how')}"
    return Screen(
        text,
        (
            (Button(t.plain("dictations-confirm"), Confirm(one.id), style="success"),),
            (Button(t.plain("dictations-mend"), Mend(one.id)),),
            (Button(t.plain("dictations-again"), Again(one.id)),),
            home_row(t),
        ),
    )


def unclear_screen(t: Texts, draft: Draft | None) -> Screen:
    """To the speaker: nobody can make it out."""
    way = (
        Button(t.plain("form-continue"), Resume(draft.id))
        if draft
        else Button(t.plain("recommendations-new"), Recommend())
    )
    return Screen(t("dictations-unclear-told"), ((way,), home_row(t)))
