"""The recommendations as documents tell of them: those that stand, in the order of support, and those that do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.files.source import Source
from storage.exports import Kind
from storage.moves import State

AGREED = frozenset({State.ACCEPTED.value, State.ACCEPTED_MODIFIED.value})


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation in the words of the file; '' for what there is not. `state` is a code, `stands` a name."""

    reference: str
    state: str
    stands: str
    workshop_code: str
    focus_area: str
    title: str
    problem: str
    action: str
    responsible_body: str
    time_frame: str
    priority: str
    author: str
    municipality: str
    supporters: int
    co_authors: int
    answer: str
    merged_into: str

    @property
    def number(self) -> tuple[str, int]:
        """What orders references: W4-2 before W4-10."""
        code, _, digits = self.reference.rpartition("-")
        return code, int(digits) if digits.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Record:
    """Every recommendation that the filters let through. Hidden ones are in neither."""

    standing: tuple[Entry, ...]  # the most supported first
    gone: tuple[Entry, ...]  # withdrawn, or merged into another

    def agreed(self) -> tuple[Entry, ...]:
        """Those that were adopted by the closing session or accepted."""
        return tuple(entry for entry in self.standing if entry.state in AGREED)


def read(source: Source) -> Record:
    """The recommendations, with the filters of the source. Raises: UnknownFilter."""
    standing: list[Entry] = []
    gone: list[Entry] = []
    for entry in _entries(source):
        (gone if entry.merged_into or entry.state == "withdrawn" else standing).append(entry)
    standing.sort(key=lambda entry: (-entry.supporters, entry.number))
    return Record(tuple(standing), tuple(sorted(gone, key=lambda entry: entry.number)))


def _entries(source: Source) -> Iterator[Entry]:
    wanted = replace(source.options.wanted, with_drafts=not source.options.wanted.state)
    words = Source(source.tx, replace(source.options, wanted=wanted), source.catalogue)
    sheet = words.sheet(Kind.RECOMMENDATIONS)
    naming = {column.code: source.words.naming(column) for column in sheet.columns}
    codes = [column.code for column in sheet.columns]
    for row in sheet.rows:
        value = dict(zip(codes, row, strict=True))
        if value["state"] == "draft" or value["hidden"]:
            continue
        named = {
            code: (naming[code] or str)(value[code]) if value[code] else ""
            for code in ("state", "time_frame", "priority")
        }
        meeting = value["origin"] == "session"
        published = value["published_at"] or value["adoption"]
        yield Entry(
            reference=value["reference"],
            state=value["state"],
            stands=named["state"],
            workshop_code=value["workshop_code"],
            focus_area=value["focus_area"],
            title=value["title"],
            problem=value["problem"],
            action=value["action"],
            responsible_body=value["responsible_body"],
            time_frame=named["time_frame"],
            priority=named["priority"],
            author="" if meeting else value["author"] or "",
            municipality="" if meeting else value["municipality"] or "",
            supporters=value["supporters"] or 0,
            co_authors=value["co_authors"] or 0,
            answer=(value["answer"] or "") if published else "",
            merged_into=value["merged_into"] or "",
        )
