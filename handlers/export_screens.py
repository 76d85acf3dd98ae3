"""What the export shows: the files that there are, a table with its filters, and what stands below a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.codes import Code
from bot.exports import FORMATS, Document, File
from bot.home import home_row
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from handlers.export_codes import (
    NOBODY,
    Another,
    AskContacts,
    AskTableContacts,
    Evening,
    Filter,
    Narrowed,
    OpenExport,
    OpenFilters,
    OpenTable,
    OpenTables,
    OtherDelimiter,
    Pick,
    Prepare,
    PrepareTable,
    StopEvening,
    plain,
)
from handlers.openings import OpenReport, OpenStaff
from storage.exports import TABLES, Kind

TABLES_SHOWN = (
    Kind.RECOMMENDATIONS,
    Kind.FEEDBACK,
    Kind.PARTICIPANTS,
    Kind.ATTENDANCE,
    Kind.ANNOUNCEMENTS,
    Kind.PROGRAMME,
    Kind.AUDIT,
)
"""Each alone; the summary of feedback and the codebook are sheets of the workbook."""
FORMATS_SHOWN = ("xlsx", "csv", "json")
PAGE = 8  # choices of a filter on one screen


TAKEN_AS = {
    Filter.SESSION: "session",
    Filter.AREA: "focus_area",
    Filter.STATE: "state",
    Filter.SINCE: "since",
    Filter.MUNICIPALITY: "municipality",
}
"""What storage calls them."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the filters of a table are called, in the order in which they are shown; '' for all."""

    filters: dict[Filter, str]


def choose_screen(t: Texts, *, may_contacts: bool) -> Screen:
    """The files that there are."""

    def whole(name: Document, file_format: str) -> Code:
        return AskContacts(name, file_format) if may_contacts else Prepare(name, file_format, contacts=False)

    rows: tuple[Row, ...] = (
        (Button(t.plain("export-open-workbook"), whole(Document.ALL, "xlsx"), style="primary"),),
        side_by_side(
            Button(t.plain("export-open-statement"), Prepare(Document.STATEMENT, "docx", contacts=False)),
            Button(t.plain("export-open-report"), Prepare(Document.REPORT, "docx", contacts=False)),
            rtl=t.rtl,
        ),
        (Button(t.plain("report-open"), OpenReport()),),
        (Button(t.plain("export-open-table"), OpenTables()),),
        (Button(t.plain("export-open-everything"), whole(Document.ALL, "zip")),),
    )
    back = Button(t.plain("export-back"), OpenStaff())
    return Screen(t("export-choose"), (*rows, side_by_side(back, *home_row(t), rtl=t.rtl)))


def tables_screen(t: Texts, *, evening: bool | None) -> Screen:
    """The tables, each a file of its own. `evening`: whether the workbook comes by itself; None: not for you to say."""
    buttons = [Button(t.plain(f"export-{kind.value}"), plain(kind)) for kind in TABLES_SHOWN]
    rows = [side_by_side(*buttons[at : at + 2], rtl=t.rtl) for at in range(0, len(buttons), 2)]
    if evening is not None:
        label = t.plain("export-evening-on" if evening else "export-evening-off")
        rows.append((Button(label, Evening(on=not evening)),))
    return Screen(t("export-tables"), (*rows, _back(t, OpenExport())))


def table_screen(t: Texts, chosen: Narrowed, named: Named, *, may_contacts: bool) -> Screen:
    """One table: its filters, and the formats."""
    ask = chosen.kind is Kind.PARTICIPANTS and may_contacts
    buttons = [
        Button(
            t.plain(f"export-format-{name}"),
            AskTableContacts.of(chosen, format=name)
            if ask
            else PrepareTable.of(chosen, format=name, contacts=False, semicolon=False),
        )
        for name in FORMATS_SHOWN
    ]
    rows: list[Row] = [side_by_side(*buttons, rtl=t.rtl)]
    others = [name for name in FORMATS[chosen.kind.value] if name not in FORMATS_SHOWN]
    rows += [
        (Button(t.plain(f"export-format-{name}"), Prepare(chosen.kind.value, name, contacts=False)),) for name in others
    ]
    if filters_of(chosen.kind):
        rows.append((Button(t.plain("export-narrow"), OpenFilters.of(chosen)),))
    text = t("export-table", file=t.plain(f"export-{chosen.kind.value}"))
    return Screen("\n".join((text, *_lines(t, named))), (*rows, _back(t, OpenTables())))


def filters_screen(t: Texts, chosen: Narrowed, named: Named) -> Screen:
    """By what shall the table be narrowed?"""
    rows = [
        (Button(_label(t, field, named.filters.get(field, "")), Pick.of(chosen, field=field, page=0)),)
        for field in filters_of(chosen.kind)
    ]
    done = Button(t.plain("export-narrowed"), OpenTable.of(chosen), style="primary")
    text = t("export-narrow-by", file=t.plain(f"export-{chosen.kind.value}"))
    return Screen(text, (*rows, (done,), home_row(t)))


