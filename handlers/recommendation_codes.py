"""The codes of the recommendations' buttons, so that their screens can point at one another."""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from storage.recommendations import Hidden
from storage.register import By


@dataclass(frozen=True)
class OpenRecommendations(Code, prefix="rec"):
    """The recommendations: one's own, everybody's, and the search."""


@dataclass(frozen=True)
class OpenMine(Code, prefix="recm"):
    """What the person has recommended, with the drafts."""

    page: int = 0


@dataclass(frozen=True)
class Recommend(Code, prefix="recn"):
    """A new one, about `session` if not 0. `anew`: also if a draft waits, which is forgotten then."""

    session: int = 0
    anew: bool = False


@dataclass(frozen=True)
class OpenRecommendation(Code, prefix="recc"):
    """A recommendation in full."""

    recommendation: int


@dataclass(frozen=True)
class Edit(Code, prefix="rece"):
    """Opens the form with its answers. `anew`: also if another edit waits, which is forgotten then."""

    recommendation: int
    anew: bool = False


@dataclass(frozen=True)
class Withdraw(Code, prefix="recw"):
    """Asks whether it shall be taken back; `sure`: yes."""

    recommendation: int
    sure: bool = False


@dataclass(frozen=True)
class Place(Code, prefix="recl"):
    """One page of a list, which a card opened from it leads back to."""

    by: By
    of: int = 0
    page: int = 0


@dataclass(frozen=True)
class OpenGroups(Code, prefix="recg"):
    """The sessions, or the focus areas, to choose a list."""

    by: By
    page: int = 0


@dataclass(frozen=True)
class OpenSearch(Code, prefix="recq"):
    """Asks what to look for."""


@dataclass(frozen=True)
class OpenListed(Code, prefix="recf"):
    """A recommendation in full, from a page of a list."""

    recommendation: int
    by: By
    of: int
    page: int

    @property
    def place(self) -> Place:
        """Where it was opened."""
        return Place(self.by, self.of, self.page)


@dataclass(frozen=True)
class Support(Code, prefix="recs"):
    """Supports it, or takes the support back. `place` is the packed Place that its card leads back to, '' for none."""

    recommendation: int
    on: bool
    place: str = ""


@dataclass(frozen=True)
class More(Code, prefix="reco"):
    """What else an author can do with it."""

    recommendation: int


@dataclass(frozen=True)
class OpenTimeline(Code, prefix="rect"):
    """What happened to it."""

    recommendation: int


@dataclass(frozen=True)
class OpenVersion(Code, prefix="recv"):
    """One of its wordings, from 1."""

    recommendation: int
    version: int


@dataclass(frozen=True)
class OpenAnswer(Code, prefix="reca"):
    """The published answer, where the card has no room for it."""

    recommendation: int


@dataclass(frozen=True)
class OpenMerged(Code, prefix="recd"):
    """The text of one that was merged into another."""

    recommendation: int


@dataclass(frozen=True)
class OpenSupporters(Code, prefix="recp"):
    """The supporters' names, for the staff."""

    recommendation: int
    page: int = 0


@dataclass(frozen=True)
class ReportIt(Code, prefix="recr"):
    """Asks whether it is to be reported to the secretariat; `sure`: yes."""

    recommendation: int
    sure: bool = False


@dataclass(frozen=True)
class Hide(Code, prefix="rech"):
    """Hides it for a reason."""

    recommendation: int
    reason: Hidden


@dataclass(frozen=True)
class LetStand(Code, prefix="recz"):
    """Shows it again, or lets it stand as it is."""

    recommendation: int


@dataclass(frozen=True)
class OpenReported(Code, prefix="recx"):
    """What was reported and waits for a look, for the staff."""


@dataclass(frozen=True)
class OpenReport(Code, prefix="recy"):
    """One that was reported, to be hidden or to stand."""

    recommendation: int


@dataclass(frozen=True)
class OpenFiles(Code, prefix="ren"):
    """The files beside it."""

    recommendation: int


@dataclass(frozen=True)
class AddFiles(Code, prefix="rea"):
    """Takes files from its author, until `done`."""

    recommendation: int
    done: bool = False


@dataclass(frozen=True)
class OpenDictations(Code, prefix="dco"):
    """Voice notes whose words nobody has typed yet, for the staff."""


@dataclass(frozen=True)
class AskRewording(Code, prefix="rwa"):
    """The author asks the secretariat for other words."""

    recommendation: int


@dataclass(frozen=True)
class Restate(Code, prefix="rww"):
    """The secretariat writes other words, for the author to agree to."""

    recommendation: int


@dataclass(frozen=True)
class OpenRules(Code, prefix="rgo"):
    """What an owner sets for the register."""


@dataclass(frozen=True)
class Invite(Code, prefix="reci"):
    """The link by which a co-author joins."""

    recommendation: int


@dataclass(frozen=True)
class Join(Code, prefix="recj"):
    """Stands beside the author from now on; the payload is that of the link."""

    payload: str


@dataclass(frozen=True)
class LeaveIt(Code, prefix="reck"):
    """Stands beside the author no more; `sure`: yes."""

    recommendation: int
    sure: bool = False


def packed(place: Place | None) -> str:
    """A place as another code carries it."""
    return f"{place.by.value}.{place.of}.{place.page}" if place else ""


def unpacked(text: str) -> Place | None:
    """The place that `packed` wrote. Raises OutOfDate for anything else."""
    return Place.unpack(f"{Place.prefix}:{text.replace('.', ':')}") if text else None
