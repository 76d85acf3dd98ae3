"""Who comes in, and how: by proof at once, by likeness after the staff have looked, and others as the setting says.

Proof is an own contact card with the roster's number, or a personal code or link. A name with a municipality, or a
typed number, is none, since lists of names are public: it only tells the staff whom somebody says they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage import audit, municipalities, people, registration, requests, settings, standing
from storage.arabic import loose_words
from storage.database import Tx
from storage.errors import OutOfDate, UserError
from storage.people import Person
from storage.people import State as Standing
from storage.registration import FREE, AlreadyRegistered, Consent, Details
from storage.requests import Kind, Request, State

SETTING = "registration"
ENOUGH = 2  # words that a shorter form of a name has at least


class Rule(StrEnum):
    """Who may register that the roster does not have."""

    OPEN = "open"  # anybody, at once
    APPROVAL = "approval"  # anybody, once the staff have agreed
    INVITED = "invited"  # nobody


class InvitedOnly(UserError):
    """Only those who are on the roster take part."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted request came to: who it is, and the account from which they spoke before."""

    person: Person
    parted: int | None


def rule(tx: Tx) -> Rule:
    """The forum's rule."""
    return Rule(settings.choice(tx, SETTING))


def set_rule(tx: Tx, chosen: Rule, *, by: int) -> None:
    """Changes the forum's rule."""
    before = rule(tx)
    if before is not chosen:
        settings.choose(tx, SETTING, chosen.value)
        audit.note(tx, "setting", actor=by, subject=SETTING, before={"rule": before}, after={"rule": chosen})


def admit(tx: Tx, user_id: int, details: Details, consent: Consent) -> Request | None:
    """The form is sent: registers the account and returns None, or asks the staff and returns the request.

    Raises: AlreadyRegistered, InvitedOnly, TooManyRequests.
    """
    if standing.person_of(tx, user_id) is not None:
        raise AlreadyRegistered
    if registration.proved(tx, details) is not None:
        _register(tx, user_id, details, consent)
        return None
    bound = _bound(tx, details)
    if bound is not None:
        return requests.ask(tx, user_id, Kind.TAKEN, person_id=bound, details=details, consent=consent)
    alike = candidates(tx, details)
    if alike:
        only = alike[0].id if len(alike) == 1 else None
        return requests.ask(tx, user_id, Kind.CLAIM, person_id=only, details=details, consent=consent)
    chosen = rule(tx)
    if chosen is Rule.INVITED:
        raise InvitedOnly
    if chosen is Rule.OPEN:
        _register(tx, user_id, details, consent)
        return None
    requests.withdraw(tx, user_id)
    person = registration.register(tx, user_id, details, consent, state=Standing.PENDING)
    return requests.ask(tx, user_id, Kind.APPROVAL, person_id=person.id, details=details, consent=consent)


def candidates(tx: Tx, details: Details) -> list[Person]:
    """Those of the roster without account whom somebody may be who says this of themselves."""
    key = loose_words(details.name)
    rows = tx.all(
        f"SELECT id, name, phone FROM person WHERE {FREE}"
        " AND (municipality_id IS ? AND municipality_other = ? OR phone = ? AND phone <> '') ORDER BY id",
        details.municipality_id,
        details.municipality_other,
        details.phone,
    )
    alike = [row["id"] for row in rows if row["phone"] == details.phone != "" or _alike(key, loose_words(row["name"]))]
    return [person for person_id in alike if (person := people.find(tx, person_id)) is not None]


def enter(tx: Tx, user_id: int, person_id: int, consent: Consent) -> Person:
    """The account has proved, by a code or a link, that it is the person's. What it asked of the staff is withdrawn.

    Somebody who waits for approval under another entry of their own leaves that one.

    Raises: AlreadyRegistered, OutOfDate when the person has another account or was declined.
    """
    if standing.account_of(tx, person_id) not in (None, user_id):
        raise OutOfDate
    if standing.state_of(tx, person_id) is Standing.DECLINED:
        raise OutOfDate
    _leave_waiting(tx, user_id, person_id)
    registration.enter(tx, user_id, person_id, consent)
    audit.note(tx, "register", actor=user_id, subject=f"person:{person_id}", after={"found_in": "invitation"})
    return people.existing(tx, person_id)


