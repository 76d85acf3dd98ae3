"""The roster: who is invited. A file of it may come many times; the same file twice changes nothing.

A row is matched with somebody by key, else by phone, else by normalised name and municipality. The last is a
likeness and no proof: where it would give somebody another number, it is shown, and whoever brings the file in
says whether it is the same person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storage import agenda
from storage.arabic import name_key
from storage.changes import Changes, FileColumn
from storage.database import Tx
from storage.errors import NotFound
from storage.people import State

FILE = (
    FileColumn("name", "column-roster-name", required=True, most=100),
    FileColumn("municipality", "column-roster-municipality", most=100),
    FileColumn("position", "column-roster-position", most=100),
    FileColumn("phone", "column-roster-phone", kind="phone", unique=True),
    FileColumn("role", "column-roster-role", most=40),
    FileColumn("note", "column-roster-note"),
    FileColumn("key", "column-roster-key", kind="code", unique=True, most=40),
)


@dataclass(frozen=True, slots=True)
class Invited:
    """One row of a roster. `key` is the ministry's own number, where it has one; `phone` is E.164."""

    name: str
    municipality_id: int | None
    position: str = ""
    phone: str = ""
    note: str = ""
    key: str = ""
    role: str = ""

    @property
    def known_by(self) -> tuple[str, int | None]:
        """What tells people apart that have neither key nor phone."""
        return name_key(self.name), self.municipality_id


@dataclass(frozen=True, slots=True)
class RosterChanges(Changes):
    """What a roster changes. `alike` are those of `changed` (or, as others, of `added`) who look like somebody.

    `doubles` are names that stand more than once in a municipality afterwards, `columns` the codes of what changes of
    each of `changed`.
    """

    columns: tuple[tuple[str, ...], ...] = ()
    alike: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """Somebody as they are kept."""

    id: int
    key: str
    name: str
    name_key: str
    municipality_id: int | None
    position: str
    phone: str
    note: str
    roster_role: str
    state: str

    @property
    def invited(self) -> bool:
        return self.state == State.INVITED


@dataclass(slots=True)
class _Matches:
    """Who each row is, by the row's place; `alike` are rows that only look like the one they were matched with."""

    kept: dict[int, _Kept] = field(default_factory=dict)
    alike: set[int] = field(default_factory=set)


EVERY_COLUMN = frozenset(column.code for column in FILE)


def import_roster(
    tx: Tx,
    rows: Sequence[Invited],
    *,
    columns: frozenset[str] = EVERY_COLUMN,
    remove_missing: bool = False,
    others: bool = False,
) -> RosterChanges:
    """Brings in a roster. With `others`, those who only look like somebody are taken for other people.

    Of those who are there already only the `columns` change that the file has.

    What people have said of themselves at registration stands: of those who are registered a file changes only
    the key, the role and the note. Missing are the invited whom the file does not have; only these are ever removed.
    """
    plan = _plan(tx, rows, columns, others=others)
    _add(tx, ((rows[index], plan.names[index][0]) for index in plan.fresh))
    for index, changed in plan.updates.items():
        _update(tx, plan.matches.kept[index].id, changed)
    removed = [kept.name for kept in plan.absent if remove_missing and _removed(tx, kept.id)]
    if removed:
        agenda.settle_all(tx)  # seats went with them
    return _told(rows, plan, removed=removed, missing=[] if remove_missing else [kept.name for kept in plan.absent])


def look_over(tx: Tx, rows: Sequence[Invited], *, columns: frozenset[str] = EVERY_COLUMN) -> RosterChanges:
    """What bringing in a roster would change; nothing is changed."""
    plan = _plan(tx, rows, columns, others=False)
    return _told(rows, plan, removed=[], missing=[kept.name for kept in plan.absent])


def by_phone(tx: Tx, phone: str) -> Invited:
    """The one on the roster who has this telephone number (E.164). Raises NotFound for none or several."""
    rows = tx.all(
        "SELECT name, municipality_id, position, phone, note, coalesce(key, '') AS key FROM person"
        " WHERE phone = ? AND phone <> '' AND state = 'invited'",
        phone,
    )
    if len(rows) != 1:
        raise NotFound
    return Invited(**dict(rows[0]))


def is_there(tx: Tx) -> bool:
    """Whether anybody is invited who has not come yet."""
    return tx.one("SELECT 1 FROM person WHERE state = 'invited' LIMIT 1") is not None


