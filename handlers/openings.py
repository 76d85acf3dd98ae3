"""The codes that open a screen of the menu, so that screens can point at one another without importing each other."""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code


@dataclass(frozen=True)
class OpenRegistration(Code, prefix="reg"):
    """To the consent text, with which registration begins."""


@dataclass(frozen=True)
class OpenMe(Code, prefix="me"):
    """What the bot knows of me."""


@dataclass(frozen=True)
class OpenDrafts(Code, prefix="mdr"):
    """The drafts that wait to be continued."""


@dataclass(frozen=True)
class OpenPrivacy(Code, prefix="prv"):
    """The privacy notice."""


@dataclass(frozen=True)
class OpenLanguage(Code, prefix="lng"):
    """The choice of language."""


@dataclass(frozen=True)
class OpenHelp(Code, prefix="hlp"):
    """What the bot can do."""


@dataclass(frozen=True)
class OpenReport(Code, prefix="rpt"):
    """The forum's pictures."""


@dataclass(frozen=True)
class OpenStaff(Code, prefix="stf"):
    """The door of the staff."""


@dataclass(frozen=True)
class OpenParticipants(Code, prefix="pt"):
    """Who is invited, registered, waiting; for organizers."""


@dataclass(frozen=True)
class OpenRoster(Code, prefix="ro"):
    """How a roster is brought in."""


@dataclass(frozen=True)
class OpenCode(Code, prefix="ic"):
    """Asks for the personal code."""


@dataclass(frozen=True)
class OpenUnreachable(Code, prefix="ur"):
    """Whom the bot does not reach; for organizers."""


@dataclass(frozen=True)
class OpenCheckin(Code, prefix="ci"):
    """The usher's desk: what is typed from here on is a name."""


@dataclass(frozen=True)
class OpenAttendance(Code, prefix="at"):
    """The list of today, with its figures."""


@dataclass(frozen=True)
class OpenSlides(Code, prefix="sl"):
    """The hall's screens of the day."""


@dataclass(frozen=True)
class OpenBadge(Code, prefix="bg"):
    """One's own badge for the door."""


@dataclass(frozen=True)
class OpenDashboard(Code, prefix="db"):
    """How feedback stands; for organizers."""

    page: int = 0


@dataclass(frozen=True)
class OpenQuestions(Code, prefix="qs"):
    """What is asked beside the stars; for organizers."""


@dataclass(frozen=True)
class OpenGroups(Code, prefix="gr"):
    """The groups and channels that the bot was added to; for organizers."""


@dataclass(frozen=True)
class OpenAgenda(Code, prefix="ag"):
    """The sessions that I have chosen."""

    page: int = 0


@dataclass(frozen=True)
class TakeSeat(Code, prefix="agt"):
    """Puts a session into my agenda. `instead`: what overlaps is given up for it."""

    session: int
    instead: bool = False


@dataclass(frozen=True)
class OpenSeats(Code, prefix="se"):
    """Who has a seat in a session and who waits; for organizers."""

    session: int
    page: int = 0


@dataclass(frozen=True)
class GiveUpSeat(Code, prefix="agl"):
    """Takes a session out of my agenda. `sure`: also where others wait for the seat."""

    session: int
    sure: bool = False


@dataclass(frozen=True)
class OpenDocuments(Code, prefix="sdo"):
    """The documents of a session."""

    session: int


@dataclass(frozen=True)
class EditDocuments(Code, prefix="sde"):
    """Where staff add and remove them; `done`: enough."""

    session: int
    done: bool = False


@dataclass(frozen=True)
class EndSession(Code, prefix="end"):
    """Says that a session is over; first it asks whether that is sure."""

    session: int
    sure: bool = False


@dataclass(frozen=True)
class ReopenSession(Code, prefix="endr"):
    """Says that it goes on after all."""

    session: int


@dataclass(frozen=True)
class OpenRecord(Code, prefix="rmr"):
    """What a session's room agreed; for rapporteurs."""

    page: int = 0


@dataclass(frozen=True)
class OpenClosing(Code, prefix="clo"):
    """The closing session's reading; for organizers."""


@dataclass(frozen=True)
class OpenManage(Code, prefix="mg"):
    """The programme as organizers edit and release it."""


@dataclass(frozen=True)
class OpenEdits(Code, prefix="mgr"):
    """What waits to be released, page by page."""

    page: int = 0


@dataclass(frozen=True)
class OpenVersions(Code, prefix="mgo"):
    """Every version of the programme."""


@dataclass(frozen=True)
class OpenHours(Code, prefix="hrs"):
    """When the forum writes by itself."""


@dataclass(frozen=True)
class ImportProgramme(Code, prefix="pfi"):
    """Asks for the programme's file; for organizers."""
