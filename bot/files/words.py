"""What headings and values are called in a file, and how a moment stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.texts import SOURCE, Catalogue
from storage.export_rows import Values
from storage.exports import Column, Shape
from storage.times import moment

CODES = "code"  # the header of files for programs
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a spreadsheet's day 0, which has no zone
_DAY = 86_400  # seconds


class Words:
    """The names of one file; `header` is a language, or CODES for none."""

    def __init__(self, catalogue: Catalogue, header: str, zone: ZoneInfo) -> None:
        self._catalogue = catalogue
        self._header = header
        self._zone = zone
        self._hours: dict[str, str] = {}
        self._serials: dict[str, float] = {}

    def heading(self, column: Column) -> str:
        """The column's name."""
        if self._header == CODES:
            return column.code
        return first_spelling(self._catalogue.format(self._header, column.text_id, {}))

    def about(self, column: Column, language: str = "") -> str:
        """The sentence that explains the column; '' where there is none."""
        if not self._catalogue.has(column.about_id):
            return ""
        chosen = language or (SOURCE if self._header == CODES else self._header)
        return self._catalogue.format(chosen, column.about_id, {})

    def label(self, column: Column, code: str) -> str:
        """The name of one of the column's codes."""
        return code if self._header == CODES else Labels(self._catalogue, self._header, column.labels)[code]

    def shown(self, columns: Sequence[Column], rows: Iterator[Values]) -> Iterator[Values]:
        """The rows with their moments in the event's zone and their codes as words."""
        changes = [(at, change) for at, column in enumerate(columns) if (change := self._change(column))]
        if not changes:
            yield from rows
            return
        for row in rows:
            values = list(row)
            for at, change in changes:
                value = values[at]
                if value:
                    values[at] = change(value)
            yield values

    def naming(self, column: Column) -> Callable[[str], str] | None:
        """What turns the column's codes into words; None where there is nothing to turn."""
        if self._header == CODES or not column.labels:
            return None
        labels = Labels(self._catalogue, self._header, column.labels)
        if column.shape is Shape.LABEL:
            return labels.__getitem__
        between = self._catalogue.format(self._header, "column-between", {})
        return lambda codes: between.join(labels[code] for code in codes.split(","))

    def local(self, text: str) -> str:
        """`2025-12-16 09:05` in the event's zone. Each hour is reckoned once, where the zone keeps its minutes."""
        if len(text) == 10:  # a day alone
            return text
        hour = self._hours.get(text[:13])
        if hour is None:
            local = moment(f"{text[:13]}:00:00Z").astimezone(self._zone)
            hour = self._hours[text[:13]] = local.strftime("%Y-%m-%d %H:") if local.minute == 0 else ""
        return hour + text[14:16] if hour else moment(text).astimezone(self._zone).strftime("%Y-%m-%d %H:%M")

    def serial(self, text: str) -> float:
        """The moment as a spreadsheet counts it: local days since the end of 1899. Each hour is reckoned once."""
        hour = self._serials.get(text[:13])
        if hour is None:
            if len(text) == 10:
                local = datetime.fromisoformat(text)
            else:
                local = moment(f"{text[:13]}:00:00Z").astimezone(self._zone).replace(tzinfo=None)
            hour = self._serials[text[:13]] = (local - _EPOCH).total_seconds()
        return (hour + (int(text[14:16]) * 60 if len(text) > 10 else 0)) / _DAY

    def iso(self, text: str) -> str:
        """`2025-12-16T09:05:00+02:00` in the event's zone."""
        return text if len(text) == 10 else moment(text).astimezone(self._zone).isoformat()

    def _change(self, column: Column) -> Callable[[Any], Any] | None:
        if column.shape is Shape.MOMENT:
            return self.local
        if column.shape is Shape.DECIMAL:
            return lambda number: round(number, 4)
        return self.naming(column)


class Labels(dict[str, str]):
    """The names of a column's codes, looked up once each; a code without a name stays as it is."""

    def __init__(self, catalogue: Catalogue, language: str, labels: str) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._language = language
        self._labels = labels

    def __missing__(self, code: str) -> str:
        text_id = f"column-{self._labels}-{code.replace('_', '-')}"
        known = self._catalogue.has(text_id)
        self[code] = name = first_spelling(self._catalogue.format(self._language, text_id, {})) if known else code
        return name


def first_spelling(spellings: str) -> str:
    """Of several spellings that are understood in files, the one that is written."""
    return spellings.partition("|")[0].strip()
