"""Export: files of the forum, in the chat.

Salma: /export
bot: التصدير … [المصنف الكامل (Excel)] [البيان الختامي (Word)] [تقرير المنتدى (Word)] [ملف واحد] [كل الملفات (ZIP)]
Salma: [ملف واحد], [التوصيات]
bot: ملف «التوصيات»: يُرجى اختيار الصيغة. [Excel] [CSV] [JSON] [تصفية السجلات]
Salma: [Excel]
bot: يُعدّ الملف «التوصيات»… (the same message, edited; and again: أُعدّ الملف، وفيه 17 سجلاً.)
bot: forum-recommendations-2025-12-16.xlsx [ملف آخر]
"""

from __future__ import annotations

from dataclasses import asdict

from bot.doors import Door, opens
from bot.exports import File
from bot.router import Command, Tap
from bot.turn import Turn
from handlers import export_filters as narrow
from handlers import export_screens as screens
from handlers.export_codes import (
    Another,
    AskContacts,
    AskTableContacts,
    Evening,
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
)
from handlers.export_writing import JOB, Ordered, card_of
from storage import audit, evening, jobs
from storage.errors import NotAllowed, OutOfDate


def open_export(turn: Turn) -> None:
    """/export, or a press on it."""
    turn.show(screens.choose_screen(turn.t, may_contacts=opens(Door.CONTACTS, turn.visitor)))


def open_another(turn: Turn) -> None:
    """The same, below a document."""
    turn.say(screens.choose_screen(turn.t, may_contacts=opens(Door.CONTACTS, turn.visitor)))


def open_tables(turn: Turn) -> None:
    """The tables, each a file of its own."""
    may_switch = opens(Door.CONTACTS, turn.visitor)
    turn.show(screens.tables_screen(turn.t, evening=evening.is_on(turn.tx) if may_switch else None))


def open_table(turn: Turn) -> None:
    """One table."""
    chosen = turn.pressed(OpenTable)
    may_contacts = opens(Door.CONTACTS, turn.visitor)
    turn.show(screens.table_screen(turn.t, chosen, narrow.named(turn, chosen), may_contacts=may_contacts))


def open_filters(turn: Turn) -> None:
    """By what is the table narrowed?"""
    chosen = turn.pressed(OpenFilters)
    turn.show(screens.filters_screen(turn.t, chosen, narrow.named(turn, chosen)))


def pick(turn: Turn) -> None:
    """The choices of one filter."""
    chosen = turn.pressed(Pick)
    turn.show(screens.pick_screen(turn.t, chosen, narrow.choices(turn, chosen)))


def ask_contacts(turn: Turn) -> None:
    """Telephone numbers are asked for by name, and only of those who may have them."""
    code = turn.pressed(AskContacts)
    without, with_them = (Prepare(code.name, code.format, contacts=contacts) for contacts in (False, True))
    turn.show(screens.contacts_screen(turn.t, without, with_them, OpenExport()))


def ask_table_contacts(turn: Turn) -> None:
    """The same, of one table."""
    code = turn.pressed(AskTableContacts)
    without, with_them = (
        PrepareTable.of(code, format=code.format, contacts=contacts, semicolon=False) for contacts in (False, True)
    )
    turn.show(screens.contacts_screen(turn.t, without, with_them, OpenTable.of(code)))


def prepare(turn: Turn) -> None:
    """The file, in the place of the question."""
    code = turn.pressed(Prepare)
    card = order(turn, Ordered(code.name, code.format, turn.t.language, code.contacts))
    if card:
        turn.show(screens.preparing_screen(turn.t, File(code.name, code.format)), card=card)


def prepare_table(turn: Turn) -> None:
    """A table with its filters."""
    code = turn.pressed(PrepareTable)
    card = order(turn, _narrowed(turn, code, code.format, contacts=code.contacts, semicolon=code.semicolon))
    if card:
        turn.show(screens.preparing_screen(turn.t, File(code.kind.value, code.format)), card=card)


def prepare_again(turn: Turn) -> None:
    """The same table, its columns parted the other way, below: a message with a file cannot become another."""
    code = turn.pressed(OtherDelimiter)
    card = order(turn, _narrowed(turn, code, "csv", contacts=code.contacts, semicolon=code.semicolon))
    if card:
        turn.say(screens.preparing_screen(turn.t, File(code.kind.value, "csv")), card=card)


def order(turn: Turn, ordered: Ordered) -> str | None:
    """Queues the job and returns the name of its card; None, and a toast, when the same is being prepared.

    Raises: NotAllowed, OutOfDate.
    """
    if ordered.contacts and not opens(Door.CONTACTS, turn.visitor):
        raise NotAllowed
    if not screens.is_offered(ordered.name, ordered.format):
        raise OutOfDate
    arguments = asdict(ordered)
    if jobs.is_waiting(turn.tx, JOB, arguments, user_id=turn.user_id):
        turn.toast(turn.t.plain("toast-export-waits"))
        return None
    return card_of(jobs.add(turn.tx, JOB, arguments, user_id=turn.user_id))


def switch_evening(turn: Turn) -> None:
    """The evening's workbook, on or off for the whole secretariat."""
    on = turn.pressed(Evening).on
    _switch(turn, on=on)
    turn.show(screens.tables_screen(turn.t, evening=on))


def stop_evening(turn: Turn) -> None:
    """The same below the workbook, which cannot become another screen."""
    _switch(turn, on=False)
    turn.say(screens.tables_screen(turn.t, evening=False))


def _narrowed(turn: Turn, code: Narrowed, file_format: str, *, contacts: bool, semicolon: bool) -> Ordered:
    """The order of a table. Raises OutOfDate when what a filter names is gone."""
    codes = narrow.codes(turn, code)
    since = narrow.since(code)
    return Ordered(
        code.kind.value,
        file_format,
        turn.t.language,
        contacts,
        semicolon,
        since=since.isoformat() if since else "",
        session=codes.get("session", ""),
        focus_area=codes.get("focus_area", ""),
        state=codes.get("state", ""),
        municipality=codes.get("municipality", ""),
        filters=screens.filter_lines(turn.t, narrow.named(turn, code)),
        again=OpenTable.of(code).pack(),
    )


def _switch(turn: Turn, *, on: bool) -> None:
    if evening.switch(turn.tx, on=on):
        audit.note(turn.tx, "evening-files", actor=turn.user_id, after={"on": on})
    turn.toast(turn.t.plain("toast-evening-on" if on else "toast-evening-off"))


COMMANDS = (Command("export", open_export, Door.EXPORT),)
TAPS = (
    Tap(OpenExport, open_export, Door.EXPORT),
    Tap(Another, open_another, Door.EXPORT),
    Tap(OpenTables, open_tables, Door.EXPORT),
    Tap(OpenTable, open_table, Door.EXPORT),
    Tap(OpenFilters, open_filters, Door.EXPORT),
    Tap(Pick, pick, Door.EXPORT),
    Tap(AskContacts, ask_contacts, Door.CONTACTS),
    Tap(AskTableContacts, ask_table_contacts, Door.CONTACTS),
    Tap(Prepare, prepare, Door.EXPORT),
    Tap(PrepareTable, prepare_table, Door.EXPORT),
    Tap(OtherDelimiter, prepare_again, Door.EXPORT),
    Tap(Evening, switch_evening, Door.CONTACTS),
    Tap(StopEvening, stop_evening, Door.CONTACTS),
)
