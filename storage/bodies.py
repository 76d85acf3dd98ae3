"""The bodies that recommendations name as responsible, for whoever writes the next one."""

from __future__ import annotations

from collections import Counter

from storage.arabic import normalise
from storage.database import Tx
from storage.errors import NotFound

SPELLINGS = 100  # looked at for suggestions


def named(tx: Tx, *, most: int = 5) -> list[tuple[int, str]]:
    """The responsible bodies named most often so far, spellings taken together.

    Returns the commonest spelling of each with the id of a recommendation that has it.
    """
    rows = tx.all(
        "SELECT max(id) AS id, responsible_body AS body, count(*) AS named FROM recommendation"
        " WHERE withdrawn_at IS NULL AND responsible_body <> '' GROUP BY responsible_body"
        " ORDER BY named DESC, id DESC LIMIT ?",
        SPELLINGS,
    )
    counts: Counter[str] = Counter()
    spelt: dict[str, tuple[int, str]] = {}
    for row in rows:
        key = normalise(row["body"])
        counts[key] += row["named"]
        spelt.setdefault(key, (row["id"], row["body"]))
    return [spelt[key] for key, _ in counts.most_common(most)]


def of(tx: Tx, recommendation_id: int) -> str:
    """The responsible body as that recommendation names it. Raises NotFound."""
    body = tx.value("SELECT responsible_body FROM recommendation WHERE id = ?", recommendation_id)
    if body is None:
        raise NotFound
    return str(body)
