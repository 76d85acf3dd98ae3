"""The codebook: every column of every file with its names, what it holds, and what it means."""

from __future__ import annotations

from collections.abc import Iterator

from bot.files.source import Sheet, Source
from bot.files.words import Labels, first_spelling
from storage.export_rows import Values
from storage.exports import TABLES, Column, Kind

NAME = "codebook"
COLUMNS = tuple(
    Column(code, heading=f"column-codebook-{code.replace('_', '-')}")
    for code in ("file", "column", "heading_ar", "heading_en", "shape", "values", "meaning_ar", "meaning_en")
)
SHORT = tuple(
    Column(code, heading=f"column-codebook-{code}")
    for code in ("file", "heading", "column", "shape", "values", "meaning")
)


def sheet(source: Source) -> Sheet:
    """The codebook as a file of its own: in both languages."""
    return Sheet(NAME, COLUMNS, _long_rows(source))


def short_sheet(source: Source) -> Sheet:
    """The codebook as a workbook's last sheet: in the workbook's own words."""
    return Sheet(NAME, SHORT, _short_rows(source))


def _long_rows(source: Source) -> Iterator[Values]:
    catalogue = source.catalogue
    for kind, column in _columns():
        headings = [first_spelling(catalogue.format(language, column.text_id, {})) for language in ("ar", "en")]
        meanings = [source.words.about(column, language) for language in ("ar", "en")]
        shape = source.t.plain(f"column-shape-{column.shape.value}")
        yield (kind.value, column.code, *headings, shape, _values(source, column), *meanings)


def _short_rows(source: Source) -> Iterator[Values]:
    for kind, column in _columns():
        file = source.t.plain(f"export-{kind.value}")
        heading = first_spelling(source.t.plain(column.text_id))
        shape = source.t.plain(f"column-shape-{column.shape.value}")
        meaning = source.words.about(column, source.language)
        yield (file, heading, column.code, shape, _values(source, column), meaning)


def _columns() -> Iterator[tuple[Kind, Column]]:
    return ((kind, column) for kind in Kind for column in TABLES[kind].columns)


def _values(source: Source, column: Column) -> str:
    """`accepted: مقبولة`, a line each; '' where anything can stand."""
    labels = Labels(source.catalogue, source.language, column.labels)
    return "\n".join(f"{code}: {labels[code]}" for code in column.values)
