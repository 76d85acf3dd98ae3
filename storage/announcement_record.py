"""What an announcement is: what it is made of, for whom, for when, where it stands; and how its row keeps all that."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.audiences import EVERYONE, Audience
from storage.moments import NOW, Moment
from storage.times import moment, moment_or_none

ORPHANED = "author"  # the note of one that waits since its author may not announce any more


class State(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"  # being written, or laid aside; nobody but its author sees it
    SCHEDULED = "scheduled"  # waits for its moment
    SENDING = "sending"
    PAUSED = "paused"  # no new send starts until it goes on
    SENT = "sent"  # every recipient has an outcome
    CANCELLED = "cancelled"  # stopped on the way; what had been sent stays sent


class Option(StrEnum):
    """How it arrives."""

    ACKNOWLEDGE = "acknowledge"  # with a button that says "received"
    SILENT = "silent"  # no sound
    PROTECTED = "protected"  # cannot be forwarded or saved
    PINNED = "pinned"  # in groups and channels


class Kind(StrEnum):
    """What a version is made of."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"
    ALBUM = "album"
    LOCATION = "location"
    POLL = "poll"


CAPTIONED = frozenset(Kind) - {Kind.TEXT, Kind.LOCATION, Kind.POLL}
"""Kinds that have words under a picture or file."""


class Leads(StrEnum):
    """Where a button of an announcement leads."""

    SESSION = "session"
    FEEDBACK = "feedback"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Link:
    """A button under an announcement: to a session or its feedback by its id, or to an address."""

    leads: Leads
    session_id: int = 0
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """One version. `text` is the caption where there are media; `entities` are Telegram's, as they were typed."""

    text: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    media: tuple[dict[str, Any], ...] = ()

    @property
    def kind(self) -> Kind:
        """What it is made of."""
        if not self.media:
            return Kind.TEXT
        return Kind.ALBUM if len(self.media) > 1 else Kind(self.media[0]["type"])

    @property
    def words(self) -> str:
        """What it says, for lists: the text, or the question of a poll."""
        return self.text or next((str(item["question"]) for item in self.media if item["type"] == "poll"), "")

    @property
    def lost(self) -> frozenset[str]:
        """What of a poll cannot be sent on: its `time`, the right `answer` of a quiz."""
        return frozenset(word for item in self.media for word in item.get("lost", ()))

    def reworded(self, words: Content) -> Content:
        """The same pictures and files with the words of another version; that version itself where there are none."""
        if words.media or self.kind not in CAPTIONED:
            return words
        return replace(self, text=words.text, entities=words.entities)

    @classmethod
    def read(cls, written: str) -> Content:
        """What `written` gave."""
        values: dict[str, Any] = json.loads(written)
        return cls(values["text"], tuple(values["entities"]), tuple(values["media"]))

    def written(self) -> str:
        """As JSON."""
        return _json(asdict(self))


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement; `id` is its number."""

    id: int
    author_id: int
    content: Content
    state: State
    created_at: datetime
    english: Content | None = None
    links: tuple[Link, ...] = ()
    options: frozenset[Option] = frozenset()
    audience: Audience = EVERYONE
    audience_words: str = ""
    when: Moment = NOW
    validity: str = ""
    valid_until: datetime | None = None
    asked_at: datetime | None = None
    approved_by: int | None = None
    recipients: int = 0
    began_at: datetime | None = None
    finished_at: datetime | None = None
    version: int = 1
    withdrawn_at: datetime | None = None
    note: str = ""
    sampled_at: datetime | None = None
    rate: float = 0.0
    stirred_at: datetime | None = None
    previewed: str = ""

    @property
    def orphaned(self) -> bool:
        """Whether it waits for an owner, since its author may not announce any more."""
        return self.note == ORPHANED

    @property
    def insisted(self) -> bool:
        """Whether somebody lets it go on though it had paused by itself, as nothing got through."""
        return self.state is State.SENDING and bool(self.note)

    @property
    def asks(self) -> bool:
        """Whether people are asked to say that they have it."""
        return Option.ACKNOWLEDGE in self.options

    @property
    def about(self) -> str:
        """What its outbox rows are about, and the name of its card."""
        return f"announcement:{self.id}"

    @property
    def more(self) -> str:
        """What the second messages are about, where one message cannot carry everything."""
        return f"{self.about}:more"

    @property
    def pins(self) -> str:
        """What its being pinned in groups is about."""
        return f"{self.about}:pin"

    @property
    def waits(self) -> tuple[str, ...]:
        """What everything that waits for its turn is about."""
        return (self.about, self.more, self.pins)

    @property
    def differs_in_groups(self) -> bool:
        """Whether it stands in a group or channel with other buttons than in a private chat."""
        return self.asks or any(link.leads is not Leads.LINK for link in self.links)

    @property
    def look(self) -> str:
        """Eight letters that change with everything that a recipient sees."""
        parts = [written(self.content), written(self.english), written_links(self.links), *sorted(self.options)]
        if self.differs_in_groups and self.audience.chats:
            parts.append("both" if self.audience.alternatives else "groups")
        return _letters(self.id, self.author_id, *parts)

    @property
    def seal(self) -> str:
        """Eight letters that change with every word of it: a button for another wording is out of date."""
        return _letters(self.look, self.audience.written(), self.when.written())

    def version_for(self, language: str) -> Content:
        """The version for somebody of that language."""
        return self.english if language == "en" and self.english is not None else self.content


def written(content: Content | None) -> str | None:
    """A version as a column keeps it, such as that of the English one; None where there is none."""
    return content.written() if content is not None else None


def read_version(column: str | None) -> Content | None:
    """As `written` wrote it."""
    return Content.read(column) if column else None


def content_columns(content: Content) -> dict[str, Any]:
    """The columns of a version in the forum's first language."""
    return {"body": content.text, "entities": _json(content.entities), "media": _json(content.media)}


def written_links(links: Iterable[Link]) -> str:
    """The buttons as a column keeps them."""
    return _json([asdict(one) for one in links])


def read(row: sqlite3.Row) -> Announcement:
    """An announcement of its row."""
    return Announcement(
        id=row["id"],
        author_id=row["author_id"],
        content=Content(row["body"], tuple(json.loads(row["entities"])), tuple(json.loads(row["media"]))),
        state=State(row["state"]),
        created_at=moment(row["created_at"]),
        english=read_version(row["english"]),
        links=tuple(Link(**{**one, "leads": Leads(one["leads"])}) for one in json.loads(row["buttons"])),
        options=frozenset(Option(word) for word in row["options"].split()),
        audience=Audience.read(row["audience"]),
        audience_words=row["audience_words"],
        when=Moment.read(row["moment"]),
        validity=row["validity"],
        valid_until=moment_or_none(row["valid_until"]),
        asked_at=moment_or_none(row["asked_at"]),
        approved_by=row["approved_by"],
        recipients=row["recipients"],
        began_at=moment_or_none(row["began_at"]),
        finished_at=moment_or_none(row["finished_at"]),
        version=row["version"],
        withdrawn_at=moment_or_none(row["withdrawn_at"]),
        note=row["note"],
        sampled_at=moment_or_none(row["sampled_at"]),
        rate=row["rate"],
        stirred_at=moment_or_none(row["stirred_at"]),
        previewed=row["previewed"],
    )


def _letters(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:8]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
