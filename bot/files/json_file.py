"""Writes a table as JSON for programs: the contract's codes as keys and values, moments with their zone, no words
but those that people wrote. storage/exports.schema.json says what such a file holds; `schema` makes it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from bot.files.source import Sheet, Source
from bot.files.words import Words
from storage.exports import TABLES, Column, Kind, Shape

VERSION = 1  # of the form; raised when a reader would have to change
SCHEMA = "exports.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[Shape, dict[str, Any]] = {
    Shape.TEXT: {"type": ["string", "null"]},
    Shape.NUMBER: {"type": ["integer", "null"]},
    Shape.DECIMAL: {"type": ["number", "null"]},
    Shape.DAY: {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
    Shape.MOMENT: {
        "type": ["string", "null"],
        "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d(:\d\d)?|Z))?$",
    },
}


def write_json(out: BinaryIO, source: Source, sheet: Sheet) -> int:
    """Writes the table and returns the number of its rows, which are read one by one."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    count = 0
    try:
        head = json.dumps(_head(source, sheet), ensure_ascii=False, indent=1)
        text.write(head[: head.rindex("\n}")] + ',\n "rows": [')
        for row in _rows(sheet, source.words):
            text.write(("," if count else "") + "\n  " + json.dumps(row, ensure_ascii=False))
            count += 1
        text.write("\n ]\n}\n")
    finally:
        text.detach()
    return count


def schema() -> dict[str, Any]:
    """The JSON Schema of every file that `write_json` makes."""
    return {
        "$schema": DRAFT,
        "title": "Files of the forum",
        "description": "One table of the forum as of one moment. Keys and codes are those of the contract.",
        "type": "object",
        "required": ["file", "version", "moment", "timezone", "event", "programme_version", "rows"],
        "properties": {
            "$schema": {"type": "string"},
            "file": {"enum": [kind.value for kind in Kind]},
            "version": {"const": VERSION},
            "moment": _TYPES[Shape.MOMENT],
            "timezone": {"type": "string"},
            "event": {"type": ["string", "null"]},
            "programme_version": {"type": "integer", "minimum": 0},
            "rows": {"type": "array"},
        },
        "additionalProperties": False,
        "allOf": [
            {
                "if": {"properties": {"file": {"const": kind.value}}},
                "then": {"properties": {"rows": {"items": {"$ref": f"#/$defs/{kind.value}"}}}},
            }
            for kind in Kind
        ],
        "$defs": {kind.value: _row_schema(TABLES[kind].columns) for kind in Kind},
    }


def written_schema() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), indent=1) + "\n"


def _head(source: Source, sheet: Sheet) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "file": sheet.name,
        "version": VERSION,
        "moment": source.now.astimezone(source.zone).isoformat(timespec="seconds"),
        "timezone": source.zone.key,
        "event": source.event.name_ar if source.event else None,
        "programme_version": source.version,
    }


def _rows(sheet: Sheet, words: Words) -> Any:
    names = [column.code for column in sheet.columns]
    changes = [_change(column, words) for column in sheet.columns]
    for row in sheet.rows:
        values = (
            change(value) if change is not None and value not in (None, "") else (value if value != "" else None)
            for change, value in zip(changes, row, strict=True)
        )
        yield dict(zip(names, values, strict=True))


def _change(column: Column, words: Words) -> Callable[[Any], Any] | None:
    if column.shape is Shape.MOMENT:
        return words.iso
    if column.shape is Shape.LABELS:
        return lambda codes: codes.split(",")
    if column.shape is Shape.DECIMAL:
        return lambda number: round(number, 4)
    return None


def _row_schema(columns: Sequence[Column]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [column.code for column in columns],
        "properties": {column.code: _value_schema(column) for column in columns},
        "additionalProperties": False,
    }


def _value_schema(column: Column) -> dict[str, Any]:
    if column.shape is Shape.LABELS:
        codes = {"enum": list(column.values)} if column.values else {"type": "string"}
        return {"type": ["array", "null"], "items": codes}
    if column.shape is Shape.LABEL:
        return {"enum": [*column.values, None]} if column.values else _TYPES[Shape.TEXT]
    return _TYPES[column.shape]
