"""The rapporteur's screens: what the room agreed in a session, and what it could take in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, beside, words
from handlers.openings import OpenRecord
from handlers.programme import session_label
from storage.programme import Session
from storage.recommendations import Recommendation

PAGE = 8  # sessions, or recommendations, on one screen
ACROSS = 4  # references in a row


@dataclass(frozen=True)
class OpenRoom(Code, prefix="rm"):
    """What the room of a session agreed."""

    session: int
    page: int = 0


@dataclass(frozen=True)
class RecordNew(Code, prefix="rmn"):
    """Opens the form for the next one."""

    session: int


@dataclass(frozen=True)
class OpenOthers(Code, prefix="rmo"):
    """The recommendations that the room could take in."""

    session: int
    page: int = 0


@dataclass(frozen=True)
class OpenAgreed(Code, prefix="rmc"):
    """One recommendation as the rapporteur sees it."""

    recommendation: int


@dataclass(frozen=True)
class TakeIn(Code, prefix="rmt"):
    """The room makes it its own."""

    recommendation: int


@dataclass(frozen=True)
class TakeOut(Code, prefix="rmx"):
    """Takes it out again; of the room's own asks first, unless `sure`."""

    recommendation: int
    sure: bool = False


@dataclass(frozen=True)
class Reword(Code, prefix="rmw"):
    """Other words for one of the room's own."""

    recommendation: int


def sessions_screen(t: Texts, sessions: Sequence[Session], *, page: int = 0) -> Screen:
    """Which session?"""
    page = fitting(page, size=PAGE, total=len(sessions))
    shown = sessions[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(Button(session_label(t, session), OpenRoom(session.id)),) for session in shown]
    rows += turning(t, OpenRecord, page, size=PAGE, total=len(sessions))
    return Screen(t("record-sessions" if sessions else "record-no-session"), (*rows, home_row(t)))


def room_screen(
    t: Texts, session: Session, agreed: Sequence[Recommendation], *, total: int, others: int, page: int = 0
) -> Screen:
    """What the room agreed so far, and the way to the next."""
    lines = [t("record-title", title=t.pick(session.title_ar, session.title_en)), t("record-count", count=total)]
    lines += ["", *(_line(t, one) for one in agreed)] if agreed else []
    opens = [Button(one.reference, OpenAgreed(one.id)) for one in agreed]
    rows: list[Row] = [(Button(t.plain("record-new"), RecordNew(session.id), style="primary"),)]
    if others:
        rows.append((Button(t.plain("record-others", count=others), OpenOthers(session.id)),))
    rows += [side_by_side(*opens[at : at + ACROSS], rtl=t.rtl) for at in range(0, len(opens), ACROSS)]
    rows += turning(t, lambda to: OpenRoom(session.id, to), page, size=PAGE, total=total)
    rows.append((Button(t.plain("record-other-session"), OpenRecord()),))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def others_screen(t: Texts, session: Session, others: Sequence[Recommendation], *, total: int, page: int = 0) -> Screen:
    """What participants recommended in this session; the room can make it its own."""
    lines = [t("record-others-title", title=t.pick(session.title_ar, session.title_en)), ""]
    lines += [_line(t, one) for one in others] or [t("record-others-none")]
    opens = [Button(one.reference, OpenAgreed(one.id)) for one in others]
    rows: list[Row] = [side_by_side(*opens[at : at + ACROSS], rtl=t.rtl) for at in range(0, len(opens), ACROSS)]
    rows += turning(t, lambda to: OpenOthers(session.id, to), page, size=PAGE, total=total)
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenRoom(session.id)),), home_row(t)))


def agreed_screen(t: Texts, one: Recommendation, *, taken_in: bool, open_: bool, heading: str = "") -> Screen:
    """One recommendation, with what the rapporteur can do. `taken_in`: the room has it; `open_`: not decided yet."""
    lines = [heading, ""] if heading else []
    lines += [t("record-card", reference=one.reference), f"<b>{words(one.wording.title)}</b>", ""]
    if one.wording.problem:
        lines.append(f"<b>{t('recommendation-problem-label')}</b>: {beside(one.wording.problem)}")
    lines.append(f"<b>{t('recommendation-action-label')}</b>: {beside(one.wording.action)}")
    lines.append(t("record-own") if one.of_meeting else t("record-by", name=one.author or t.plain("form-empty")))
    rows: list[Row] = []
    if open_ and not taken_in:
        rows.append((Button(t.plain("record-take-in"), TakeIn(one.id), style="success"),))
    if open_ and taken_in:
        if one.of_meeting:
            rows.append((Button(t.plain("record-reword"), Reword(one.id)),))
        label = "record-delete" if one.of_meeting else "record-take-out"
        rows.append((Button(t.plain(label), TakeOut(one.id)),))
    back = OpenRoom(one.session_id) if taken_in or not open_ else OpenOthers(one.session_id)
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), back),), home_row(t)))


def delete_screen(t: Texts, one: Recommendation) -> Screen:
    """Is the rapporteur sure?"""
    sure = Button(t.plain("record-delete-yes"), TakeOut(one.id, sure=True), style="danger")
    back = Button(t.plain("form-back"), OpenAgreed(one.id))
    text = t("record-delete-sure", reference=one.reference, title=one.wording.title)
    return Screen(text, ((sure,), (back,), home_row(t)))


def _line(t: Texts, one: Recommendation) -> str:
    if one.of_meeting:
        return t("record-line", reference=one.reference, title=one.wording.title)
    name = one.author or t.plain("form-empty")
    return t("record-line-by", reference=one.reference, title=one.wording.title, name=name)