def pick_screen(t: Texts, chosen: Pick, choices: Sequence[tuple[int, str]]) -> Screen:
    """The choices of one filter, all of them first."""
    at = chosen.page * PAGE
    shown = choices[at : at + PAGE]
    everything = Button(t.plain("export-all-of-them"), OpenFilters.of(chosen, **{chosen.field: NOBODY}))
    rows: list[Row] = [(everything,)] if chosen.page == 0 else []
    rows += [(Button(label, OpenFilters.of(chosen, **{chosen.field: value})),) for value, label in shown]
    pages = []
    if chosen.page:
        pages.append(Button(t.plain("export-earlier"), Pick.of(chosen, field=chosen.field, page=chosen.page - 1)))
    if at + PAGE < len(choices):
        pages.append(Button(t.plain("export-later"), Pick.of(chosen, field=chosen.field, page=chosen.page + 1)))
    if pages:
        rows.append(side_by_side(*pages, rtl=t.rtl))
    text = t("export-pick", filter=t.plain(f"export-filter-{chosen.field.value}"))
    return Screen(text, (*rows, _back(t, OpenFilters.of(chosen))))


def contacts_screen(t: Texts, without: Code, with_them: Code, back: Code) -> Screen:
    """With telephone numbers or without?"""
    rows = (
        (Button(t.plain("export-without-contacts"), without),),
        (Button(t.plain("export-with-contacts"), with_them),),
    )
    return Screen(t("export-contacts"), (*rows, _back(t, back)))


def called(t: Texts, file: File) -> str:
    """What people call a file: everything in one workbook has a name of its own."""
    whole = file == File(Document.ALL, "xlsx")
    return t.plain("export-workbook" if whole else f"export-{file.name}")


def preparing_screen(t: Texts, file: File, *, part: int = 0, parts: int = 0) -> Screen:
    """The file is being written, and how far it is."""
    text = t("export-preparing", file=called(t, file))
    if parts > 1:
        text = f"{text}\n{t('export-progress', part=part, parts=parts)}"
    return Screen(text, (home_row(t),))


def done_screen(t: Texts, file: File, count: int) -> Screen:
    """The file is below."""
    another = Button(t.plain("export-another"), OpenExport())
    text_id = "export-done-document" if file.name in (Document.REPORT, Document.STATEMENT) else "export-done"
    return Screen(t(text_id, file=called(t, file), count=count), ((another,), home_row(t)))


def failed_screen(t: Texts, file: File, text_id: str = "export-failed") -> Screen:
    """There is no file, and why."""
    another = Button(t.plain("export-another"), OpenExport())
    return Screen(t(text_id, file=called(t, file)), ((another,), home_row(t)))


def caption_screen(
    t: Texts, file: File, now: datetime, *, filters: str = "", other: OtherDelimiter | None = None
) -> Screen:
    """What stands below the file itself.

    `filters` are lines that say which rows are in it; `other`: how to have a CSV with its columns parted the other way.
    """
    arguments = {"file": called(t, file), "day": t.day(now), "time": t.time(now)}
    another: Row = (Button(t.plain("export-another"), Another()),)
    rows: tuple[Row, ...] = (another,)
    if other is None:
        text = t("export-caption", **arguments, format=t.plain(f"export-format-{file.format}"))
    else:
        text = t("export-caption-comma" if other.semicolon else "export-caption-semicolon", **arguments)
        label = t.plain("export-semicolon" if other.semicolon else "export-comma")
        rows = ((Button(label, other),), another)
    return Screen("\n".join(filter(None, (text, words(filters)))), rows)


def filter_lines(t: Texts, named: Named) -> str:
    """Which rows were chosen, a line a filter; plain text."""
    return "\n".join(
        t.plain("export-filter-line", filter=t.plain(f"export-filter-{field.value}"), value=value)
        for field, value in named.filters.items()
        if value
    )


def evening_screen(t: Texts, now: datetime) -> Screen:
    """What stands below the workbook that comes every evening."""
    rows = (
        (Button(t.plain("export-another"), Another()),),
        (Button(t.plain("export-evening-stop"), StopEvening()),),
    )
    return Screen(t("export-evening-caption", day=t.day(now), time=t.time(now)), rows)


def filters_of(kind: Kind) -> list[Filter]:
    """The filters that a table takes."""
    return [field for field, name in TAKEN_AS.items() if name in TABLES[kind].filters]


def is_offered(name: str, file_format: str) -> bool:
    """Whether there is such a file: buttons can be forged."""
    return file_format in FORMATS.get(name, {})


def _lines(t: Texts, named: Named) -> list[str]:
    return [
        t("export-filter-line", filter=t.plain(f"export-filter-{field.value}"), value=value)
        for field, value in named.filters.items()
        if value
    ]


def _label(t: Texts, field: Filter, value: str) -> str:
    name = t.plain(f"export-filter-{field.value}")
    return t.plain("export-filter-label", filter=name, value=value or t.plain("export-all-of-them"))


def _back(t: Texts, code: Code) -> Row:
    return side_by_side(Button(t.plain("export-back"), code), *home_row(t), rtl=t.rtl)
