"""The bot's words: Fluent files, Arabic the source and English after it, with the dates and marks they need.

Texts of messages are HTML. Whatever people typed comes in as a variable, and a variable is escaped and isolated
here, in one place, so that no name can break a tag or turn the direction of the words around it. Buttons, toasts
and files take `plain`.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date, format_time
from babel.lists import format_list
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

log = logging.getLogger(__name__)

LOCALES = Path(__file__).parent.parent / "locales"
SOURCE = "ar"
CLDR = {"ar": "ar_LY", "en": "en_GB"}  # Libya writes 0-9; the day stands before the month
LRI, FSI, PDI, RLM = "\u2066", "\u2068", "\u2069", "\u200f"
NOT_FROM_THE_RIGHT = re.compile(
    r"^(?=(?:<[^<>\n]*>|[^\n<A-Za-z\u0590-\u08ff\u200f\u2066-\u2068])*[A-Za-z\u2066-\u2068])", re.MULTILINE
)
"""The start of a line whose first letter, tags aside, is Latin or stands in an isolate: apps take its direction from
that letter, or find none."""


class Html(str):
    """Text that is HTML already and goes into a message as it is."""

    __slots__ = ()


def ltr(value: object) -> Html:
    """A phone, a code, a range: reads from the left inside Arabic. Escaped."""
    return Html(f"{LRI}{html.escape(str(value), quote=False)}{PDI}")


def words(value: object) -> Html:
    """What a person wrote, several lines perhaps: escaped, and not isolated."""
    return Html(html.escape(str(value), quote=False))


def beside(value: object) -> Html:
    """What a person wrote, behind words of ours: escaped unless it is, and what stands on a line with ours isolated.

    Else the full stop of an English sentence would stand at its beginning in an Arabic line.
    """
    first, *others = (value if isinstance(value, Html) else words(value)).split("\n", 1)
    return Html("\n".join((f"{FSI}{first}{PDI}", *others)))


class Catalogue:
    """Every text of every language, read once. Raises ValueError for a file that is not Fluent throughout."""

    def __init__(self, folder: Path = LOCALES, *, strict: bool = False) -> None:
        self.strict = strict  # an unknown id or variable is an error, as in tests
        self._folder = folder
        self.used: Callable[[str], None] = _nobody
        self._fixed: dict[tuple[str, str], str] = {}  # texts without variables, which most buttons are
        self._bundles = {path.name: _bundle(path) for path in sorted(folder.iterdir()) if path.is_dir()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The folders' names, Arabic first."""
        return tuple(sorted(self._bundles, key=lambda language: language != SOURCE))

    def has(self, text_id: str) -> bool:
        """Whether the source language has the text."""
        return self._bundles[SOURCE].has_message(text_id)

    def ids(self) -> Iterator[str]:
        """Every id of the source language."""
        return iter(_ids(self._folder / SOURCE))

    def format(self, language: str, text_id: str, arguments: dict[str, str | int | float]) -> str:
        """The text in `language`, or in Arabic where that has none; the bare id, logged, when neither has it."""
        self.used(text_id)
        if arguments:
            return self._resolve(language, text_id, arguments)
        text = self._fixed.get((language, text_id))
        if text is None:
            text = self._fixed[language, text_id] = self._resolve(language, text_id, {})
        return text

    def _resolve(self, language: str, text_id: str, arguments: dict[str, str | int | float]) -> str:
        for bundle in (self._bundles.get(language), self._bundles[SOURCE]):
            if bundle is None or not bundle.has_message(text_id):
                continue
            pattern = bundle.get_message(text_id).value
            if pattern is None:
                continue
            text, errors = bundle.format_pattern(pattern, arguments)
            if errors and self.strict:
                raise errors[0]
            if errors:
                log.warning("text %s/%s: %s", language, text_id, errors)
            return str(text)
        if self.strict:
            raise KeyError(text_id)
        log.error("no text %s", text_id)
        return text_id


class Texts:
    """The words of one language in the event's zone. `t("menu-title", name=…)` is a message's HTML."""

    def __init__(self, catalogue: Catalogue, language: str, zone: tzinfo) -> None:
        self.catalogue = catalogue
        self.language = language
        self.zone = zone
        self._cldr = CLDR.get(language, language)

    @property
    def rtl(self) -> bool:
        """Whether the language is written from the right."""
        return self.language == "ar"

    def __call__(self, text_id: str, /, **arguments: str | int | float) -> str:
        """HTML of a message; every str argument is escaped and isolated, unless it is Html."""
        safe = {name: value if isinstance(value, Html) else _isolate(value) for name, value in arguments.items()}
        text = self.catalogue.format(self.language, text_id, safe)
        return NOT_FROM_THE_RIGHT.sub(RLM, text) if safe and self.rtl else text

    def plain(self, text_id: str, /, **arguments: str | int | float) -> str:
        """The same for buttons, toasts and files: no HTML, no marks."""
        return self.catalogue.format(self.language, text_id, dict(arguments))

    def pick(self, arabic: str, english: str) -> str:
        """The one of a record's two names that fits the language; the Arabic one where the English is missing."""
        return english if self.language != SOURCE and english else arabic

    def day(self, moment: date | datetime) -> str:
        """`الثلاثاء، 16 ديسمبر 2025`, in the event's zone."""
        return _day(self._local(moment), "full", self._cldr)

    def short_day(self, moment: date | datetime) -> str:
        """`الثلاثاء 16 ديسمبر`, for a button."""
        return _day(self._local(moment), "EEEE d MMMM", self._cldr)

    def long_date(self, moment: date | datetime) -> str:
        """`16 ديسمبر 2025`, in the event's zone."""
        return _day(self._local(moment), "long", self._cldr)

    def time(self, moment: datetime) -> str:
        """`09:05`, in the event's zone."""
        return format_time(moment.astimezone(self.zone), "HH:mm", locale=self._cldr)

    def list(self, items: list[str]) -> str:
        """`طرابلس ومصراتة والزنتان`."""
        return format_list(items, locale=self._cldr)

    def _local(self, moment: date | datetime) -> date:
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment


@lru_cache(maxsize=500)
def _day(day: date, form: str, locale: str) -> str:
    return format_date(day, form, locale=locale)


def _isolate(value: str | float) -> str | int | float:
    return f"{FSI}{html.escape(value, quote=False)}{PDI}" if isinstance(value, str) else value


def _nobody(text_id: str) -> None:
    """Nobody asks which texts are used."""


@cache
def _resources(folder: Path) -> tuple[ast.Resource, ...]:
    resources = []
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentParser().parse(path.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                reason = entry.annotations[0].message if entry.annotations else "not Fluent"
                raise ValueError(f"{path}: {reason}: {(entry.content or '')[:60]!r}")  # noqa: TRY004
        resources.append(resource)
    return tuple(resources)


def _ids(folder: Path) -> list[str]:
    entries = (entry for resource in _resources(folder) for entry in resource.body)
    return [entry.id.name for entry in entries if isinstance(entry, ast.Message)]


@cache
def _bundle(folder: Path) -> FluentBundle:
    # The folder's own locale rules plurals and numbers; isolating every placeable would break tags and codes.
    bundle = FluentBundle([CLDR.get(folder.name, folder.name).replace("_", "-")], use_isolating=False)
    for resource in _resources(folder):
        bundle.add_resource(resource)
    return bundle
