"""One table of who may do what. Every route names its door; it is asked again when a button is pressed."""

from __future__ import annotations

from enum import StrEnum

from storage.errors import NotAllowed
from storage.people import NotRegistered, Role, Visitor, may


class Door(StrEnum):
    """A right that routes ask for."""

    ANYONE = "anyone"
    PARTICIPANT = "participant"  # registered in the forum
    STAFF = "staff"  # any role at all
    REGISTER = "register"  # what is on record of recommendations: participants, and those who work with it
    ANNOUNCE = "announce"
    INVITE = "invite"  # who is invited, and who is let in
    CHECK_IN = "check-in"  # at the door
    ATTENDANCE = "attendance"  # who is there and who is missing, by name
    EXPORT = "export"
    REVIEW = "review"  # the secretariat's desk
    RECORD = "record"  # what a session's room agreed; asked with the session's code
    CLOSE = "close"  # the closing session's reading
    CONTACTS = "contacts"  # telephone numbers in files
    GROUPS = "groups"  # what the bot does in groups and channels
    MANAGE = "manage"  # the programme: edit, release, tell
    END = "end"  # say that a session is over
    DOCUMENTS = "documents"  # attach slides to a session
    DASHBOARD = "dashboard"  # how feedback stands, by session and by name
    OWN = "own"  # roles and the event itself


OPENED_BY: dict[Door, frozenset[Role]] = {
    Door.STAFF: frozenset(Role),
    Door.ANNOUNCE: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.INVITE: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.CHECK_IN: frozenset({Role.OWNER, Role.ORGANIZER, Role.USHER}),
    Door.ATTENDANCE: frozenset({Role.OWNER, Role.ORGANIZER, Role.SECRETARIAT, Role.USHER}),
    Door.EXPORT: frozenset({Role.OWNER, Role.ORGANIZER, Role.SECRETARIAT}),
    Door.REVIEW: frozenset({Role.OWNER, Role.SECRETARIAT}),
    Door.RECORD: frozenset({Role.OWNER, Role.SECRETARIAT, Role.RAPPORTEUR}),
    Door.CLOSE: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.CONTACTS: frozenset({Role.OWNER, Role.SECRETARIAT}),
    Door.GROUPS: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.MANAGE: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.END: frozenset({Role.OWNER, Role.ORGANIZER, Role.FACILITATOR, Role.RAPPORTEUR, Role.USHER}),
    Door.DOCUMENTS: frozenset({Role.OWNER, Role.ORGANIZER, Role.SECRETARIAT, Role.FACILITATOR, Role.RAPPORTEUR}),
    Door.DASHBOARD: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.OWN: frozenset({Role.OWNER}),
}


class NotToday(NotAllowed):
    """The person's role is for another day or session."""


REFUSALS = (NotAllowed, NotRegistered)
"""What a shut door says."""


def opens(door: Door, visitor: Visitor, *, of: str = "") -> bool:
    """Whether the visitor may pass, now; with `of`, a day or a session's code, whether they may for that list."""
    if door is Door.ANYONE:
        return True
    if door is Door.PARTICIPANT:
        return visitor.registered
    if door is Door.REGISTER:
        return visitor.registered or opens(Door.EXPORT, visitor)
    if of:
        return any(may(visitor, role, of) for role in OPENED_BY[door])
    return bool(OPENED_BY[door] & visitor.roles)


def knock(door: Door, visitor: Visitor, *, of: str = "") -> None:
    """As `opens`, for those who go in or are told why not.

    Raises: NotRegistered, NotToday, NotAllowed, each with the door's name for the audit log.
    """
    if opens(door, visitor, of=of):
        return
    if door in (Door.PARTICIPANT, Door.REGISTER):
        raise NotRegistered(door=door.value)
    if not OPENED_BY[door].isdisjoint(visitor.scopes):
        raise NotToday(door=door.value)
    raise NotAllowed(door=door.value)
