"""`invitations`: everybody's personal code and link, as cards to be cut out (DOCX) or as a table (XLSX).

What is printed is reckoned anew each time and kept nowhere: printing again gives the same. The file is for the hands
of those who give the cards out, so only its owner on the machine can read it.
"""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError

from bot import qr
from bot.environment import Environment, NoToken
from bot.exports import NowhereToWrite
from bot.texts import Catalogue, Texts
from bot.transport import AiohttpRequest
from storage import event, invitations
from storage.database import Tx, snapshot
from storage.errors import OperatorError
from storage.invitations import Invitation
from storage.secret import Secret

if TYPE_CHECKING:
    from docx.shared import Cm

LANGUAGE = "ar"  # of what is handed out
ACROSS = 2  # cards beside one another; five such rows stand on an A4 page
Progress = Callable[[int, int], None]


class Format(StrEnum):
    """How the invitations are written."""

    DOCX = "docx"  # cards with a QR, to be printed and cut
    XLSX = "xlsx"  # a table of links


class NobodyInvited(OperatorError):
    """There is nobody to invite."""


class NoUsername(OperatorError):
    """Links need the bot's name on Telegram."""


class NoSuchFormat(OperatorError):
    """Neither the option nor the file's name says a format that there is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file of invitations is made of."""

    t: Texts
    title: str  # the event's name
    username: str
    invitations: Sequence[Invitation]

    def link(self, invitation: Invitation) -> str:
        """The personal link."""
        return f"https://t.me/{self.username}?start={invitation.payload}"


def format_of(output: Path, chosen: str) -> Format:
    """The format that was asked for, or that of the file's name, or cards. Raises NoSuchFormat."""
    try:
        return Format(chosen or output.suffix.lower().removeprefix(".") or Format.DOCX)
    except ValueError:
        wanted = chosen or output.suffix
        raise NoSuchFormat(f"{wanted} is no format of invitations: there are {', '.join(Format)}") from None


def username(environment: Environment, given: str) -> str:
    """The bot's name on Telegram: as it was given, or as Telegram says it. Raises NoUsername."""
    if given:
        return given.removeprefix("https://t.me/").removeprefix("@")
    try:
        name = asyncio.run(ask_username(environment))
    except NoToken:
        raise NoUsername("no token to ask Telegram for the bot's name: set FORUM_BOT_TOKEN or give --bot") from None
    except InvalidToken:
        raise NoUsername("Telegram refuses the token: mend FORUM_BOT_TOKEN or give the bot's name by --bot") from None
    except TelegramError as error:
        raise NoUsername(f"Telegram does not tell the bot's name ({error}): give it by --bot") from None
    if not name:
        raise NoUsername("Telegram does not tell the bot's name: give it by --bot")
    return name


