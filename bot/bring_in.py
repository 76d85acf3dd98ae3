"""`import`: from a file to the database, all or nothing, and what is told of it, line by line."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot import imports
from bot.doubts import words_of
from bot.imports import Reading
from bot.imports_programme import read_programme
from bot.imports_questions import read_questions
from bot.texts import Catalogue, Texts
from storage import board, clashes, evening, event, focus_areas, municipalities, pushes, questions, releases, roster
from storage.changes import Changes
from storage.clashes import Doubt
from storage.database import Tx
from storage.errors import OperatorError, UserError
from storage.roster import RosterChanges

R = TypeVar("R")


class Source(StrEnum):
    """What a file can bring in."""

    EVENT = "event"
    PROGRAMME = "programme"
    ROSTER = "roster"
    MUNICIPALITIES = "municipalities"
    FOCUS_AREAS = "focus-areas"
    QUESTIONS = "questions"


class FaultyFile(OperatorError):
    """The file has faults, a line each; nothing of it was taken."""


class NotForThisFile(OperatorError):
    """The option means nothing for such a file."""


class DryRun(Exception):
    """Undoes what a dry run did; carries the lines that tell of it."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines


def bring_in(  # noqa: PLR0913  # as many as the verb has options
    tx: Tx,
    source: Source,
    name: str,
    content: bytes,
    *,
    remove_missing: bool = False,
    release: str | None = None,
    others: bool = False,
    dry_run: bool = False,
    language: str = "en",
) -> list[str]:
    """Takes the file `name` into the database and returns what is to be told of it.

    `others`: of a roster, those who only look like somebody are other people.

    Raises: FaultyFile, with every fault; NotForThisFile; DryRun after a dry run, so that the transaction is undone.
    """
    if release is not None and source is not Source.PROGRAMME:
        raise NotForThisFile("--release goes with a programme alone: everything else is in force at once")
    if remove_missing and source in (Source.EVENT, Source.QUESTIONS):
        raise NotForThisFile("--remove-missing goes with lists alone: an event is one, and a set of questions is whole")
    if others and source is not Source.ROSTER:
        raise NotForThisFile("--others goes with a roster alone: nothing else has look-alikes")
    catalogue = Catalogue()
    t = Texts(catalogue, language, ZoneInfo("UTC"))
    changes, more = _take(
        tx, catalogue, t, source, name, content, remove_missing=remove_missing, release=release, others=others
    )
    counts, *lines = [*_lines(t, changes), *more]
    if dry_run:
        raise DryRun([counts, *_would(t, changes), *lines, t.plain("cli-import-dry-run")])
    return [counts, *lines]


def _take(
    tx: Tx, catalogue: Catalogue, t: Texts, source: Source, name: str, content: bytes, **how: Any
) -> tuple[Changes, list[str]]:
    remove: bool = how["remove_missing"]
    match source:
        case Source.EVENT:
            reading = _faultless(t, imports.read_event(content))
            taken = event.import_event(tx, reading.rows[0])
            board.plan(tx)
            evening.plan(tx)
            pushes.plan(tx)  # its days and zone say when things fall due
            return taken, _ignored(t, reading)
        case Source.FOCUS_AREAS:
            areas = _faultless(t, imports.read_focus_areas(catalogue, name, content))
            return focus_areas.import_focus_areas(tx, areas.rows, remove_missing=remove), _ignored(t, areas)
        case Source.QUESTIONS:
            asked = _faultless(t, read_questions(catalogue, name, content))
            return _take_questions(tx, t, asked), _ignored(t, asked)
        case Source.MUNICIPALITIES:
            homes = _faultless(t, imports.read_municipalities(catalogue, name, content))
            return municipalities.import_municipalities(tx, homes.rows, remove_missing=remove), _ignored(t, homes)
        case Source.ROSTER:
            known = municipalities.everything(tx)
            invited = _faultless(t, imports.read_roster(catalogue, name, content, known=known))
            options = {"columns": invited.columns, "remove_missing": remove, "others": how["others"]}
            changed = roster.import_roster(tx, invited.rows, **options)
            return changed, [*_ignored(t, invited), *_doubtful(t, changed)]
        case Source.PROGRAMME:
            return _take_programme(tx, catalogue, t, name, content, remove=remove, comment=how["release"])


