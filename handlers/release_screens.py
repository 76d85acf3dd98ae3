"""What organizers see before and after a release: the changes and the doubts, the versions, an old programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.codes import Code
from bot.doubts import words_of
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from handlers.openings import OpenEdits, OpenManage, OpenVersions
from handlers.programme import LINE, cut, day_lines, day_number
from handlers.telling_screens import OpenTellings, change_block
from storage.clashes import Clash
from storage.diff import CONCERNS, Change
from storage.programme import Session
from storage.versions import Planned, Version

LISTED = 8  # changes on one page
DOUBTS = 8  # on the review
PAGE = 8  # versions on one page
ON_BUTTON = 34  # characters of a comment


@dataclass(frozen=True)
class Release(Code, prefix="rel"):
    """Asks for the comment and releases what was looked over, which the seal names."""

    seal: str


@dataclass(frozen=True)
class DropEdits(Code, prefix="relx"):
    """Forgets every edit; first it asks whether that is sure."""

    seal: str
    sure: bool = False


@dataclass(frozen=True)
class OpenVersion(Code, prefix="ver"):
    """One version: its comment and what it changed, page by page."""

    number: int
    page: int = 0


@dataclass(frozen=True)
class OpenVersionDay(Code, prefix="verd"):
    """A day of the programme as it was; 0: its first."""

    number: int
    day: int = 0


@dataclass(frozen=True)
class RestoreVersion(Code, prefix="verr"):
    """Makes it the working copy."""

    number: int


@dataclass(frozen=True)
class MoreVersions(Code, prefix="verm"):
    """Another page of versions."""

    page: int


def review_screen(
    t: Texts,
    changes: Sequence[Change],
    clashes: Sequence[Clash],
    *,
    seal: str,
    quiet: int,
    page: int = 0,
    more: int = 0,
) -> Screen:
    """What a release would change, and what is doubtful about it; `more` doubts are of sessions left as they are."""
    if not changes:
        return Screen(t("release-nothing"), (_manage_row(t),))
    page = fitting(page, size=LISTED, total=len(changes))
    shown = changes[page * LISTED : (page + 1) * LISTED]
    blocks = [t("release-review", count=len(changes))]
    blocks += [change_block(t, change) for change in shown]
    if clashes or more:
        lines = [t("release-doubts"), *(clash_line(t, clash) for clash in clashes[:DOUBTS])]
        rest = len(clashes) - len(clashes[:DOUBTS]) + more
        blocks.append("\n".join((*lines, *([t("release-doubts-more", count=rest)] * bool(rest)))))
    concerns = any(not CONCERNS.isdisjoint(change.what) for change in changes)
    blocks.append(t("release-will-tell", minutes=quiet) if concerns else t("release-tells-nobody"))
    rows: list[Row] = [(Button(t.plain("release-do"), Release(seal), style="success"),)]
    rows += turning(t, OpenEdits, page, size=LISTED, total=len(changes))
    rows.append((Button(t.plain("release-drop"), DropEdits(seal), style="danger"),))
    return Screen("\n\n".join(blocks), (*rows, _manage_row(t)))


def clash_line(t: Texts, clash: Clash) -> str:
    """One doubt on a line."""
    text_id, arguments = words_of(t, clash, lambda session: _title(t, session))
    return t(text_id, **arguments)


def drop_screen(t: Texts, count: int, *, seal: str) -> Screen:
    """Is the organizer sure?"""
    yes = Button(t.plain("release-drop-yes"), DropEdits(seal, sure=True), style="danger")
    back = Button(t.plain("form-back"), OpenEdits())
    return Screen(t("release-drop-sure", count=count), ((yes,), side_by_side(back, *home_row(t), rtl=t.rtl)))


def released_screen(t: Texts, number: int, *, quiet: int, concerns: bool) -> Screen:
    """It is in force."""
    told = t("release-will-tell", minutes=quiet) if concerns else t("release-tells-nobody")
    version = Button(t.plain("version-open", number=str(number)), OpenVersion(number))
    return Screen(f"{t('release-done', number=str(number))}\n\n{told}", ((version,), _manage_row(t)))


def versions_screen(t: Texts, versions: Sequence[Version], *, page: int, total: int) -> Screen:
    """A page of the versions, the newest first."""
    rows: list[Row] = [(Button(_label(t, one), OpenVersion(one.number)),) for one in versions]
    rows += turning(t, MoreVersions, page, size=PAGE, total=total)
    rows += [(Button(t.plain("manage-told"), OpenTellings()),)] if versions else []
    return Screen(t("versions-title" if versions else "versions-none"), (*rows, _manage_row(t)))


def version_screen(
    t: Texts, version: Version, changes: Sequence[Change], *, by: str, current: bool, page: int = 0
) -> Screen:
    """One version and what it changed in the one before it."""
    page = fitting(page, size=LISTED, total=len(changes))
    when = f"{t.short_day(version.released_at)} {t.time(version.released_at)}"
    lines = [t("version-title", number=str(version.number), when=when)]
    lines += [t("manage-comment", comment=version.comment)] if version.comment else []
    lines += [t("version-by", name=by)] if by else []
    lines.append(t("version-sessions", count=sum(not row.cancelled for row in version.sessions)))
    blocks = ["\n".join(lines)]
    if version.number > 1:
        blocks += [change_block(t, change) for change in changes[page * LISTED : (page + 1) * LISTED]]
    rows: list[Row] = []
    if version.number > 1:
        rows += turning(t, lambda to: OpenVersion(version.number, to), page, size=LISTED, total=len(changes))
    rows.append((Button(t.plain("version-read"), OpenVersionDay(version.number)),))
    if not current:
        rows.append((Button(t.plain("version-restore"), RestoreVersion(version.number)),))
    back = Button(t.plain("manage-versions"), OpenVersions())
    return Screen("\n\n".join(blocks), (*rows, side_by_side(back, *home_row(t), rtl=t.rtl)))


def version_day_screen(t: Texts, number: int, rows: Sequence[Planned], day: date, days: Sequence[date]) -> Screen:
    """A day of the programme as that version had it."""
    own = [as_session(row) for row in rows if row.starts_at.astimezone(t.zone).date() == day]
    text = t("version-day", number=str(number), day=t.day(day)) + "\n\n" + day_lines(t, own)
    others = [Button(t.short_day(one), OpenVersionDay(number, day_number(one))) for one in days if one != day]
    pairs = [others[first : first + 2] for first in range(0, len(others), 2)]
    back = Button(t.plain("version-open", number=str(number)), OpenVersion(number))
    ways = side_by_side(back, *home_row(t), rtl=t.rtl)
    return Screen(text, (*(side_by_side(*pair, rtl=t.rtl) for pair in pairs), ways))


def as_session(row: Planned) -> Session:
    """A session of a version, as the screens of the programme draw it; it has no card of its own."""
    return Session(
        id=0,
        code=row.code,
        kind=row.kind,
        title_ar=row.title_ar,
        title_en=row.title_en,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=row.room,
        facilitator=row.facilitator,
        cancelled=row.cancelled,
    )


def _label(t: Texts, version: Version) -> str:
    when = t.short_day(version.released_at)
    if not version.comment:
        return t.plain("version-label-bare", number=str(version.number), when=when)
    return t.plain("version-label", number=str(version.number), comment=cut(version.comment, ON_BUTTON))


def _title(t: Texts, row: Planned) -> str:
    return cut(t.pick(row.title_ar, row.title_en), LINE)


def _manage_row(t: Texts) -> Row:
    return side_by_side(Button(t.plain("manage-back"), OpenManage()), *home_row(t), rtl=t.rtl)
