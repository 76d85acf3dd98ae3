"""The moves of a recommendation: which states there are, who may do what in which of them, and the refusals."""

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


class Act(StrEnum):
    """What can be done with a recommendation on record."""

    EDIT = "edit"
    WITHDRAW = "withdraw"


class Actor(StrEnum):
    """As what a person acts."""

    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Move:
    """One permission: it holds in the states `out_of`; `untouched`: only before anybody else has acted."""

    out_of: frozenset[State]
    untouched: bool = False


MOVES: dict[tuple[Actor, Act], Move] = {
    (Actor.AUTHOR, Act.EDIT): Move(frozenset({State.SUBMITTED}), untouched=True),
    (Actor.AUTHOR, Act.WITHDRAW): Move(frozenset({State.SUBMITTED, State.UNDER_REVIEW, State.NEEDS_INFO})),
}


class AlreadyWithdrawn(UserError):
    """The recommendation is withdrawn."""


class EditingEnded(UserError):
    """Somebody else has acted on it: the author's own editing has ended."""


class WithdrawingEnded(UserError):
    """The secretariat has decided: it cannot be withdrawn any more."""


REFUSALS: dict[Act, type[UserError]] = {Act.EDIT: EditingEnded, Act.WITHDRAW: WithdrawingEnded}


def allowed(act: Act, actor: Actor, *, state: State, touched: bool) -> bool:
    """Whether `actor` may do this with a recommendation that stands in `state`, as MOVES says.

    `touched`: somebody other than the author has acted on it.
    """
    move = MOVES.get((actor, act))
    return move is not None and state in move.out_of and not (move.untouched and touched)
