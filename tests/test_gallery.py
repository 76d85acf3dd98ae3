"""The gallery: every screen in each language can be drawn, fits Telegram, and every text stands on one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import pytest

from bot.sandbox import Screen
from bot.sandbox.html_text import parse_html
from bot.texts import Catalogue
from bot.turn import TOAST_LENGTH
from handlers import gallery
from handlers.gallery import words

TAGS = re.compile(r"<[^<>]+>")
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\u200f]")


@cache
def drawn() -> tuple[list[Screen], frozenset[str]]:
    used: set[str] = set()
    catalogue = Catalogue(strict=True)
    catalogue.used = used.add
    return gallery.screens(catalogue), frozenset(used)


def screens() -> list[Screen]:
    return drawn()[0]


def test_every_text_stands_on_a_screen() -> None:
    read = {text_id for text_id in Catalogue().ids() if text_id.startswith(words.READ)}
    assert set(Catalogue().ids()) - drawn()[1] - read == set()
    assert read & drawn()[1] == set()


def test_what_is_listed_or_only_read_is_there() -> None:
    """A beginning of which no text is left would let the next text of it pass unseen."""
    for beginning in words.LISTED + words.READ:
        assert any(text_id.startswith(beginning) for text_id in Catalogue().ids()), beginning


def test_every_mistake_is_drawn_with_what_it_says() -> None:
    assert "refusals/sessions-clash" in {screen.id.partition("/")[2] for screen in screens()}
    [full] = [screen for screen in screens() if screen.id == "ar/refusals/co-authors-full"]
    assert "W4-001" in full.text


def test_every_toast_is_short_enough_to_be_shown_whole() -> None:
    for toasts in [screen for screen in screens() if screen.id.endswith("/words/toast")]:
        assert [line for line in shown(toasts).splitlines() if len(line) > TOAST_LENGTH] == []


def test_every_language_has_the_same_screens() -> None:
    names = {
        language: [s.id.partition("/")[2] for s in screens() if s.language == language] for language in ("ar", "en")
    }
    assert names["ar"] == names["en"]
    assert len(names["ar"]) == len(set(names["ar"]))


features = pytest.mark.parametrize("feature", sorted({f"{s.language}/{s.group}" for s in screens()}))
LEAD_ON = {
    "forms/the number is noted": "the next question follows at once",
    "forms/the key is hidden": "what was asked for follows at once",
    "anything/a card that nobody asked for": "the menu follows at once",
}
"""Screens without a button of their own, and why nobody stands still there."""


def of(feature: str) -> list[Screen]:
    """The screens of a feature in one language, `ar/feedback`."""
    return [screen for screen in screens() if f"{screen.language}/{screen.group}" == feature]


@features
def test_every_screen_is_what_telegram_takes(feature: str) -> None:
    for screen in of(feature):
        assert 1 <= len(shown(screen).encode("utf-16-le")) // 2 <= 4096, screen.id
        for button in buttons(screen):
            assert button["text"].strip(), screen.id
            assert len(button.get("callback_data", "").encode()) <= 64, screen.id
        rows = (screen.reply_markup or {}).get("inline_keyboard", [])
        assert all(len(row) <= 8 for row in rows), screen.id


@features
def test_no_screen_is_a_dead_end(feature: str) -> None:
    if feature.endswith("/words"):
        return  # no screens: toasts, and lines of files and of the command line
    ends = [screen.id.partition("/")[2] for screen in of(feature) if not offers(screen)]
    assert [screen for screen in ends if screen not in LEAD_ON] == []


@features
def test_every_line_of_an_arabic_screen_runs_from_the_right(feature: str) -> None:
    """As the Unicode algorithm has it: the first strong character that no isolate hides decides."""
    for screen in of(feature) if feature.startswith("ar/") else ():
        for line in shown(screen).splitlines():
            if any(letter.isalpha() for letter in line):
                bare = re.sub("[\u2066-\u2068][^\u2069]*\u2069", "", line)
                first = next((kind for kind in map(unicodedata.bidirectional, bare) if kind in ("L", "R", "AL")), None)
                assert first in ("R", "AL"), f"{screen.id}: {line}"


def shown(screen: Screen) -> str:
    return parse_html(screen.text)[0] if screen.parse_mode == "HTML" else screen.text


def offers(screen: Screen) -> bool:
    """Whether there is something to press, below the message or below the typing field."""
    return bool(buttons(screen) or (screen.reply_markup or {}).get("keyboard"))


def buttons(screen: Screen) -> list[dict[str, Any]]:
    return [button for row in (screen.reply_markup or {}).get("inline_keyboard", []) for button in row]


def test_every_line_in_arabic_runs_from_the_right() -> None:
    """A line without an Arabic letter, such as a bar of progress, would begin at the left of a screen."""
    for screen in screens():
        if screen.language == "ar" and screen.group != "words":
            lines = [line for line in TAGS.sub("", screen.text).split("\n") if line.strip()]
            assert [line for line in lines if not FROM_THE_RIGHT.search(line)] == [], screen.id
