"""What is said of changes: to those concerned with old and new, to the staff who wait for «received», to the ushers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.codes import Code
from bot.home import home_row
from bot.paging import turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, ltr
from handlers.acknowledgements import received_row
from handlers.programme import LINE, OpenSession, cut, programme_row
from storage.acknowledgements import Asked
from storage.diff import CONCERNS, Change, What, held
from storage.tellings import Telling
from storage.versions import Planned

LISTED = 10  # changes in one message
BUTTONS = 4  # sessions with a button
NAMES = 15  # of people who were not reached, on the card
PAGE = 20  # people on one page, and in one message to the ushers


@dataclass(frozen=True)
class OpenTelling(Code, prefix="tlo"):
    """One telling's card."""

    telling: int


@dataclass(frozen=True)
class OpenTellings(Code, prefix="tll"):
    """The latest tellings."""


@dataclass(frozen=True)
class OpenSilent(Code, prefix="tls"):
    """A page of those who have not acknowledged."""

    telling: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of a telling. `unreachable` are names, those without one left out of them but not of `lost`."""

    recipients: int = 0
    accepted: int = 0
    waiting: int = 0
    uncertain: int = 0
    lost: int = 0
    asked: int = 0
    acknowledged: int = 0
    unreachable: tuple[str, ...] = field(default=())


def changes_screen(
    t: Texts, changes: Sequence[Change], *, ids: dict[str, int], about: str = "", critical: bool = False
) -> Screen:
    """To one person what has changed; `ids` are those of sessions with a card. Critical ones ask for «received»."""
    shown = changes[:LISTED]
    blocks = [t("changes-title", count=len(changes)), *(change_block(t, change) for change in shown)]
    if len(changes) > len(shown):
        blocks.append(t("changes-more", count=len(changes) - len(shown)))
    rows: list[Row] = [received_row(t, about)] if critical else []
    for change in shown:
        if change.code in ids and held(change.after) is not None and len(rows) < BUTTONS + critical:
            title = cut(t.pick(change.session.title_ar, change.session.title_en), LINE // 3)
            rows.append((Button(title, OpenSession(ids[change.code])),))
    return Screen("\n\n".join(blocks), (*rows, side_by_side(*programme_row(t), *home_row(t), rtl=t.rtl)))


def change_block(t: Texts, change: Change) -> str:
    """One session's change, old and new, on a few lines."""
    what, row = change.what, change.session
    title = cut(t.pick(row.title_ar, row.title_en), LINE)
    if CONCERNS.isdisjoint(what):
        return t("change-text", title=title, fields=t.list(_fields(t, change)))
    if What.NEW in what:
        return "\n".join((t("change-new", title=title), _when(t, "change-at", row), *_place(t, "change-in", row)))
    if What.CANCELLED in what:
        was = change.before or row
        return "\n".join((t("change-cancelled", title=title), _when(t, "change-was-at", was)))
    before, after = change.before or row, change.after or row
    both = What.MOVED in what and What.ROOM in what
    head = "change-moved-room" if both else "change-moved" if What.MOVED in what else "change-room"
    lines = [t(head, title=title)]
    if What.MOVED in what:
        lines += _moved(t, before, after)
    else:
        lines.append(_when(t, "change-at", after))
    if What.ROOM in what:
        lines += [_room(t, "change-room-before", before), _room(t, "change-room-after", after)]
    else:
        lines += _place(t, "change-in", after)
    return "\n".join(lines)


def card_screen(t: Texts, telling: Telling, changes: Sequence[Change], figures: Figures) -> Screen:
    """The staff's card: who has it, who has said so, who is not reached. It claims no more than is known."""
    lines = [t("telling-title", number=str(telling.release)), ""]
    lines += [t("telling-change", title=_title(t, change), what=_what(t, change)) for change in changes[:LISTED]]
    lines += ["", t("telling-recipients", count=figures.recipients)]
    if figures.recipients:
        lines.append(t("telling-accepted", count=figures.accepted))
    if figures.waiting:
        lines.append(t("telling-waiting", count=figures.waiting))
    if figures.uncertain:
        lines.append(t("telling-uncertain", count=figures.uncertain))
    if figures.asked:
        lines.append(t("telling-acknowledged", count=figures.acknowledged, total=figures.asked))
    if figures.lost:
        names = t.list([*figures.unreachable[:NAMES], *([t.plain("telling-others")] * _more(figures))])
        lines.append(t("telling-lost", count=figures.lost, names=names))
    lines += ["", t("telling-honest")]
    rows: list[Row] = [(Button(t.plain("telling-refresh"), OpenTelling(telling.id)),)]
    if figures.asked > figures.acknowledged:
        rows.append((Button(t.plain("telling-silent"), OpenSilent(telling.id)),))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def silent_screen(t: Texts, telling: Telling, people: Sequence[Asked], *, page: int, total: int) -> Screen:
    """A page of those who have not acknowledged, with numbers to call."""
    head = t("telling-silent-title" if people else "telling-silent-none", number=str(telling.release))
    text = "\n".join((head, "", *_people(t, people, start=page * PAGE)))
    back = Button(t.plain("telling-back"), OpenTelling(telling.id))
    rows = turning(t, lambda to: OpenSilent(telling.id, to), page, size=PAGE, total=total)
    return Screen(text.strip(), (*rows, side_by_side(back, *home_row(t), rtl=t.rtl)))


