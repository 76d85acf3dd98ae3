"""What the buttons of feedback carry.

While an answer is being made it is kept nowhere: each button carries what the answer would be after its press, and
words that were typed stand in the message that shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code


@dataclass(frozen=True)
class OpenFeedback(Code, prefix="fbo"):
    """The sessions that can be rated."""

    page: int = 0


@dataclass(frozen=True)
class OpenSessionFeedback(Code, prefix="fbs"):
    """One session's card: the stars, or what was said already."""

    session: int


@dataclass(frozen=True)
class NoneOfThem(Code, prefix="fbn"):
    """I was in none of the sessions that the call names."""


@dataclass(frozen=True)
class Rate(Code, prefix="fb"):
    """The first stars; the card is begun with them."""

    session: int
    stars: int


@dataclass(frozen=True)
class Mark(Code, prefix="fbk"):
    """The card as it would be. `marks` are the stars, then those for each further question; `chips` are bits."""

    session: int
    questions: int
    marks: str
    chips: int

    @property
    def complete(self) -> bool:
        """Whether there are stars at all."""
        return bool(self.marks)


@dataclass(frozen=True)
class Send(Code, prefix="fbz"):
    """Sends the answer that it carries, with the name or without."""

    session: int
    questions: int
    marks: str
    chips: int
    named: bool


@dataclass(frozen=True)
class SendBelow(Code, prefix="fbw"):
    """Sends the words, or the voice note, of this message with the stars of the one that it answers.

    `number` counts what was typed: of several messages the last one alone is sent.
    """

    session: int
    number: int
    named: bool


@dataclass(frozen=True)
class DropBelow(Code, prefix="fby"):
    """Takes the words or the voice note of this message back, unsent."""

    session: int
    number: int


@dataclass(frozen=True)
class Change(Code, prefix="fbr"):
    """Opens the card again with what was said with name."""

    session: int


@dataclass(frozen=True)
class AskVoice(Code, prefix="fbv"):
    """A voice note may be sent now, beside what was said with name. `drop`: takes it back."""

    session: int
    drop: bool = False


@dataclass(frozen=True)
class Comment(Code, prefix="fbc"):
    """Asks for a few words. `anew`: also if words to another session wait unsent, which are forgotten then."""

    session: int
    anew: bool = False


@dataclass(frozen=True)
class DeleteComment(Code, prefix="fbx"):
    """Takes the words back; the stars stay."""

    session: int


@dataclass(frozen=True)
class RecommendThis(Code, prefix="fbq"):
    """Makes a recommendation out of what was said with name."""

    session: int


@dataclass(frozen=True)
class Done(Code, prefix="fbd"):
    """Nothing more to say."""

    session: int
