"""What audiences, moments and validities are called, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.frame import Frame
from bot.texts import Html, Texts
from handlers.announcement_screens import View
from handlers.programme import cut
from storage import audiences, focus_areas, groups, moments, municipalities, previews, programme, settings
from storage.announcements import Announcement
from storage.audiences import Audience, Condition, Term
from storage.database import Tx
from storage.moments import Moment
from storage.previews import Preview, Standing
from storage.times import moment

NTH_FILE = re.compile(r"message #(\d+)")  # in Telegram's words about an album
TITLE = 40  # characters of a session's title inside a sentence
NAMED = 5  # groups by name


def view_of(tx: Tx, frame: Frame, t: Texts, draft: Announcement) -> View:
    """What the screen of a draft tells besides the draft itself."""
    return View(
        reach=audiences.reach(tx, draft.audience, owners=frame.owners),
        audience=audience_words(tx, t, draft.audience),
        when=moment_words(tx, t, draft.when),
        validity=validity_words(t, draft.validity, draft.valid_until),
        four_eyes=settings.choice(tx, "announcement_rule") == "two" and draft.approved_by is None,
        groups=tuple(some_titles(t, group_titles(tx, t, draft.audience))),
        refused=_refused(previews.of(tx, draft)),
    )


def audience_words(tx: Tx, t: Texts, audience: Audience) -> str:
    """`(present today, and not of the region West), or (hand-picked: 3)`."""
    if not audience.alternatives:
        return t("audience-nobody")
    alternatives = [_alternative(tx, t, terms) for terms in audience.alternatives]
    if len(alternatives) == 1:
        return alternatives[0]
    return t("audience-or").join(f"({words})" for words in alternatives)


def plain_audience(tx: Tx, t: Texts, audience: Audience) -> str:
    """The same for the record: no marks, with the groups."""
    words = audience_words(tx, t, audience) if audience.alternatives else ""
    titles = group_titles(tx, t, audience)
    whole = t("audience-and").join([*([words] if words else []), *titles])
    return whole.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None, 0x200F: None})


def term_words(tx: Tx, t: Texts, term: Term) -> str:
    """One condition."""
    name = f"audience-{'not-' if term.turned else ''}{term.condition.value}"
    return t(name, value=value_words(tx, t, term.condition, term.value))


def value_words(tx: Tx, t: Texts, condition: Condition, value: str) -> str | int:
    """What a condition's value is called; a number for those who are picked by hand."""
    match condition:
        case Condition.PRESENT | Condition.CHOSE | Condition.SILENT:
            return session_title(tx, t, int(value))
        case Condition.MUNICIPALITY:
            found = municipalities.find(tx, int(value))
            return t.pick(found.name_ar, found.name_en) if found else value
        case Condition.AREA:
            area = focus_areas.find(tx, int(value))
            return t.pick(area.name_ar, area.name_en) if area else value
        case Condition.ROLE:
            return t.plain(f"role-{value}")
        case Condition.PICKED:
            return len(value.split(","))
        case _:
            return value


def session_title(tx: Tx, t: Texts, session_id: int) -> str:
    """A session's title, cut so that a sentence can hold it."""
    session = programme.by_id(tx, session_id)
    return cut(t.pick(session.title_ar, session.title_en), TITLE) if session else str(session_id)


def moment_words(tx: Tx, t: Texts, when: Moment) -> str:
    """`Tuesday 16 December, 14:30`, or `10 minutes before "Digital transformation" begins: …`."""
    if when.at_once:
        return t("moment-now")
    try:
        at = moments.falls(tx, when)
    except moments.SessionIsOff:
        return t("moment-off")
    if not when.session_id:
        return stamp_words(t, at)
    edge = "end" if when.from_end else "start"
    side = "at" if not when.minutes else "before" if when.minutes < 0 else "after"
    title = session_title(tx, t, when.session_id)
    named = t(f"moment-{side}-{edge}", minutes=abs(when.minutes), session=title)
    return f"{named} ({stamp_words(t, at)})"


def stamp_words(t: Texts, at: datetime) -> str:
    """A day and a time in the event's zone."""
    return t("moment-time", day=Html(t.short_day(at)), time=Html(t.time(at)))


def validity_words(t: Texts, validity: str, valid_until: datetime | None) -> str:
    """Until when late joiners get it; '' where nobody has been asked yet."""
    if not validity:
        return ""
    name, _, value = validity.partition("-")
    if valid_until is not None:
        return end_words(t, valid_until)
    if name == "hours":
        return t("validity-hours", count=int(value))
    if name == "at":
        return stamp_words(t, moment(value))
    return t(f"validity-{name}")


def end_words(t: Texts, until: datetime) -> str:
    """A time at which something ends; midnight is the end of the day before."""
    if until.astimezone(t.zone).time() == time():
        return t("validity-end-of", day=Html(t.short_day(until - timedelta(seconds=1))))
    return stamp_words(t, until)


def group_titles(tx: Tx, t: Texts, audience: Audience) -> list[str]:
    """The groups and channels of an audience, those first in which the bot is no more."""
    found = [group for chat_id in audience.chats if (group := groups.find(tx, chat_id)) is not None]
    lost = [t.plain("audience-group-gone", title=group.title) for group in found if group.gone]
    return [*lost, *(group.title for group in found if not group.gone)]


def _refused(preview: Preview) -> int | None:
    if preview.standing is not Standing.REFUSED:
        return None
    found = NTH_FILE.search(preview.error)
    return int(found.group(1)) if found else 0


def some_titles(t: Texts, titles: Sequence[str], most: int = NAMED) -> list[str]:
    """The first of the groups' titles, `most` at most, and how many there are besides."""
    shown, rest = list(titles[:most]), len(titles) - most
    return [*shown, t.plain("announcement-groups-more", count=rest)] if rest > 0 else shown


def _alternative(tx: Tx, t: Texts, terms: tuple[Term, ...]) -> str:
    if not terms:
        return t("audience-everyone")
    return t("audience-and").join(term_words(tx, t, term) for term in terms)
