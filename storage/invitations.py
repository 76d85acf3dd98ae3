"""Personal invitations: a code to type and a token in a link, both reckoned from the secret, the person and the
number of the issue. Printing again gives the same ones; a new issue makes the old ones void; none is kept on disk.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from storage import audit
from storage.arabic import plain
from storage.database import Tx
from storage.errors import NotFound, UserError
from storage.secret import Secret

ALPHABET = "34679ACDEFGHJKMNPQRTUWXY"  # no two that look alike: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
CODE_LENGTH = 8
GROUP = 4  # letters between two spaces
TOKEN_BYTES = 16
TOKEN_LETTER = "i"  # noqa: S105  # what the payload of a personal link begins with
PROOF_BYTES = 9
KEPT = 20_000  # codes, and as many tokens, that memory holds: those of a roster of 10,000 and their new issues
_BETWEEN = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")


class CodeNotReadable(UserError):
    """What was typed has not the shape of a code."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is printed for one person. `code` is in groups; `payload` is that of the personal link."""

    person_id: int
    name: str
    municipality_ar: str
    municipality_en: str
    code: str
    payload: str


@lru_cache(maxsize=KEPT)
def code_of(secret: Secret, person_id: int, issue: int) -> str:
    """The person's code of that issue."""
    number = int.from_bytes(secret.sign("invitation-code", person_id, issue), "big")
    letters = []
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


@lru_cache(maxsize=KEPT)
def token_of(secret: Secret, person_id: int, issue: int) -> str:
    """The token of the person's link of that issue: 128 bits, 22 characters."""
    return _written(secret.sign("invitation-token", person_id, issue)[:TOKEN_BYTES])


def proof(secret: Secret, *, user_id: int, person_id: int, issue: int) -> str:
    """What a button carries that binds this one account to the person: worth nothing to anybody else."""
    return _written(secret.sign("invitation-proof", user_id, person_id, issue)[:PROOF_BYTES])


def in_groups(code: str) -> str:
    """`7GKM 4QXT`, as it is shown."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """The code that was meant, in whatever case, with spaces and dashes anywhere. Raises CodeNotReadable."""
    code = _BETWEEN.sub("", plain(typed)).upper()
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
        raise CodeNotReadable(length=CODE_LENGTH)
    return code


def is_code(typed: str) -> bool:
    """Whether what was typed has the shape of a code."""
    try:
        read_code(typed)
    except CodeNotReadable:
        return False
    return True


def by_code(tx: Tx, secret: Secret, code: str) -> int | None:
    """The person whose code of the present issue this is."""
    return _whose(tx, code, lambda person_id, issue: code_of(secret, person_id, issue))


def by_token(tx: Tx, secret: Secret, token: str) -> int | None:
    """The person whose token of the present issue this is."""
    return _whose(tx, token, lambda person_id, issue: token_of(secret, person_id, issue))


def issue_of(tx: Tx, person_id: int) -> int:
    """The number of the present issue. Raises NotFound."""
    issue = tx.value("SELECT invitation FROM person WHERE id = ?", person_id)
    if issue is None:
        raise NotFound
    return int(issue)


def reissue(tx: Tx, person_id: int, *, by: int | None) -> int:
    """Makes the old code and link void. Returns the number of the new issue. Raises NotFound."""
    issue = issue_of(tx, person_id) + 1
    tx.run("UPDATE person SET invitation = ?, updated_at = ? WHERE id = ?", issue, tx.stamp, person_id)
    audit.note(tx, "reissue", actor=by, subject=f"person:{person_id}", after={"issue": issue})
    return issue


def of_person(tx: Tx, secret: Secret, person_id: int) -> Invitation:
    """The invitation of one person. Raises NotFound."""
    found = _invitations(tx, secret, "p.id = ?", person_id)
    if not found:
        raise NotFound
    return found[0]


def everybody(tx: Tx, secret: Secret) -> list[Invitation]:
    """The invitations of all who are invited or registered, by municipality and name: what is printed."""
    return _invitations(tx, secret, "p.state IN ('invited', 'registered')")


def _invitations(tx: Tx, secret: Secret, where: str, *values: int) -> list[Invitation]:
    rows = tx.all(
        "SELECT p.id, p.name, p.invitation, coalesce(m.name_ar, p.municipality_other) AS municipality_ar,"
        " coalesce(nullif(m.name_en, ''), m.name_ar, p.municipality_other) AS municipality_en"
        f" FROM person p LEFT JOIN municipality m ON m.id = p.municipality_id WHERE {where}"
        " ORDER BY coalesce(m.name_key, p.municipality_other), p.name_key, p.id",
        *values,
    )
    return [
        Invitation(
            row["id"],
            row["name"],
            row["municipality_ar"],
            row["municipality_en"],
            in_groups(code_of(secret, row["id"], row["invitation"])),
            TOKEN_LETTER + token_of(secret, row["id"], row["invitation"]),
        )
        for row in rows
    ]


def _whose(tx: Tx, given: str, reckon: Callable[[int, int], str]) -> int | None:
    """The only person for whom `reckon` gives this; all are gone through, as no file has what to look it up by."""
    wanted = given.encode()
    found = [
        row["id"]
        for row in tx.all("SELECT id, invitation FROM person")
        if hmac.compare_digest(reckon(row["id"], row["invitation"]).encode(), wanted)
    ]
    return int(found[0]) if len(found) == 1 else None


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