def run(environment: Environment, output: Path, chosen: Format, bot: str, *, now: datetime, progress: Progress) -> int:
    """Writes the file and returns how many invitations are in it.

    Args:
        environment: the settings; the database must exist.
        output: where to; an earlier file of that name is replaced when the new one is whole.
        chosen: cards or a table.
        bot: the bot's name on Telegram.
        now: the moment, aware.
        progress: told how many are done, and of how many.

    Raises:
        NobodyInvited, NowhereToWrite, SecretUnreadable.
    """
    database = environment.database
    if not database.is_file():
        raise NowhereToWrite(f"there is no database {database}")
    with snapshot(database, now) as tx:
        sheet = _sheet(tx, Secret(database.parent), environment, bot)
    if not sheet.invitations:
        raise NobodyInvited("nobody is invited: bring in a roster first, `main.py import roster FILE`")
    write = cards if chosen is Format.DOCX else table
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        unfinished.touch(mode=0o600)
        write(unfinished, sheet, progress)
        unfinished.replace(output)
    except OSError as error:
        raise NowhereToWrite(f"{output} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return len(sheet.invitations)


def cards(path: Path, sheet: Sheet, progress: Progress) -> None:
    """Writes the cards as a Word document that reads from the right."""
    from docx.shared import Cm  # noqa: PLC0415  # the bot itself writes none

    from bot import word  # noqa: PLC0415

    document = word.new_document(margin=Cm(1.5))
    total = len(sheet.invitations)
    grid = word.add_table(document, -(-total // ACROSS), [Cm(9.0)] * ACROSS, border="dashed")
    for number, row in enumerate(grid.rows):
        word.keep_whole(row, Cm(5.2))
        beside = sheet.invitations[number * ACROSS : (number + 1) * ACROSS]
        for cell, invitation in zip(row.cells, beside, strict=False):  # the last row may have room left
            _card(cell, sheet, invitation, Cm)
        progress(number * ACROSS + len(beside), total)
    document.core_properties.title = sheet.title
    document.save(str(path))


def table(path: Path, sheet: Sheet, progress: Progress) -> None:
    """Writes the codes and links as a workbook that reads from the right."""
    import xlsxwriter  # noqa: PLC0415  # the bot itself writes none

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        page = workbook.add_worksheet(sheet.t.plain("column-invitation-sheet"))
        arabic = {"reading_order": 2, "align": "right", "valign": "top", "text_wrap": True, "font_name": "Arial"}
        words = workbook.add_format(arabic)
        heading = workbook.add_format({**arabic, "bold": True})
        latin = workbook.add_format({"reading_order": 1, "align": "center", "valign": "top", "font_name": "Arial"})
        page.right_to_left()
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P / &N")
        names = ("name", "municipality", "code", "link")
        columns = [{"header": sheet.t.plain(f"column-invitation-{name}"), "header_format": heading} for name in names]
        last = len(sheet.invitations)
        page.add_table(0, 0, last, len(names) - 1, {"style": "Table Style Light 9", "columns": columns})
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        for column, width in enumerate((34, 24, 14, 58)):
            page.set_column(column, column, width)
        for row, invitation in enumerate(sheet.invitations, 1):
            page.write_string(row, 0, invitation.name, words)
            page.write_string(row, 1, invitation.municipality_ar, words)
            page.write_string(row, 2, invitation.code, latin)
            page.write_string(row, 3, sheet.link(invitation), latin)
            progress(row, last)


def _card(cell: Any, sheet: Sheet, invitation: Invitation, cm: type[Cm]) -> None:
    """One card: the words on the right, the QR on the left."""
    from bot import word  # noqa: PLC0415

    inner = word.add_table(cell, 1, [cm(5.0), cm(3.7)])
    words, picture = inner.rows[0].cells
    _tight(cell.paragraphs[0])
    _tight(cell.paragraphs[-1])
    first = _line(words.paragraphs[0])
    word.add_arabic(first, sheet.title, points=8, grey=True)
    word.add_arabic(_line(words.add_paragraph()), invitation.name, points=13, bold=True)
    if invitation.municipality_ar:
        word.add_arabic(_line(words.add_paragraph()), invitation.municipality_ar, points=11)
    label = _line(words.add_paragraph(), before=4)
    word.add_arabic(label, sheet.t.plain("column-invitation-code"), points=8, grey=True)
    word.add_latin(_line(words.add_paragraph()), invitation.code, points=15, bold=True)
    how = _line(words.add_paragraph(), before=2)
    word.add_arabic(how, sheet.t.plain("cli-invitation-how"), points=8, grey=True)
    word.add_latin(_line(words.add_paragraph()), f"@{sheet.username}", points=8, grey=True)
    shown = _line(picture.paragraphs[0])
    shown.add_run().add_picture(io.BytesIO(qr.png(sheet.link(invitation), scale=qr.PAPER)), width=cm(3.5))


def _line(paragraph: Any, *, before: float = 0) -> Any:
    from docx.shared import Pt  # noqa: PLC0415

    from bot import word  # noqa: PLC0415

    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(1)
    return word.right_to_left(paragraph)


def _tight(paragraph: Any) -> None:
    """A paragraph that only the format wants takes no room."""
    from docx.shared import Pt  # noqa: PLC0415

    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(4)


def _sheet(tx: Tx, secret: Secret, environment: Environment, bot: str) -> Sheet:
    forum = event.find(tx)
    t = Texts(Catalogue(), LANGUAGE, ZoneInfo(event.timezone(tx) or environment.timezone))
    return Sheet(t, forum.name_ar if forum else "", bot, invitations.everybody(tx, secret))


async def ask_username(environment: Environment) -> str:
    """The name as Telegram says it. Raises NoToken, TelegramError."""
    request = AiohttpRequest(base=f"{environment.bot_api_url}/bot{environment.token}")
    try:
        me = await request.call("getMe", {}, timeout=10)
    finally:
        await request.shutdown()
    return str(me.get("username", "")) if isinstance(me, dict) else ""