def tellings_screen(t: Texts, tellings: Sequence[Telling], *, back: Row) -> Screen:
    """The latest tellings, a button each."""
    rows = tuple((Button(_telling_label(t, telling), OpenTelling(telling.id)),) for telling in tellings)
    text = t("tellings-title" if tellings else "tellings-none")
    return Screen(text, (*rows, side_by_side(*back, *home_row(t), rtl=t.rtl)))


def chase_screens(t: Texts, change: Change, people: Sequence[Asked]) -> list[Screen]:
    """To the ushers: who has not acknowledged a change of a session that is about to begin."""
    pages = [people[first : first + PAGE] for first in range(0, len(people), PAGE)]
    head = t("chase-title", count=len(people))
    return [
        Screen(
            "\n\n".join((head, change_block(t, change), "\n".join(_people(t, page, start=number * PAGE)))),
            (home_row(t),),
        )
        for number, page in enumerate(pages)
    ]


def _people(t: Texts, people: Sequence[Asked], *, start: int) -> list[str]:
    return [
        t(
            "chase-line" if one.phone else "chase-line-no-phone",
            number=str(number),
            name=one.name or t.plain("chase-nameless"),
            municipality=t.pick(one.municipality_ar, one.municipality_en) or "—",
            **({"phone": ltr(one.phone)} if one.phone else {}),
        )
        for number, one in enumerate(people, start=start + 1)
    ]


def _more(figures: Figures) -> int:
    return int(figures.lost > len(figures.unreachable[:NAMES]))


def _telling_label(t: Texts, telling: Telling) -> str:
    when = f"{t.short_day(telling.at)} {t.time(telling.at)}"
    return t.plain("telling-label", number=str(telling.release), when=when)


def _title(t: Texts, change: Change) -> str:
    return cut(t.pick(change.session.title_ar, change.session.title_en), LINE)


def _what(t: Texts, change: Change) -> Html:
    return Html(t.list([t.plain(f"change-what-{what.value}") for what in change.what]))


def _fields(t: Texts, change: Change) -> list[str]:
    """What of a session's words has changed, by the names of the file's columns; the first name of each."""
    before, after = change.before, change.after
    if before is None or after is None:
        return [t.plain("change-what-cancelled")]
    names = {
        "title_ar": "title-ar",
        "title_en": "title-en",
        "kind": "kind",
        "facilitator": "facilitator",
        "focus_area": "focus-area",
        "capacity": "capacity",
        "description_ar": "description-ar",
        "description_en": "description-en",
        "audience": "audience",
    }
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    return [t.plain(f"column-programme-{names[name]}").partition("|")[0] for name in changed]


def _when(t: Texts, text_id: str, row: Planned) -> str:
    return t(text_id, day=t.day(row.starts_at), start=t.time(row.starts_at), end=t.time(row.ends_at))


def _moved(t: Texts, before: Planned, after: Planned) -> list[str]:
    """The old time and the new one; the day once, where it is the same."""
    if before.starts_at.astimezone(t.zone).date() != after.starts_at.astimezone(t.zone).date():
        return [_when(t, "change-time-before", before), _when(t, "change-time-after", after)]
    return [
        t("change-day", day=t.day(after.starts_at)),
        t("change-hours-before", start=t.time(before.starts_at), end=t.time(before.ends_at)),
        t("change-hours-after", start=t.time(after.starts_at), end=t.time(after.ends_at)),
    ]


def _place(t: Texts, text_id: str, row: Planned) -> list[str]:
    return [t(text_id, room=row.room)] if row.room else []


def _room(t: Texts, text_id: str, row: Planned) -> str:
    return t(text_id, room=row.room or t.plain("change-room-none"))