def count(tx: Tx) -> int:
    """How many people are invited or registered."""
    return int(tx.value("SELECT count(*) FROM person"))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with each row, by its place in the file."""

    names: list[tuple[str, int | None]]
    matches: _Matches
    fresh: list[int]
    updates: dict[int, dict[str, str | int | None]]
    absent: list[_Kept]
    doubles: tuple[str, ...]


def _plan(tx: Tx, rows: Sequence[Invited], columns: frozenset[str], *, others: bool) -> _Plan:
    everybody = _everybody(tx)
    names = [row.known_by for row in rows]
    matches = _matched(rows, names, everybody)
    if others:
        for index in matches.alike:
            del matches.kept[index]
    here = {kept.id for kept in matches.kept.values()}
    return _Plan(
        names,
        matches,
        fresh=[index for index in range(len(rows)) if index not in matches.kept],
        updates={
            index: _changed(matches.kept[index], rows[index], names[index][0], columns)
            for index in sorted(matches.kept)
        },
        absent=[kept for kept in everybody if kept.invited and kept.id not in here],
        doubles=_doubles(rows, names, [kept for kept in everybody if kept.id not in here]),
    )


def _told(rows: Sequence[Invited], plan: _Plan, *, removed: list[str], missing: list[str]) -> RosterChanges:
    return RosterChanges(
        added=tuple(rows[index].name for index in plan.fresh),
        changed=tuple(rows[index].name for index, columns in plan.updates.items() if columns),
        left=tuple(rows[index].name for index, columns in plan.updates.items() if not columns),
        missing=tuple(missing),
        removed=tuple(removed),
        columns=tuple(_codes(columns) for columns in plan.updates.values() if columns),
        alike=tuple(rows[index].name for index in sorted(plan.matches.alike)),
        doubles=plan.doubles,
    )


def _everybody(tx: Tx) -> list[_Kept]:
    """All participants, those who are still invited first."""
    rows = tx.all(
        "SELECT id, coalesce(key, '') AS key, name, name_key, municipality_id, position, phone, note, roster_role,"
        " state FROM person ORDER BY state <> 'invited', id"
    )
    return [_Kept(**dict(row)) for row in rows]


def _matched(rows: Sequence[Invited], names: Sequence[tuple[str, int | None]], everybody: list[_Kept]) -> _Matches:
    """Surer marks go first, so that no two rows are one person."""
    by_key = _index(everybody, lambda kept: kept.key)
    by_phone = _index(everybody, lambda kept: kept.phone)
    by_name = _index(everybody, lambda kept: (kept.name_key, kept.municipality_id))
    matches, taken = _Matches(), set[int]()

    def take(index: int, found: Iterable[_Kept]) -> bool:
        first = next((kept for kept in found if kept.id not in taken), None)
        if first is None:
            return False
        matches.kept[index] = first
        taken.add(first.id)
        return True

    for index, row in enumerate(rows):
        if row.key:
            take(index, by_key.get(row.key, ()))
    for index, row in enumerate(rows):
        if row.phone and index not in matches.kept:
            take(index, (kept for kept in by_phone.get(row.phone, ()) if not row.key or not kept.key))
    for index, row in enumerate(rows):
        if index in matches.kept:
            continue
        same = [kept for kept in by_name.get(names[index], ()) if _may_be(kept, row)]
        if take(index, same) and row.phone and matches.kept[index].phone not in ("", row.phone):
            matches.alike.add(index)
    return matches


def _may_be(kept: _Kept, row: Invited) -> bool:
    """Of the same name, but nobody with another key, or with another phone that they gave themselves."""
    if row.key and kept.key:
        return False
    return kept.invited or not row.phone or kept.phone in ("", row.phone)


def _index(everybody: Iterable[_Kept], mark: Callable[[_Kept], object]) -> dict[object, list[_Kept]]:
    found: dict[object, list[_Kept]] = {}
    for kept in everybody:
        found.setdefault(mark(kept), []).append(kept)
    return found


def _doubles(
    rows: Sequence[Invited], names: Sequence[tuple[str, int | None]], elsewhere: Iterable[_Kept]
) -> tuple[str, ...]:
    """The rows whose name stands more than once in its municipality, in this file or with who was there before."""
    times = Counter(names)
    times.update((kept.name_key, kept.municipality_id) for kept in elsewhere)
    return tuple(row.name for row, name in zip(rows, names, strict=True) if times[name] > 1)


def _add(tx: Tx, fresh: Iterable[tuple[Invited, str]]) -> None:
    now = tx.stamp
    tx.connection.executemany(
        "INSERT INTO person (key, name, name_key, municipality_id, position, phone, note, roster_role, state,"
        " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'invited', ?, ?)",
        (
            (row.key or None, row.name, key, row.municipality_id, row.position, row.phone, row.note, row.role, now, now)
            for row, key in fresh
        ),
    )


_COLUMN = {"role": "roster_role", "municipality": "municipality_id"}  # where the table calls it otherwise
_OF_THE_STAFF = frozenset({"key", "role", "note"})  # what a registered person has not said themselves


def _changed(kept: _Kept, row: Invited, name_key: str, columns: frozenset[str]) -> dict[str, str | int | None]:
    """The columns that the file has and says otherwise."""
    if not row.key:
        columns -= {"key"}
    if not kept.invited:
        columns &= _OF_THE_STAFF
    said: dict[str, str | int | None] = {
        "name": row.name,
        "municipality": row.municipality_id,
        "position": row.position,
        "phone": row.phone,
        "role": row.role,
        "note": row.note,
        "key": row.key,
    }
    new = {_COLUMN.get(code, code): value for code, value in said.items() if code in columns}
    if "name" in columns:
        new["name_key"] = name_key
    return {name: value for name, value in new.items() if getattr(kept, name) != value}


def _codes(changed: Mapping[str, object]) -> tuple[str, ...]:
    """The file's columns among those of the table."""
    return tuple(column.code for column in FILE if _COLUMN.get(column.code, column.code) in changed)


def _update(tx: Tx, person_id: int, columns: dict[str, str | int | None]) -> None:
    if columns:
        names = ", ".join(f"{name} = ?" for name in columns)
        tx.run(f"UPDATE person SET {names}, updated_at = ? WHERE id = ?", *columns.values(), tx.stamp, person_id)


def _removed(tx: Tx, person_id: int) -> bool:
    cursor = tx.run(
        "DELETE FROM person WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM account WHERE person_id = ?1)", person_id
    )
    return cursor.rowcount == 1
