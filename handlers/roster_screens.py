"""The screens of the roster in the chat, and the codes of their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.fetching import Trouble
from bot.home import home_row
from bot.imports import fault_line
from bot.screen import Button, Row, Screen
from bot.tables.columns import Fault
from bot.tables.read import LIMITS
from bot.texts import Texts, words
from handlers.openings import OpenParticipants
from storage import roster
from storage.roster import RosterChanges

FAULTS = 10  # on the card; the rest stands in a text file
NAMES = 5  # of each list on the card; the rest stands in a text file
LISTS = ("added", "changed", "alike", "doubles", "missing")


@dataclass(frozen=True)
class BringIn(Code, prefix="rob"):
    """Brings in what was looked over. `others`: those who look like somebody are other people."""

    job: int
    others: bool


@dataclass(frozen=True)
class Discard(Code, prefix="rox"):
    """Forgets the file."""

    job: int


def how_screen(t: Texts) -> Screen:
    """How a roster is brought in."""
    return Screen(t("roster-how"), ((Button(t.plain("form-back"), OpenParticipants()),),))


def trouble_screen(t: Texts, trouble: Trouble) -> Screen:
    """There is no file to read."""
    return Screen(t(f"roster-trouble-{trouble.value}", megabytes=LIMITS.bytes // 1_000_000), (_back(t),))


def reading_screen(t: Texts, name: str, *, done: int = 0, total: int = 0) -> Screen:
    """The file is being read."""
    lines = [t("roster-reading", file=name)]
    if total:
        lines.append(t("roster-progress", done=str(done), total=str(total)))
    return Screen("\n".join(lines), (_back(t),))


def look_screen(t: Texts, name: str, changes: RosterChanges, *, job: int, ignored: Sequence[str] = ()) -> Screen:
    """What the file would change, and the buttons that do it."""
    lines = [t("roster-look", file=name), "", *_counted(t, changes)]
    for title, names in lists_of(t, changes).items():
        if names:
            lines += ["", t(f"roster-{title}-names"), *_listed(t, names)]
    if ignored:
        lines += ["", t("roster-ignored", columns=t.list(list(ignored)))]
    if changes.nothing:
        return Screen("\n".join([*lines, "", t("roster-nothing")]), (_back(t),))
    rows: list[Row] = [(Button(t.plain("roster-bring"), BringIn(job, others=False), style="primary"),)]
    if changes.alike:
        rows.append((Button(t.plain("roster-bring-others"), BringIn(job, others=True)),))
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-cancel"), Discard(job)),)))


def faults_screen(t: Texts, name: str, faults: Sequence[Fault]) -> Screen:
    """The file cannot be taken: the first faults, each with its place and reason."""
    lines = [t("roster-faults", file=name, count=len(faults)), ""]
    lines += [f"• {words(fault_line(t, fault))}" for fault in faults[:FAULTS]]
    lines += ["", t("roster-faults-file")] if len(faults) > FAULTS else []
    return Screen("\n".join(lines), (_back(t),))


def done_screen(t: Texts, name: str, changes: RosterChanges) -> Screen:
    """The roster is brought in."""
    return Screen("\n".join([t("roster-done", file=name), "", *_counted(t, changes)]), (_back(t), home_row(t)))


def discarded_screen(t: Texts, *, gone: bool = False) -> Screen:
    """The file is forgotten, or is not there any more."""
    return Screen(t("roster-gone" if gone else "roster-discarded"), (_back(t),))


def lists_of(t: Texts, changes: RosterChanges) -> dict[str, tuple[str, ...]]:
    """The names of each list; of those who change, with what changes of them."""
    labels = {column.code: t.plain(column.label).partition("|")[0] for column in roster.FILE}
    told = tuple(
        f"{name}: {t.list([labels[code] for code in codes])}"
        for name, codes in zip(changes.changed, changes.columns, strict=True)
    )
    return {title: told if title == "changed" else getattr(changes, title) for title in LISTS}


def written_out(t: Texts, lists: dict[str, tuple[str, ...]]) -> list[str]:
    """The lists in full, for a text file."""
    lines: list[str] = []
    for title, names in lists.items():
        if names:
            lines += [t.plain(f"roster-{title}-names"), *names, ""]
    return lines


def _counted(t: Texts, changes: RosterChanges) -> list[str]:
    counts = {title: len(getattr(changes, title)) for title in ("added", "changed", "left", "missing")}
    return [t(f"roster-{title}", count=str(count)) for title, count in counts.items()]


def _listed(t: Texts, names: Sequence[str]) -> list[str]:
    lines = [t("roster-name", name=name) for name in names[:NAMES]]
    return lines + ([t("roster-more", count=len(names) - NAMES)] if len(names) > NAMES else [])


def _back(t: Texts) -> Row:
    return (Button(t.plain("form-back"), OpenParticipants()),)
