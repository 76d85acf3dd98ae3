"""The secretariat's desk: what waits, one card after the other, each act one or two taps.

    Salma   /review
    bot     مكتب التوصيات: 143 توصية تنتظر القرار، أقدمها منذ 3 ساعات [الأقدم انتظاراً] [بلا قرار · 143] …
    Salma   [الأقدم انتظاراً]
    bot     W3-001 (1 من 143) … [قبول] [عدم قبول] [قبول بتعديل] [إحالة] [طلب إيضاح] [تأجيل] [التالي]
    Salma   [قبول]
    bot     (the same message) قُبلت التوصية W3-001 [تراجع] … and W3-002 below it, to go on with

What is done with a card stands in handlers/desk_acts.py and desk_forms.py.
"""

from __future__ import annotations

from bot.doors import Door
from bot.paging import fitting
from bot.router import Command, Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.desk_card import (
    JOURNAL_PAGE,
    dossier_screen,
    full_screen,
    journal_screen,
    more_screen,
    tags_screen,
)
from handlers.desk_codes import (
    Beside,
    OpenDesk,
    OpenDossier,
    OpenFilter,
    OpenFirst,
    OpenFull,
    OpenJournal,
    OpenMore,
    OpenScope,
    OpenTags,
    Toggle,
)
from handlers.desk_screens import (
    FILTERS,
    PAGE,
    Listed,
    desk_screen,
    filter_screen,
    filters_screen,
    list_screen,
    value_name,
)
from storage import desk_lists, dossiers, journal, recommendations, tags
from storage.database import Tx
from storage.desk_lists import By, Scope, Status

BESIDE = (Status.UNDECIDED, Status.ASKED, Status.READY, Status.PUBLISHED, Status.ALL)
"""The statuses between which a list can be switched."""


def home(turn: Turn, *, heading: str = "", undo: int = 0) -> Screen:
    """What lies on the desk."""
    return desk_screen(turn.t, desk_lists.counts(turn.tx, me=turn.user_id), turn.tx.now, heading=heading, undo=undo)


def listed(turn: Turn, scope: Scope, *, page: int = 0, heading: str = "") -> Screen:
    """One page of a scope, the nearest that there is."""
    statuses = dict.fromkeys((scope.status, *BESIDE))
    counts = {
        status: desk_lists.count(turn.tx, Scope(status, scope.by, scope.id), me=turn.user_id) for status in statuses
    }
    page = fitting(page, size=PAGE, total=counts[scope.status])
    lines = desk_lists.page(turn.tx, scope, me=turn.user_id, offset=page * PAGE, limit=PAGE)
    name = name_of(turn.tx, turn.t, scope)
    return list_screen(turn.t, Listed(scope, lines, counts, name, page), turn.tx.now, heading=heading)


def card(turn: Turn, number: int, scope: Scope, *, heading: str = "", undo: int = 0, undone_of: str = "") -> Screen:
    """The card of one recommendation. Raises NotFound."""
    one = dossiers.dossier(turn.tx, number, scope, me=turn.user_id)
    return dossier_screen(turn.t, one, scope, turn.tx.now, heading=heading, undo=undo, undone_of=undone_of)


def name_of(tx: Tx, t: Texts, scope: Scope) -> str:
    """The workshop, area, region or tag that a scope is narrowed to."""
    if scope.by is By.NOTHING:
        return ""
    found = next((value for value in desk_lists.values(tx, scope.by) if value.id == scope.id), None)
    return value_name(t, found) if found else ""


def back_row(t: Texts, number: int) -> Row:
    """The way to a card from outside the lists."""
    return (Button(t.plain("desk-open"), OpenDossier(number, Scope().pack())),)


def open_desk(turn: Turn) -> None:
    """/review and its button."""
    turn.show(home(turn))


def open_first(turn: Turn) -> None:
    """The longest waiting one that nobody else has."""
    scope = Scope.parse(turn.pressed(OpenFirst).scope)
    number = desk_lists.first(turn.tx, scope, me=turn.user_id)
    turn.show(home(turn) if number is None else card(turn, number, scope))


