"""The desk's screens around the cards: what lies there with its counts, the filters, and the lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from handlers.desk_codes import OpenDesk, OpenDossier, OpenFilter, OpenFirst, OpenScope, PublishAll, Undo
from handlers.now import duration
from storage.desk_lists import By, Counts, Line, Scope, Status, Value

PAGE = 8  # recommendations, or values of a filter, on one screen
ACROSS = 4  # references in a row
FILTERS = (By.WORKSHOP, By.FOCUS_AREA, By.REGION, By.TAG)
WORKED = (Status.UNDECIDED, Status.ASKED, Status.MINE)
"""What is gone through card by card, the longest waiting first."""

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a scope. `name`: of the workshop or whatever it is narrowed to; `counts`: of it and those beside."""

    scope: Scope
    lines: Sequence[Line]
    counts: dict[Status, int] = field(default_factory=dict)
    name: str = ""
    page: int = 0

    @property
    def total(self) -> int:
        """How many the scope has."""
        return self.counts.get(self.scope.status, 0)


def desk_screen(t: Texts, counts: Counts, now: datetime, *, heading: str = "", undo: int = 0) -> Screen:
    """What lies on the desk; `heading`: what has just happened, and `undo` the event that can be taken back."""
    lines = [heading, ""] if heading else []
    lines += [t("desk-title"), "", t("desk-undecided", count=counts.undecided)]
    if counts.oldest is not None:
        lines.append(t("desk-oldest", age=age(t, now - counts.oldest)))
    rows: list[Row] = [(Button(t.plain("desk-undo-all"), Undo(undo, Scope().pack())),)] if undo else []
    if counts.undecided:
        first = t.plain("desk-first", count=counts.undecided)
        rows.append((Button(first, OpenFirst(Scope().pack()), style="primary"),))
    here = {
        Status.UNDECIDED: counts.undecided,
        Status.ASKED: counts.asked,
        Status.MINE: counts.mine,
        Status.READY: counts.ready,
    }
    scopes = [scope_button(t, Scope(status), count) for status, count in here.items() if count]
    rows += [side_by_side(*scopes[at : at + 2], rtl=t.rtl) for at in range(0, len(scopes), 2)]
    everything = scope_button(t, Scope(Status.ALL), counts.total)
    rows.append(side_by_side(Button(t.plain("desk-filters"), OpenFilter()), everything, rtl=t.rtl))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def filters_screen(t: Texts, sizes: dict[By, int]) -> Screen:
    """By what the desk can be looked at, with how many values each has."""
    rows = [
        (Button(t.plain(f"desk-by-{by.name.lower()}", count=sizes.get(by, 0)), OpenFilter(by)),)
        for by in FILTERS
        if sizes.get(by)
    ]
    text = t("desk-filters-title") if rows else t("desk-filters-none")
    return Screen(text, (*rows, _desk_row(t), home_row(t)))