def _take_programme(
    tx: Tx, catalogue: Catalogue, t: Texts, name: str, content: bytes, *, remove: bool, comment: str | None
) -> tuple[Changes, list[str]]:
    forum = event.find(tx)
    if forum is None:
        raise FaultyFile(t.plain("cli-import-event-first"))
    reading = read_programme(catalogue, name, content, event=forum, areas=focus_areas.everything(tx))
    planned = _faultless(t, reading)
    done = releases.bring_in(tx, planned.rows, remove_missing=remove, comment=comment)
    warnings = [imports.fault_line(t, warning) for warning in reading.warnings]
    lines = [*_ignored(t, planned), *warnings, *_doubts(tx, t, forum.timezone, done.changes)]
    return done.changes, [*lines, *_released(t, done, asked=comment is not None)]


def _doubts(tx: Tx, t: Texts, zone: str, changes: Changes) -> list[str]:
    """What is doubtful about the sessions that the file changes; a day outside the event it was told of by its line."""
    touched = frozenset((*changes.added, *changes.changed))
    found = clashes.find(tx, releases.working(tx) or releases.released(tx)) if touched else []
    local = Texts(t.catalogue, t.language, ZoneInfo(zone))
    lines = []
    for clash in found:
        if clash.about(touched) and clash.doubt is not Doubt.OUTSIDE:
            text_id, arguments = words_of(local, clash, lambda session: session.code)
            lines.append(local.plain(text_id, **arguments).removeprefix("• "))
    return lines


def _take_questions(tx: Tx, t: Texts, reading: Reading[questions.Line]) -> Changes:
    try:
        return questions.import_questions(tx, reading.rows)
    except UserError as mistake:
        raise FaultyFile(t.plain(mistake.text_id(), **mistake.arguments)) from mistake


def _faultless(t: Texts, reading: Reading[R]) -> Reading[R]:
    if reading.faults:
        raise FaultyFile("\n".join(imports.fault_line(t, fault) for fault in reading.faults))
    return reading


def _ignored(t: Texts, reading: Reading[Any]) -> list[str]:
    return [t.plain("cli-import-ignored", columns=", ".join(reading.ignored))] if reading.ignored else []


def _would(t: Texts, changes: Changes) -> list[str]:
    """Whom or what a file would add and change."""
    named = {"cli-import-added": changes.added, "cli-import-changed": changes.changed}
    return [t.plain(text_id, names=", ".join(names)) for text_id, names in named.items() if names]


def _doubtful(t: Texts, changes: RosterChanges) -> list[str]:
    """Who was taken for somebody by the name alone, and who is there twice."""
    named = {"cli-import-alike": changes.alike, "cli-import-doubles": changes.doubles}
    return [t.plain(text_id, names=", ".join(names)) for text_id, names in named.items() if names]


def _released(t: Texts, done: releases.Imported, *, asked: bool) -> list[str]:
    if done.release is not None:
        return [t.plain("cli-import-released", number=str(done.release))]
    if done.changes.nothing:
        return [t.plain("error-nothing-to-release")] if asked else []
    return [t.plain("cli-import-working-copy")]


def _lines(t: Texts, changes: Changes) -> list[str]:
    counts = t.plain(
        "cli-import-counts", added=len(changes.added), changed=len(changes.changed), left=len(changes.left)
    )
    named = {"cli-import-missing": changes.missing, "cli-import-removed": changes.removed}
    return [counts, *(t.plain(text_id, names=", ".join(names)) for text_id, names in named.items() if names)]
