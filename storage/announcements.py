"""Announcements: what organizers write, for whom, for when; the record and its draft.

An author writes one draft at a time; others of theirs lie aside. What becomes of one that is sent stands in
storage/sending.py.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage import audit
from storage.audiences import EVERYONE, Audience
from storage.database import Tx
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
    rate: float = 0.0
    stirred_at: datetime | None = None
    previewed: str = ""

    @property
    def orphaned(self) -> bool:
        """Whether it waits for an owner, since its author may not announce any more."""
        return self.note == ORPHANED

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
        parts = [written(self.content), written(self.english), _links(self.links), *sorted(self.options)]
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


def copy(tx: Tx, one: Announcement, author_id: int) -> Announcement:
    """What the author writes from now on: the same to the same; when and until when is open."""
    shelve(tx, author_id)
    number = tx.add(
        "announcement",
        author_id=author_id,
        state=State.DRAFT.value,
        created_at=tx.stamp,
        english=written(one.english),
        buttons=_links(one.links),
        options=" ".join(sorted(one.options)),
        audience=one.audience.written(),
        **_columns(one.content),
    )
    return existing(tx, number)


def shelve(tx: Tx, author_id: int) -> None:
    """What the author is writing lies aside from now on, as it is."""
    sql = "UPDATE announcement SET shelved_at = ? WHERE author_id = ? AND state = 'draft' AND shelved_at IS NULL"
    tx.run(sql, tx.stamp, author_id)


def take_up(tx: Tx, draft: Announcement) -> Announcement:
    """Its author goes on with it, and what they were writing lies aside."""
    shelve(tx, draft.author_id)
    tx.run("UPDATE announcement SET shelved_at = NULL WHERE id = ? AND state = 'draft'", draft.id)
    return existing(tx, draft.id)


def write(tx: Tx, author_id: int, content: Content) -> Announcement:
    """Keeps the version as the author's draft; what else was settled for an earlier wording stays."""
    draft = draft_of(tx, author_id)
    if draft is not None:
        return change(tx, draft, **_columns(content))
    number = tx.add(
        "announcement", author_id=author_id, state=State.DRAFT.value, created_at=tx.stamp, **_columns(content)
    )
    return existing(tx, number)


def change(tx: Tx, draft: Announcement, **columns: Any) -> Announcement:
    """Changes columns of a draft; what somebody else had been asked to look at is not that any more."""
    named = "".join(f"{name} = ?, " for name in columns)
    tx.run(
        f"UPDATE announcement SET {named}asked_at = NULL, approved_by = NULL WHERE id = ? AND state = 'draft'",
        *columns.values(),
        draft.id,
    )
    return existing(tx, draft.id)


def write_english(tx: Tx, draft: Announcement, content: Content | None) -> Announcement:
    """The English version, or none any more."""
    return change(tx, draft, english=written(content))


def link(tx: Tx, draft: Announcement, links: Iterable[Link]) -> Announcement:
    """The buttons under it."""
    return change(tx, draft, buttons=_links(tuple(links)))


def choose(tx: Tx, draft: Announcement, options: Iterable[Option]) -> Announcement:
    """How it arrives."""
    return change(tx, draft, options=" ".join(sorted(options)))


def address(tx: Tx, draft: Announcement, audience: Audience) -> Announcement:
    """For whom it is."""
    return change(tx, draft, audience=audience.written())


def ask_approval(tx: Tx, draft: Announcement) -> Announcement:
    """A second pair of eyes is asked for."""
    tx.run("UPDATE announcement SET asked_at = ? WHERE id = ? AND state = 'draft'", tx.stamp, draft.id)
    return existing(tx, draft.id)


def approve(tx: Tx, draft: Announcement, *, by: int) -> Announcement:
    """The second pair of eyes, which is not its author's, has nothing against it."""
    tx.run(
        "UPDATE announcement SET approved_by = ? WHERE id = ? AND state = 'draft' AND author_id <> ?",
        *(by, draft.id, by),
    )
    audit.note(tx, "announce-approve", actor=by, subject=draft.about)
    return existing(tx, draft.id)


def find(tx: Tx, number: int) -> Announcement | None:
    """The announcement of that number."""
    row = tx.one("SELECT * FROM announcement WHERE id = ?", number)
    return _read(row) if row is not None else None


def existing(tx: Tx, number: int) -> Announcement:
    """The same, where it must be there. Raises: LookupError."""
    announcement = find(tx, number)
    if announcement is None:
        raise LookupError(f"announcement {number} is gone")
    return announcement


def draft_of(tx: Tx, author_id: int) -> Announcement | None:
    """What the author is writing."""
    sql = "SELECT * FROM announcement WHERE author_id = ? AND state = 'draft' AND shelved_at IS NULL"
    row = tx.one(sql, author_id)
    return _read(row) if row is not None else None


def drop(tx: Tx, announcement: Announcement) -> None:
    """Forgets a draft."""
    tx.run("DELETE FROM announcement WHERE id = ? AND state = 'draft'", announcement.id)


def listed(tx: Tx, *, author_id: int = 0, after: int = 0, limit: int = 8) -> list[Announcement]:
    """The author's drafts, what can still be stopped, then what has ended, each the newest first; `after` so many."""
    rows = tx.all(
        "SELECT * FROM announcement WHERE state <> 'draft' OR author_id = ? ORDER BY CASE WHEN state = 'draft' THEN 0"
        " WHEN state IN ('scheduled', 'sending', 'paused') THEN 1 ELSE 2 END, id DESC LIMIT ? OFFSET ?",
        *(author_id, limit, after),
    )
    return [_read(row) for row in rows]


def count(tx: Tx, *, author_id: int = 0) -> int:
    """How many there are, with the author's drafts."""
    found: int = tx.value("SELECT count(*) FROM announcement WHERE state <> 'draft' OR author_id = ?", author_id)
    return found


def in_state(tx: Tx, where: str, *values: str) -> list[Announcement]:
    """Those for which the condition, in SQL, holds."""
    numbers = [row["id"] for row in tx.all(f"SELECT id FROM announcement WHERE {where}", *values)]
    return [existing(tx, number) for number in numbers]


def content_columns(content: Content) -> dict[str, Any]:
    """The columns of a version in the forum's first language."""
    return _columns(content)


def written(content: Content | None) -> str | None:
    """A version as a column keeps it, such as that of the English one; None where there is none."""
    return content.written() if content is not None else None


def read_version(column: str | None) -> Content | None:
    """As `written` wrote it."""
    return Content.read(column) if column else None


def _letters(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:8]


def _columns(content: Content) -> dict[str, Any]:
    return {"body": content.text, "entities": _json(content.entities), "media": _json(content.media)}


def _links(links: tuple[Link, ...]) -> str:
    return _json([asdict(one) for one in links])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read(row: sqlite3.Row) -> Announcement:
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
        rate=row["rate"],
        stirred_at=moment_or_none(row["stirred_at"]),
        previewed=row["previewed"],
    )