def accept(tx: Tx, request: Request, *, as_person: int | None, by: int) -> Accepted | None:
    """The staff agree: the account is `as_person`, or somebody new. None when somebody else was faster.

    Raises: OutOfDate when the account or the person has found another place since.
    """
    mine = standing.person_of(tx, request.user_id)
    if mine is not None and mine != request.person_id:
        raise OutOfDate
    if not requests.decide(tx, request, State.ACCEPTED, by=by):
        return None
    if as_person is None:
        details = request.details
        if request.kind is not Kind.CLAIM or details is None:
            raise OutOfDate
        person_id = registration.register_new(tx, request.user_id, details, request.consent, by=by).id
        requests.found_out(tx, request.id, person_id)
        return Accepted(people.existing(tx, person_id), None)
    parted = standing.account_of(tx, as_person)
    if parted not in (None, request.user_id) and (request.kind is not Kind.TAKEN or as_person != request.person_id):
        raise OutOfDate
    registration.enter(tx, request.user_id, as_person, request.consent, by=by)
    if request.details is not None and mine is None:
        registration.complete(tx, as_person, request.details)
    requests.found_out(tx, request.id, as_person)
    return Accepted(people.existing(tx, as_person), parted if parted != request.user_id else None)


def decline(tx: Tx, request: Request, *, by: int) -> bool:
    """The staff do not agree. Returns False when somebody else was faster."""
    if not requests.decide(tx, request, State.DECLINED, by=by):
        return False
    if request.kind is Kind.APPROVAL and request.person_id is not None:
        standing.move(tx, request.person_id, Standing.DECLINED, by=by)
    return True


def let_in(tx: Tx, person_id: int, *, by: int) -> Standing:
    """The staff let somebody in who was declined or had withdrawn; without account they are invited again."""
    user_id = standing.account_of(tx, person_id)
    after = Standing.REGISTERED if user_id is not None else Standing.INVITED
    if user_id is not None:
        registration.enter(tx, user_id, person_id, None, by=by)
    else:
        standing.move(tx, person_id, after, by=by)
    audit.note(tx, "let_in", actor=by, subject=f"person:{person_id}")
    return after


def take_back(tx: Tx, user_id: int) -> None:
    """The account does not ask any more. Who waited for approval has withdrawn."""
    person_id = standing.person_of(tx, user_id)
    requests.withdraw(tx, user_id)
    if person_id is not None and standing.state_of(tx, person_id) is Standing.PENDING:
        registration.withdraw(tx, person_id, user_id)


def home_of(tx: Tx, details: Details) -> tuple[str, str]:
    """The municipality that somebody says is theirs, in Arabic and English."""
    if details.municipality_id is None:
        return details.municipality_other, details.municipality_other
    found = municipalities.find(tx, details.municipality_id)
    return (found.name_ar, found.name_en) if found else ("", "")


def come_back(tx: Tx, user_id: int, consent: Consent) -> Request | None:
    """Somebody who has withdrawn takes part again: at once, or by a request where the staff have a say.

    The staff have a say where they took the person out themselves, or where everybody waits for them.

    Raises: OutOfDate for whoever has not withdrawn; TooManyRequests.
    """
    person_id = standing.person_of(tx, user_id)
    if person_id is None or standing.state_of(tx, person_id) is not Standing.WITHDRAWN:
        raise OutOfDate
    by_staff = standing.moves(tx, person_id)[-1].by != user_id
    if not by_staff and rule(tx) is not Rule.APPROVAL:
        registration.enter(tx, user_id, person_id, consent)
        return None
    registration.enter(tx, user_id, person_id, consent, state=Standing.PENDING)
    details = registration.details_of(tx, person_id)
    return requests.ask(tx, user_id, Kind.APPROVAL, person_id=person_id, details=details, consent=consent)


def _register(tx: Tx, user_id: int, details: Details, consent: Consent) -> None:
    requests.withdraw(tx, user_id)
    registration.register(tx, user_id, details, consent)


def _bound(tx: Tx, details: Details) -> int | None:
    """The participant of another account whose number this is: Telegram vouches for it, or the name is alike too."""
    found = tx.all(
        "SELECT p.id, p.name FROM person p JOIN account a ON a.person_id = p.id WHERE p.phone = ? AND p.phone <> ''",
        details.phone,
    )
    key = loose_words(details.name)
    fitting = [row["id"] for row in found if details.phone_own or _alike(key, loose_words(row["name"]))]
    return int(fitting[0]) if len(fitting) == 1 else None


def _leave_waiting(tx: Tx, user_id: int, person_id: int) -> None:
    mine = standing.person_of(tx, user_id)
    if mine is not None and mine != person_id and standing.state_of(tx, mine) is not Standing.PENDING:
        raise AlreadyRegistered
    requests.withdraw(tx, user_id)
    if mine is not None and mine != person_id:
        tx.run("UPDATE account SET person_id = NULL WHERE user_id = ?", user_id)
        tx.run("UPDATE request SET person_id = NULL WHERE person_id = ?", mine)
        tx.run("DELETE FROM person WHERE id = ?", mine)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same words; or all words of the shorter name are in the longer one, as in a name of three and of four."""
    if one == other:
        return True
    few, many = sorted((one, other), key=len)
    return len(few) >= ENOUGH and set(few) <= set(many)