def filter_screen(t: Texts, by: By, values: Sequence[Value], *, page: int) -> Screen:
    """The values of one filter: how many of each are undecided, and of how many."""
    page = fitting(page, size=PAGE, total=len(values))
    shown = values[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [
        (Button(_value_label(t, value), OpenScope(Scope(_best(value), by, value.id).pack())),) for value in shown
    ]
    rows += turning(t, lambda to: OpenFilter(by, to), page, size=PAGE, total=len(values))
    back = Button(t.plain("form-back"), OpenFilter())
    return Screen(t(f"desk-filter-{by.name.lower()}"), (*rows, (back,), home_row(t)))


def list_screen(t: Texts, listed: Listed, now: datetime, *, heading: str = "") -> Screen:
    """A page of a scope, and the ways to the scopes beside it; `heading`: what has just happened."""
    scope, packed, page = listed.scope, listed.scope.pack(), listed.page
    name = t.plain(f"desk-scope-{scope.status.name.lower()}")
    lines = [heading, ""] if heading else []
    lines += [t("desk-list-title", scope=name, count=listed.total)]
    lines += [t("desk-list-of", name=listed.name)] if listed.name else []
    lines += ["", *([_line(t, line, now) for line in listed.lines] or [t("desk-list-none")])]
    opens = [Button(line.reference, OpenDossier(line.id, packed)) for line in listed.lines]
    rows: list[Row] = []
    if listed.lines and scope.status in WORKED:
        first = t.plain("desk-first", count=listed.total)
        rows.append((Button(first, OpenFirst(packed), style="primary"),))
    rows += _in_rows(t, opens, ACROSS)
    rows += turning(t, lambda to: OpenScope(packed, to), page, size=PAGE, total=listed.total)
    if scope == Scope(Status.READY) and listed.total:
        rows.append((Button(t.plain("desk-publish-all", count=listed.total), PublishAll(), style="primary"),))
    others = [
        scope_button(t, Scope(status, scope.by, scope.id), count)
        for status, count in listed.counts.items()
        if status is not scope.status and (count or status is Status.ALL)
    ]
    back = [Button(t.plain("form-back"), OpenFilter(scope.by))] if scope.by is not By.NOTHING else []
    last = side_by_side(*back, Button(t.plain("desk-home"), OpenDesk()), rtl=t.rtl)
    return Screen("\n".join(lines), (*rows, *_in_rows(t, others, 2), last, home_row(t)))


def publish_all_screen(t: Texts, lines: Sequence[Line], count: int, people: int) -> Screen:
    """Are all these answers to go out?"""
    texts = [t("desk-publish-all-sure", count=count), t("desk-publish-told", people=people), ""]
    texts += [t("desk-line-short", reference=line.reference, title=line.title) for line in lines]
    if count > len(lines):
        texts.append(t("desk-and-more", count=count - len(lines)))
    sure = Button(t.plain("desk-publish-all-yes", count=count), PublishAll(count), style="success")
    back = Button(t.plain("form-back"), OpenScope(Scope(Status.READY).pack()))
    return Screen("\n".join(texts), ((sure,), (back,), home_row(t)))


def publishing_screen(t: Texts, done: int, total: int) -> Screen:
    """They are going out, and how far that is."""
    return Screen(t("desk-publishing", done=done, total=total), (home_row(t),))


def scope_button(t: Texts, scope: Scope, count: int) -> Button:
    """The way to a scope, with its count."""
    name = t.plain(f"desk-scope-{scope.status.name.lower()}")
    return Button(t.plain("desk-scope", scope=name, count=count), OpenScope(scope.pack()))


def value_name(t: Texts, value: Value) -> str:
    """What a value of a filter is called."""
    return t.pick(value.name_ar, value.name_en) or t.plain("desk-region-none")


def age(t: Texts, length: timedelta) -> Html:
    """How long something has waited, in words that follow «since»: whole days, whole hours, or minutes."""
    if length >= DAY:
        return Html(t("desk-days", days=length.days))
    return duration(t, length // HOUR * HOUR if length >= HOUR else length)


def _value_label(t: Texts, value: Value) -> str:
    return t.plain("desk-value", name=value_name(t, value), undecided=value.undecided, total=value.total)


def _best(value: Value) -> Status:
    """Where there is nothing to decide any more, all of them are shown at once."""
    return Status.UNDECIDED if value.undecided else Status.ALL


def _line(t: Texts, line: Line, now: datetime) -> str:
    text = t("desk-line", reference=line.reference, title=line.title, age=age(t, now - line.submitted_at))
    if line.supporters:
        text += t("desk-line-supporters", count=line.supporters)
    return text + (t("desk-line-held", name=line.holder) if line.holder else "")


def _in_rows(t: Texts, buttons: Sequence[Button], across: int) -> list[Row]:
    return [side_by_side(*buttons[at : at + across], rtl=t.rtl) for at in range(0, len(buttons), across)]


def _desk_row(t: Texts) -> Row:
    return (Button(t.plain("desk-home"), OpenDesk()),)
