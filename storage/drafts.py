"""Drafts: what a person has answered so far in a form. A row, so that tomorrow and another phone find it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from storage.database import Tx

PREVIEW = "preview"
FIRST = 1  # a draft's version as long as nobody has done anything in it


@dataclass(frozen=True, slots=True)
class Draft:
    """One form under way. `step` is the field being asked, or PREVIEW; `version` rises with every change.

    `offered` holds the choices that were made for the typed answer of the current step, value by label.
    """

    id: int
    user_id: int
    form: str
    subject: str
    step: str
    answers: dict[str, str]
    version: int
    offered: dict[str, str] = field(default_factory=dict)

    @property
    def untouched(self) -> bool:
        """Whether it is as it was begun, so that nothing is lost with it."""
        return self.version == FIRST

    def at(self, step: str, *, offered: Mapping[str, str] | None = None) -> Draft:
        """The draft at another step."""
        return replace(self, step=step, offered=dict(offered or {}))

    def answered(self, name: str, value: str) -> Draft:
        """The draft with one more answer."""
        return replace(self, answers={**self.answers, name: value})


def begin(tx: Tx, user_id: int, form: str, *, step: str, answers: Mapping[str, str], subject: str) -> Draft:
    """A new draft, active, in the place of the person's earlier one of this form."""
    tx.run("DELETE FROM draft WHERE user_id = ? AND form = ?", user_id, form)
    leave(tx, user_id)
    draft_id = tx.add(
        "draft",
        user_id=user_id,
        form=form,
        subject=subject,
        step=step,
        answers=_write(answers, {}),
        version=FIRST,
        started_at=tx.stamp,
        updated_at=tx.stamp,
    )
    return Draft(draft_id, user_id, form, subject, step, dict(answers), FIRST)


def bring_back(tx: Tx, draft: Draft, *, step: str, answers: Mapping[str, str]) -> Draft:
    """A draft that was sent and not taken is there again, active, with these answers."""
    return save(tx, begin(tx, draft.user_id, draft.form, step=step, answers=answers, subject=draft.subject))


def active(tx: Tx, user_id: int) -> Draft | None:
    """The draft that takes what the person types now."""
    return _one(tx, "user_id = ? AND active = 1", user_id)


def of_form(tx: Tx, user_id: int, form: str) -> Draft | None:
    """The person's draft of a form, active or left."""
    return _one(tx, "user_id = ? AND form = ?", user_id, form)


def by_id(tx: Tx, draft_id: int, user_id: int) -> Draft | None:
    """The draft of that id, if it is this person's."""
    return _one(tx, "id = ? AND user_id = ?", draft_id, user_id)


def busy(tx: Tx, user_id: int) -> bool:
    """Whether the person has any draft."""
    return tx.one("SELECT 1 FROM draft WHERE user_id = ?", user_id) is not None


def of_person(tx: Tx, user_id: int) -> list[Draft]:
    """Every draft of the person, the latest first."""
    rows = tx.all("SELECT id FROM draft WHERE user_id = ? ORDER BY updated_at DESC, id DESC", user_id)
    found = (by_id(tx, row["id"], user_id) for row in rows)
    return [draft for draft in found if draft is not None]


def save(tx: Tx, draft: Draft) -> Draft:
    """Keeps the draft as it is now and makes it the active one; buttons of its earlier screens are old from here."""
    tx.run("UPDATE draft SET active = 0 WHERE user_id = ? AND active = 1 AND id <> ?", draft.user_id, draft.id)
    tx.run(
        "UPDATE draft SET step = ?, answers = ?, version = version + 1, active = 1, updated_at = ? WHERE id = ?",
        draft.step,
        _write(draft.answers, draft.offered),
        tx.stamp,
        draft.id,
    )
    return replace(draft, version=draft.version + 1)


def leave(tx: Tx, user_id: int) -> None:
    """What the person types from now on goes to no form. The drafts stay, save one in which nothing was done."""
    tx.run("DELETE FROM draft WHERE user_id = ? AND active = 1 AND version = ?", user_id, FIRST)
    tx.run("UPDATE draft SET active = 0 WHERE user_id = ? AND active = 1", user_id)


def delete(tx: Tx, draft: Draft) -> None:
    """Forgets the draft."""
    tx.run("DELETE FROM draft WHERE id = ?", draft.id)


def _one(tx: Tx, where: str, *values: int | str) -> Draft | None:
    row = tx.one(f"SELECT id, user_id, form, subject, step, answers, version FROM draft WHERE {where}", *values)
    if row is None:
        return None
    kept = json.loads(row["answers"])
    return Draft(**{**dict(row), "answers": kept["answers"], "offered": kept["offered"]})


def _write(answers: Mapping[str, str], offered: Mapping[str, str]) -> str:
    return json.dumps({"answers": dict(answers), "offered": dict(offered)}, ensure_ascii=False)
