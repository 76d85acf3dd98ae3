"""The screens of the closing session's reading: the organizer's, and what phones in the hall show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.paging import turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, words
from handlers.openings import OpenClosing
from storage.closing import Reading
from storage.moves import Act
from storage.recommendations import Recommendation


@dataclass(frozen=True)
class Begin(Code, prefix="clb"):
    """Begins the reading of what the rooms agreed, or of everything."""

    agreed: bool


@dataclass(frozen=True)
class Judge(Code, prefix="clj"):
    """The hall's word on what is being read."""

    recommendation: int
    act: Act


@dataclass(frozen=True)
class TurnTo(Code, prefix="clt"):
    """Another place of the list."""

    position: int


@dataclass(frozen=True)
class TakeBack(Code, prefix="clu"):
    """Takes the last word back."""

    event: int


@dataclass(frozen=True)
class End(Code, prefix="cle"):
    """Ends the reading; asks first, unless `sure`."""

    sure: bool = False


@dataclass(frozen=True)
class Follow(Code, prefix="clf"):
    """This message shows from now on what is read."""


@dataclass(frozen=True)
class Leave(Code, prefix="cll"):
    """It does no more, and shows the menu."""


def start_screen(t: Texts, *, agreed: int, everything: int) -> Screen:
    """What shall be read?"""
    rows: list[Row] = []
    if agreed:
        label = t.plain("closing-begin-agreed", count=agreed)
        rows.append((Button(label, Begin(agreed=True), style="primary"),))
    if everything:
        rows.append((Button(t.plain("closing-begin-all", count=everything), Begin(agreed=False)),))
    return Screen(t("closing-start") if rows else t("closing-none"), (*rows, home_row(t)))


def reading_screen(
    t: Texts, reading: Reading, one: Recommendation, *, adoption: str, followers: int, heading: str = "", undo: int = 0
) -> Screen:
    """What the organizer reads aloud, and the hall's three words."""
    lines = [heading, ""] if heading else []
    lines += [_read(t, reading, one, adoption), "", t("closing-followers", count=followers)]
    rows: list[Row] = [(Button(t.plain("closing-undo"), TakeBack(undo)),)] if undo else []
    rows.append((Button(t.plain("closing-adopt"), Judge(one.id, Act.ADOPT), style="success"),))
    amended = Button(t.plain("closing-amend"), Judge(one.id, Act.ADOPT_AMENDED))
    refused = Button(t.plain("closing-refuse"), Judge(one.id, Act.NOT_ADOPT), style="danger")
    rows.append(side_by_side(amended, refused, rtl=t.rtl))
    rows += turning(t, lambda to: TurnTo(to + 1), reading.position - 1, size=1, total=reading.total)
    rows.append((Button(t.plain("closing-end"), End()),))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def end_screen(t: Texts, tally: Mapping[str, int]) -> Screen:
    """Is the reading over?"""
    sure = Button(t.plain("closing-end-yes"), End(sure=True), style="primary")
    text = f"{t('closing-end-sure')}\n\n{tally_text(t, tally)}"
    return Screen(text, ((sure,), (Button(t.plain("form-back"), OpenClosing()),), home_row(t)))


def ended_screen(t: Texts, tally: Mapping[str, int]) -> Screen:
    """What came of the reading."""
    return Screen(f"{t('closing-ended')}\n\n{tally_text(t, tally)}", (home_row(t),))


def invitation_screen(t: Texts, total: int) -> Screen:
    """The reading begins; whoever wants follows it on the phone."""
    follow = Button(t.plain("closing-follow"), Follow(), style="primary")
    return Screen(t("closing-begins", count=total), ((follow,), home_row(t)))


def followed_screen(t: Texts, reading: Reading, one: Recommendation, *, adoption: str) -> Screen:
    """What phones show while it is read. Its one button leaves, since the message will change by itself."""
    text = f"{_read(t, reading, one, adoption)}\n\n{t('closing-follows')}"
    return Screen(text, ((Button(t.plain("closing-leave"), Leave()),),))


def tally_text(t: Texts, tally: Mapping[str, int]) -> str:
    """How many were judged how."""
    lines = [t(f"closing-tally-{act.value}", count=tally.get(act.value, 0)) for act in _WORDS]
    return "\n".join([*lines, t("closing-tally-none", count=tally.get("", 0))])


def _read(t: Texts, reading: Reading, one: Recommendation, adoption: str) -> str:
    """One recommendation, large: its title, what is to be done, by whom and when."""
    said = one.wording
    begins = said.action.startswith(said.title.rstrip("…"))  # then the title says nothing more
    text = [f"<b>{words(said.action)}</b>"] if begins else [f"<b>{words(said.title)}</b>", "", words(said.action)]
    lines = [
        t("closing-place", place=reading.position, total=reading.total, reference=one.reference),
        words(t.pick(one.session_title_ar, one.session_title_en)),
        "",
        *text,
        "",
        t("closing-frame", frame=t.plain(f"recommendation-time_frame-{said.time_frame.value}")),
    ]
    if said.responsible_body:
        lines.append(t("closing-body", body=said.responsible_body))
    lines.append(t("closing-own") if one.of_meeting else t("closing-by", name=one.author or t.plain("form-empty")))
    if adoption:
        lines += ["", t(f"closing-word-{adoption}")]
    return "\n".join(lines)


_WORDS = (Act.ADOPT, Act.ADOPT_AMENDED, Act.NOT_ADOPT)
