"""The screens of the answers to announcements and the codes of their buttons. What these do: announcement_replies.py.

However much somebody writes, a page of a thread fits into one message; what stands in it cut is one tap away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.paging import turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, words
from handlers.announcement_card import Look, OpenThreads, excerpt
from handlers.programme import cut
from storage.announcement_replies import Reply, Thread
from storage.announcements import Announcement

PAGE = 5  # messages of a thread on one screen
THREADS = 10  # threads on one screen
SHOWN = 600  # UTF-16 units of a message in a thread, Telegram's measure: five of them are one message
ON_BUTTON = 40


@dataclass(frozen=True)
class OpenThread(Code, prefix="anx8t"):
    """A page of one person's thread; the newest words are on the first."""

    number: int
    user: int
    page: int = 0


@dataclass(frozen=True)
class OpenReply(Code, prefix="anx8r"):
    """One message of a thread, whole."""

    reply: int


@dataclass(frozen=True)
class Answer(Code, prefix="anx8a"):
    """Asks for the answer to a person."""

    number: int
    user: int


@dataclass(frozen=True)
class PassOn(Code, prefix="anx8p"):
    """The words that this message answers are a reply to the announcement."""

    number: int


@dataclass(frozen=True, slots=True)
class Who:
    """Whose thread it is, in few words; `where` is '' for those who are no participants."""

    user_id: int
    name: str
    where: str = ""


def noted_screen(t: Texts) -> Screen:
    """To the one who has answered."""
    return Screen(t("reply-noted"), (home_row(t),))


def offer_screen(t: Texts, number: int, sentence: str) -> Screen:
    """What came soon after an announcement, and nobody asked for, may be a reply to it; the sentence says what else."""
    rows = ((Button(t.plain("reply-pass-on"), PassOn(number), style="primary"),), home_row(t))
    return Screen(f"{sentence}\n\n{t('reply-offer', number=str(number))}", rows)


def answer_screen(t: Texts, one: Announcement, body: str) -> Screen:
    """To the one who had answered: what the organizers say to it. A reply to this goes on with the thread."""
    said = excerpt(one.version_for(t.language).words)
    head = t("reply-answer-title", text=said) if said else t("reply-answer-title-media")
    return Screen(f"{head}\n\n{words(body)}\n\n{t('reply-how')}", (home_row(t),))


def answered_screen(t: Texts, number: int, name: str) -> Screen:
    """To the organizer: the answer is on its way."""
    rows: tuple[Row, ...] = ((Button(t.plain("reply-threads", number=str(number)), OpenThreads(number)),), home_row(t))
    return Screen(t("reply-answered", name=name), rows)


def threads_screen(t: Texts, one: Announcement, found: Sequence[Thread], *, page: int = 0, total: int = 0) -> Screen:
    """Who has answered an announcement, of `total` people; those who wait for an answer first."""
    lines = [t("reply-list" if found else "reply-list-none", number=str(one.id))]
    rows: list[Row] = []
    for thread in found:
        name = cut(thread.name, ON_BUTTON) or t.plain("audience-unnamed")
        state = t("reply-waits") if not thread.answered else t("reply-done")
        said = excerpt(thread.body) or _kind(t, thread.media)
        lines.append(t("reply-line", name=name, state=Html(state), text=said))
        rows.append((Button(name, OpenThread(one.id, thread.user_id)),))
    rows += turning(t, lambda to: OpenThreads(one.id, to), page, size=THREADS, total=total)
    return Screen("\n\n".join(lines), (*rows, (Button(t.plain("correction-back"), Look(one.id)),), home_row(t)))


def thread_screen(
    t: Texts, one: Announcement, who: Who, said: Sequence[tuple[Reply, str]], *, page: int = 0, total: int = 0
) -> Screen:
    """A page of one thread, oldest first; each message with the name of who of the staff wrote it, '' for the person's.

    `page` counts from the newest of `total` messages.
    """
    name = "reply-from" if who.where else "reply-from-alone"
    lines = [t(name, number=str(one.id), name=who.name, where=who.where)]
    rows: list[Row] = []
    for reply, writer in said:
        at = f"{t.short_day(reply.at)} {t.time(reply.at)}"
        lines.append(f"{t('reply-said', who=writer or who.name, time=at)}\n{_body(t, reply)}")
        if reply.media or _short(reply.body) != reply.body:
            rows.append((Button(_open_label(t, reply), OpenReply(reply.id)),))
    ways = [Button(t.plain("reply-newer"), OpenThread(one.id, who.user_id, page - 1))] if page else []
    if (page + 1) * PAGE < total:
        ways.insert(0, Button(t.plain("reply-older"), OpenThread(one.id, who.user_id, page + 1)))
    rows += [side_by_side(*ways, rtl=t.rtl)] if ways else []
    answer = Button(t.plain("reply-answer"), Answer(one.id, who.user_id), style="primary")
    back = Button(t.plain("reply-threads", number=str(one.id)), OpenThreads(one.id))
    return Screen("\n\n".join(lines), (*rows, (answer,), (back,), home_row(t)))


def said_screen(t: Texts, reply: Reply) -> Screen:
    """One message of a thread, whole. A reply to it is an answer."""
    answer = Button(t.plain("reply-answer"), Answer(reply.announcement_id, reply.user_id), style="primary")
    return Screen(str(words(reply.body)), ((answer,), home_row(t)))


def _body(t: Texts, reply: Reply) -> str:
    text = str(words(_short(reply.body)))
    if not reply.media:
        return text
    kind = t("reply-with", kind=_kind(t, reply.media))
    return f"{kind}\n{text}" if text else kind


def _open_label(t: Texts, reply: Reply) -> str:
    return t.plain("reply-open", kind=_kind(t, reply.media), time=t.time(reply.at))


def _kind(t: Texts, media: str) -> str:
    if not media:
        return t.plain("reply-text")
    return t.plain("reply-no-text" if media == "other" else f"announcement-kind-{media}")


def _short(body: str) -> str:
    units = body.encode("utf-16-le")
    if len(units) <= 2 * SHOWN:
        return body
    return units[: 2 * SHOWN].decode("utf-16-le", "ignore") + "…"
