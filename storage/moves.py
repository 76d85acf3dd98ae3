"""The moves of a recommendation: which states there are, who may do what in which of them, and the refusals.

The table itself stands in the database (recommendation_move), whose triggers refuse every other move; MOVES says the
same for the screens, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage.errors import UserError


class State(StrEnum):
    """Where a recommendation stands with the secretariat."""

    SUBMITTED = "submitted"  # on record, not looked at yet
    UNDER_REVIEW = "under_review"  # somebody of the secretariat has it
    NEEDS_INFO = "needs_info"  # a question went to the author
    ACCEPTED = "accepted"
    ACCEPTED_MODIFIED = "accepted_modified"  # in other words
    REFERRED = "referred"  # to a body outside
    DEFERRED = "deferred"
    REJECTED = "rejected"


FINAL = frozenset({State.ACCEPTED, State.ACCEPTED_MODIFIED, State.REFERRED, State.DEFERRED, State.REJECTED})
"""States that are a decision: deputies learn of it when the answer is published."""

UNDECIDED = frozenset(State) - FINAL


class Act(StrEnum):
    """What can be done with a recommendation on record."""

    EDIT = "edit"
    WITHDRAW = "withdraw"
    EXPLAIN = "explained"  # the author answers the secretariat's question
    TAKE = "taken"  # the lock
    RELEASE = "released"
    ASK = "asked"
    ACCEPT = "accepted"
    AMEND = "accepted_modified"
    REFER = "referred"
    DEFER = "deferred"
    REJECT = "rejected"
    ANSWER = "answered"  # other words for the answer to a decision
    PUBLISH = "published"
    REOPEN = "reopened"
    MERGE = "merged"
    TAKE_IN = "taken_in"  # the room makes somebody's recommendation its own
    PUT_BACK = "put_back"
    ADOPT = "adopted"  # the closing session's three
    ADOPT_AMENDED = "adopted_amended"
    NOT_ADOPT = "not_adopted"


class Actor(StrEnum):
    """As what a person acts."""

    AUTHOR = "author"
    SECRETARIAT = "secretariat"
    ORGANIZER = "organizer"
    RAPPORTEUR = "rapporteur"


@dataclass(frozen=True, slots=True)
class Move:
    """One permission: it holds in the states `out_of`; `untouched`: only before anybody else has acted.

    `into` is the state after it; None: the state stays.
    """

    out_of: frozenset[State]
    untouched: bool = False
    into: State | None = None


_ALL = frozenset(State)
_STAFF = Actor.SECRETARIAT

MOVES: dict[tuple[Actor, Act], Move] = {
    (Actor.AUTHOR, Act.EDIT): Move(frozenset({State.SUBMITTED}), untouched=True),
    (Actor.AUTHOR, Act.WITHDRAW): Move(UNDECIDED),
    (Actor.AUTHOR, Act.EXPLAIN): Move(frozenset({State.NEEDS_INFO}), into=State.UNDER_REVIEW),
    (Actor.RAPPORTEUR, Act.EXPLAIN): Move(frozenset({State.NEEDS_INFO}), into=State.UNDER_REVIEW),
    (Actor.RAPPORTEUR, Act.TAKE_IN): Move(_ALL),
    (Actor.RAPPORTEUR, Act.PUT_BACK): Move(UNDECIDED),
    (Actor.RAPPORTEUR, Act.WITHDRAW): Move(UNDECIDED),
    (_STAFF, Act.TAKE): Move(frozenset({State.SUBMITTED, State.UNDER_REVIEW}), into=State.UNDER_REVIEW),
    (_STAFF, Act.RELEASE): Move(UNDECIDED),
    (_STAFF, Act.ASK): Move(UNDECIDED, into=State.NEEDS_INFO),
    (_STAFF, Act.ACCEPT): Move(UNDECIDED, into=State.ACCEPTED),
    (_STAFF, Act.AMEND): Move(UNDECIDED, into=State.ACCEPTED_MODIFIED),
    (_STAFF, Act.REFER): Move(UNDECIDED, into=State.REFERRED),
    (_STAFF, Act.DEFER): Move(UNDECIDED, into=State.DEFERRED),
    (_STAFF, Act.REJECT): Move(UNDECIDED, into=State.REJECTED),
    (_STAFF, Act.ANSWER): Move(FINAL),
    (_STAFF, Act.PUBLISH): Move(FINAL),
    (_STAFF, Act.REOPEN): Move(FINAL, into=State.UNDER_REVIEW),
    (_STAFF, Act.MERGE): Move(_ALL),
    (Actor.ORGANIZER, Act.ADOPT): Move(_ALL, into=State.ACCEPTED),
    (Actor.ORGANIZER, Act.ADOPT_AMENDED): Move(_ALL, into=State.ACCEPTED_MODIFIED),
    (Actor.ORGANIZER, Act.NOT_ADOPT): Move(_ALL, into=State.REJECTED),
}


class AlreadyWithdrawn(UserError):
    """The recommendation is withdrawn."""


class EditingEnded(UserError):
    """Somebody else has acted on it: the author's own editing has ended."""


class WithdrawingEnded(UserError):
    """The secretariat has decided: it cannot be withdrawn any more."""


class MoveRefused(UserError):
    """The recommendation does not stand where this can be done with it."""


REFUSALS: dict[Act, type[UserError]] = {Act.EDIT: EditingEnded, Act.WITHDRAW: WithdrawingEnded}


def allowed(act: Act, actor: Actor, *, state: State, touched: bool) -> bool:
    """Whether `actor` may do this with a recommendation that stands in `state`, as MOVES says.

    `touched`: somebody other than the author has acted on it.
    """
    move = MOVES.get((actor, act))
    return move is not None and state in move.out_of and not (move.untouched and touched)


def after(act: Act, actor: Actor, state: State) -> State:
    """The state to which the move leads. Raises KeyError for a move that is none."""
    return MOVES[actor, act].into or state
