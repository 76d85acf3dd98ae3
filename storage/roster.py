"""The roster: who is invited. A file of it may come many times; the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.arabic import name_key
from storage.changes import Changes, FileColumn
from storage.database import Tx
from storage.errors import NotFound

FILE = (
    FileColumn("name", "column-roster-name", required=True, most=100),
    FileColumn("municipality", "column-roster-municipality", most=100),
    FileColumn("position", "column-roster-position", most=100),
    FileColumn("phone", "column-roster-phone", kind="phone", unique=True),
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

    @property
    def known_by(self) -> tuple[str, int | None]:
        """What tells people apart that have neither key nor phone."""
        return name_key(self.name), self.municipality_id


def import_roster(tx: Tx, rows: Sequence[Invited], *, remove_missing: bool = False) -> Changes:
    """Brings in a roster, each row matched by key, else by phone, else by normalised name and municipality.

    What people have said of themselves at registration stands: of those who are registered a file changes only
    the key and the note. Missing are the invited whom the file does not have; only these are ever removed.
    """
    people = _matched(tx, rows)
    added, changed, left = [], [], []
    for index, row in enumerate(rows):
        if index not in people:
            people[index] = _add(tx, row)
            added.append(row.name)
        elif _update(tx, people[index], row):
            changed.append(row.name)
        else:
            left.append(row.name)
    here = set(people.values())
    invited = tx.all("SELECT id, name FROM person WHERE state = 'invited' ORDER BY id")
    absent = [row for row in invited if row["id"] not in here]
    removed = [row["name"] for row in absent if remove_missing and _removed(tx, row["id"])]
    missing = [] if remove_missing else [row["name"] for row in absent]
    return Changes(tuple(added), tuple(changed), tuple(left), tuple(missing), tuple(removed))


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


def count(tx: Tx) -> int:
    """How many people are invited or registered."""
    return int(tx.value("SELECT count(*) FROM person"))


def _matched(tx: Tx, rows: Sequence[Invited]) -> dict[int, int]:
    """Which participant each row is, by the row's place. Surer marks go first, so that no two rows are one person."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for marks in (_by_key, _by_phone, _by_name):
        for index, row in enumerate(rows):
            fresh = [person_id for person_id in marks(tx, row) if person_id not in taken] if index not in found else []
            if fresh:
                found[index] = fresh[0]
                taken.add(fresh[0])
    return found


def _by_key(tx: Tx, row: Invited) -> list[int]:
    return [one["id"] for one in tx.all("SELECT id FROM person WHERE key = ?", row.key)] if row.key else []


def _by_phone(tx: Tx, row: Invited) -> list[int]:
    if not row.phone:
        return []
    same = tx.all(
        "SELECT id, key FROM person WHERE phone = ? AND phone <> '' ORDER BY state <> 'invited', id", row.phone
    )
    return [one["id"] for one in same if not row.key or not one["key"]]


def _by_name(tx: Tx, row: Invited) -> list[int]:
    """Namesakes of the same municipality, but nobody with another key, or another phone that they gave themselves."""
    name, municipality = row.known_by
    same = tx.all(
        "SELECT id, key, phone, state FROM person WHERE name_key = ? AND municipality_id IS ?"
        " ORDER BY state <> 'invited', id",
        name,
        municipality,
    )
    return [
        one["id"]
        for one in same
        if not (row.key and one["key"])
        and (one["state"] == "invited" or not row.phone or one["phone"] in ("", row.phone))
    ]


def _add(tx: Tx, row: Invited) -> int:
    return tx.add("person", state="invited", created_at=tx.stamp, updated_at=tx.stamp, **_columns(row))


def _update(tx: Tx, person_id: int, row: Invited) -> bool:
    """Takes over what the file says. Returns whether anything changed."""
    before = tx.all("SELECT * FROM person WHERE id = ?", person_id)[0]
    new = _columns(row)
    if before["state"] != "invited":
        new = {name: new[name] for name in ("key", "note")}
    if not row.key:
        del new["key"]
    changed = {name: value for name, value in new.items() if before[name] != value}
    if changed:
        names = ", ".join(f"{name} = ?" for name in changed)
        tx.run(f"UPDATE person SET {names}, updated_at = ? WHERE id = ?", *changed.values(), tx.stamp, person_id)
    return bool(changed)


def _columns(row: Invited) -> dict[str, str | int | None]:
    return {
        "key": row.key or None,
        "name": row.name,
        "name_key": name_key(row.name),
        "municipality_id": row.municipality_id,
        "position": row.position,
        "phone": row.phone,
        "note": row.note,
    }


def _removed(tx: Tx, person_id: int) -> bool:
    cursor = tx.run(
        "DELETE FROM person WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM account WHERE person_id = ?1)", person_id
    )
    return cursor.rowcount == 1