def open_scope(turn: Turn) -> None:
    """A list."""
    code = turn.pressed(OpenScope)
    turn.show(listed(turn, Scope.parse(code.scope), page=code.page))


def open_filter(turn: Turn) -> None:
    """The filters, or the values of one."""
    code = turn.pressed(OpenFilter)
    if code.by is By.NOTHING:
        turn.show(filters_screen(turn.t, {by: len(desk_lists.values(turn.tx, by)) for by in FILTERS}))
        return
    turn.show(filter_screen(turn.t, code.by, desk_lists.values(turn.tx, code.by), page=code.page))


def open_dossier(turn: Turn) -> None:
    """A card."""
    code = turn.pressed(OpenDossier)
    turn.show(card(turn, code.recommendation, Scope.parse(code.scope)))


def open_beside(turn: Turn) -> None:
    """The next card, or the one before; from the last one round to the first."""
    code = turn.pressed(Beside)
    scope = Scope.parse(code.scope)
    number = desk_lists.beside(turn.tx, scope, me=turn.user_id, here=code.recommendation, forward=code.forward)
    if number is None:
        turn.toast(turn.t.plain("toast-desk-no-other"))
        turn.show(card(turn, code.recommendation, scope))
        return
    turn.show(card(turn, number, scope))


def open_more(turn: Turn) -> None:
    """What is needed less often."""
    code = turn.pressed(OpenMore)
    scope = Scope.parse(code.scope)
    turn.show(more_screen(turn.t, dossiers.dossier(turn.tx, code.recommendation, scope, me=turn.user_id), scope))


def open_full(turn: Turn) -> None:
    """The whole wording."""
    code = turn.pressed(OpenFull)
    turn.show(full_screen(turn.t, recommendations.existing(turn.tx, code.recommendation), Scope.parse(code.scope)))


def open_journal(turn: Turn) -> None:
    """Who did what when."""
    code = turn.pressed(OpenJournal)
    one = recommendations.existing(turn.tx, code.recommendation)
    total = journal.count(turn.tx, one.id)
    page = fitting(code.page, size=JOURNAL_PAGE, total=total)
    entries = journal.of(turn.tx, one.id, offset=page * JOURNAL_PAGE, limit=JOURNAL_PAGE)
    turn.show(journal_screen(turn.t, one, entries, Scope.parse(code.scope), page=page, total=total))


def open_tags(turn: Turn) -> None:
    """The tags of a card."""
    code = turn.pressed(OpenTags)
    one = recommendations.existing(turn.tx, code.recommendation)
    turn.show(tags_screen(turn.t, one, tags.of(turn.tx, one.id), Scope.parse(code.scope)))


def toggle(turn: Turn) -> None:
    """Puts a tag on, or takes it off."""
    code = turn.pressed(Toggle)
    one = recommendations.existing(turn.tx, code.recommendation)
    tags.toggle(turn.tx, one.id, code.tag, by=turn.user_id)
    turn.show(tags_screen(turn.t, one, tags.of(turn.tx, one.id), Scope.parse(code.scope)))


COMMANDS = (Command("review", open_desk, Door.REVIEW),)
TAPS = (
    Tap(OpenDesk, open_desk, Door.REVIEW),
    Tap(OpenFirst, open_first, Door.REVIEW),
    Tap(OpenScope, open_scope, Door.REVIEW),
    Tap(OpenFilter, open_filter, Door.REVIEW),
    Tap(OpenDossier, open_dossier, Door.REVIEW),
    Tap(Beside, open_beside, Door.REVIEW),
    Tap(OpenMore, open_more, Door.REVIEW),
    Tap(OpenFull, open_full, Door.REVIEW),
    Tap(OpenJournal, open_journal, Door.REVIEW),
    Tap(OpenTags, open_tags, Door.REVIEW),
    Tap(Toggle, toggle, Door.REVIEW),
)
