"""The municipalities, and how a typed name finds its own among them.

No list of them is final and spellings vary in official use, so that the table is brought in from a file, keeps
other spellings, and a typed name is never taken silently: it leads to a few suggestions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from storage.arabic import municipality_key, normalise
from storage.changes import Changes, FileColumn
from storage.database import Tx

BETWEEN_ALIASES = "|"
FILE = (
    FileColumn("code", "column-municipality-code", kind="code", required=True, unique=True, most=40),
    FileColumn("name_ar", "column-municipality-name-ar", required=True, unique=True, most=100),
    FileColumn("name_en", "column-municipality-name-en", most=100),
    FileColumn("region", "column-municipality-region", most=100),
    FileColumn("aliases", "column-municipality-aliases"),
)
_COLUMNS = "id, code, name_ar, name_en, region, aliases"


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality; `aliases` are other spellings, parted by |. `id` is 0 while it is not kept yet."""

    id: int
    code: str
    name_ar: str
    name_en: str
    region: str
    aliases: str

    def spellings(self) -> tuple[str, ...]:
        """The keys under which it is found."""
        return _spellings(self.name_ar, self.name_en, self.aliases)


def everything(tx: Tx) -> list[Municipality]:
    """All of them, in the order of their normalised names."""
    return [Municipality(**dict(row)) for row in tx.all(f"SELECT {_COLUMNS} FROM municipality ORDER BY name_key")]


def of_people(tx: Tx) -> list[Municipality]:
    """Those that somebody of the forum is from, in the same order."""
    sql = f"SELECT {_COLUMNS} FROM municipality WHERE id IN (SELECT municipality_id FROM person) ORDER BY name_key"
    return [Municipality(**dict(row)) for row in tx.all(sql)]


def find(tx: Tx, municipality_id: int) -> Municipality | None:
    """The one of that id."""
    row = tx.one(f"SELECT {_COLUMNS} FROM municipality WHERE id = ?", municipality_id)
    return Municipality(**dict(row)) if row else None


def called(everything: Sequence[Municipality], name: str) -> Municipality | None:
    """The only one among `everything` that is called `name`, in whatever spelling, or has it as its code."""
    keys = {municipality_key(name), normalise(name)}
    found = [
        one
        for one in everything
        if one.code == name.strip() or one.name_ar == name or keys.intersection(one.spellings())
    ]
    exact = [one for one in found if one.name_ar == name.strip()]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None


def suggestions(everything: Sequence[Municipality], typed: str, *, limit: int = 3) -> list[Municipality]:
    """Those whose names are nearest to what was typed, the likeliest first."""
    keys = {(index, key): key for index, one in enumerate(everything) for key in one.spellings()}
    near: dict[int, Municipality] = {}
    for wanted in dict.fromkeys((municipality_key(typed), normalise(typed))):
        found = process.extract(wanted, keys, scorer=fuzz.WRatio, limit=limit * 4) if wanted else []
        equal = [(key, 101.0, place) for place, key in keys.items() if key == wanted]
        for _, _, (index, _) in sorted([*equal, *found], key=lambda match: -match[1]):
            near.setdefault(index, everything[index])
    return list(near.values())[:limit]


def import_municipalities(tx: Tx, rows: Sequence[Municipality], *, remove_missing: bool = False) -> Changes:
    """Brings in the municipalities of a file, matched by code. Those that people belong to are never removed."""
    kept = {one.code: one for one in everything(tx)}
    added, changed, left = [], [], []
    for row in rows:
        before = kept.pop(row.code, None)
        if before is None:
            tx.add("municipality", **_kept(row))
            added.append(row.name_ar)
        elif _kept(before) == _kept(row):
            left.append(row.name_ar)
        else:
            names = ", ".join(f"{name} = ?" for name in _kept(row))
            tx.run(f"UPDATE municipality SET {names} WHERE id = ?", *_kept(row).values(), before.id)
            changed.append(row.name_ar)
    removed = [one.name_ar for one in kept.values() if remove_missing and _removed(tx, one)]
    missing = [one.name_ar for one in kept.values() if one.name_ar not in removed]
    return Changes(tuple(added), tuple(changed), tuple(left), tuple(missing), tuple(removed))


@lru_cache(maxsize=4096)
def _spellings(name_ar: str, name_en: str, aliases: str) -> tuple[str, ...]:
    keys = [municipality_key(name) for name in (name_ar, *aliases.split(BETWEEN_ALIASES))]
    return tuple(dict.fromkeys(key for key in (*keys, normalise(name_en)) if key))


def _kept(one: Municipality) -> dict[str, str]:
    return {
        "code": one.code,
        "name_ar": one.name_ar,
        "name_en": one.name_en,
        "region": one.region,
        "aliases": one.aliases,
        "name_key": municipality_key(one.name_ar),
    }


def _removed(tx: Tx, one: Municipality) -> bool:
    cursor = tx.run(
        "DELETE FROM municipality WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM person WHERE municipality_id = ?1)",
        one.id,
    )
    return cursor.rowcount == 1
