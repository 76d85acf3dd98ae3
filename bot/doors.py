"""One table of who may do what. Every route names its door; it is asked again when a button is pressed."""

from __future__ import annotations

from enum import StrEnum

from storage.people import Role, Visitor


class Door(StrEnum):
    """A right that routes ask for."""

    ANYONE = "anyone"
    PARTICIPANT = "participant"  # registered in the forum
    STAFF = "staff"  # any role at all
    ANNOUNCE = "announce"
    EXPORT = "export"
    CONTACTS = "contacts"  # telephone numbers in files
    OWN = "own"  # roles and the event itself


OPENED_BY: dict[Door, frozenset[Role]] = {
    Door.STAFF: frozenset(Role),
    Door.ANNOUNCE: frozenset({Role.OWNER, Role.ORGANIZER}),
    Door.EXPORT: frozenset({Role.OWNER, Role.ORGANIZER, Role.SECRETARIAT}),
    Door.CONTACTS: frozenset({Role.OWNER, Role.SECRETARIAT}),
    Door.OWN: frozenset({Role.OWNER}),
}


def opens(door: Door, visitor: Visitor) -> bool:
    """Whether the visitor may pass."""
    if door is Door.ANYONE:
        return True
    if door is Door.PARTICIPANT:
        return visitor.registered
    return bool(OPENED_BY[door] & visitor.roles)
