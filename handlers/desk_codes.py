"""The codes of the desk's buttons. `scope` is what one looks at (storage/desk_lists.py), carried from card to card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.codes import Code
from storage.desk import Reason
from storage.desk_lists import By
from storage.moves import Act


class Ask(StrEnum):
    """A form that an act begins with."""

    QUESTION = "q"
    BODY = "b"  # to whom it is referred
    AMENDED = "m"
    ANSWER = "a"
    TAG = "t"
    OTHER = "o"  # the other one, of a merging


@dataclass(frozen=True)
class OpenDesk(Code, prefix="dk"):
    """What lies on the desk, with its counts."""


@dataclass(frozen=True)
class OpenFirst(Code, prefix="dq"):
    """The longest waiting one of a scope."""

    scope: str


@dataclass(frozen=True)
class OpenScope(Code, prefix="dl"):
    """A scope as a list."""

    scope: str
    page: int = 0


@dataclass(frozen=True)
class OpenFilter(Code, prefix="df"):
    """The values of a filter; of NOTHING: which filters there are."""

    by: By = By.NOTHING
    page: int = 0


@dataclass(frozen=True)
class OpenDossier(Code, prefix="dc"):
    """One recommendation on the desk."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class Beside(Code, prefix="dn"):
    """The next one of the scope, or the one before."""

    recommendation: int
    scope: str
    forward: bool


@dataclass(frozen=True)
class Do(Code, prefix="do"):
    """An act done by one tap. `seen` is the last act that the card showed."""

    recommendation: int
    seen: int
    scope: str
    act: Act


@dataclass(frozen=True)
class AskFor(Code, prefix="da"):
    """An act that needs words first."""

    recommendation: int
    seen: int
    scope: str
    what: Ask


@dataclass(frozen=True)
class AskReason(Code, prefix="dz"):
    """Why is it not accepted?"""

    recommendation: int
    seen: int
    scope: str


@dataclass(frozen=True)
class Reject(Code, prefix="dr"):
    """Not accepted, for this reason."""

    recommendation: int
    seen: int
    scope: str
    reason: Reason


@dataclass(frozen=True)
class Undo(Code, prefix="du"):
    """Takes the act back, with all that the same tap did."""

    event: int
    scope: str


@dataclass(frozen=True)
class OpenMore(Code, prefix="dm"):
    """What is needed less often."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class OpenFull(Code, prefix="dx"):
    """The whole text, where the card cuts it."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class OpenJournal(Code, prefix="dh"):
    """Who did what when."""

    recommendation: int
    scope: str
    page: int = 0


@dataclass(frozen=True)
class OpenTags(Code, prefix="dt"):
    """The tags, to put on and take off."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class Toggle(Code, prefix="dg"):
    """Puts a tag on or takes it off."""

    recommendation: int
    scope: str
    tag: int


@dataclass(frozen=True)
class Preview(Code, prefix="dv"):
    """The answer as those concerned will read it."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class PublishAll(Code, prefix="dp"):
    """Publishes every answer that is ready; `count` is how many the screen spoke of, 0 asks."""

    count: int = 0


@dataclass(frozen=True)
class OpenAlike(Code, prefix="dj"):
    """What could be merged with it."""

    recommendation: int
    scope: str


@dataclass(frozen=True)
class MergeInto(Code, prefix="di"):
    """Merges one into the other; not `sure`: which of the two stays?"""

    merged: int
    survivor: int
    scope: str
    sure: bool = False


@dataclass(frozen=True)
class Agree(Code, prefix="dy"):
    """A supporter of a merged one: do they support the survivor?"""

    recommendation: int
    yes: bool


@dataclass(frozen=True)
class Explain(Code, prefix="de"):
    """The author answers the secretariat's question."""

    recommendation: int
