"""The screens of composing an announcement and the codes of their buttons. What these do stands in announcements.py.

What an audience or a moment is called stands in announcement_words.py, the card of one that is sent in
announcement_delivery.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.home import home_row
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts
from storage.announcements import Announcement, Option
from storage.audiences import EVERYONE, Reach

DRAFT_CARD = "announcement-draft"  # the screen below the newest preview in its author's chat
MANY = 50  # recipients above which one is asked a second time


@dataclass(frozen=True)
class OpenAnnounce(Code, prefix="an"):
    """Writes an announcement, or goes on with the draft."""


@dataclass(frozen=True)
class OpenNew(Code, prefix="ann"):
    """Writes another announcement; the draft lies aside."""


@dataclass(frozen=True)
class OpenDraft(Code, prefix="ann1"):
    """Goes on with that draft."""

    number: int


@dataclass(frozen=True)
class Leave(Code, prefix="anl"):
    """Away from the question for the text, or from the preview; what was written is kept."""


@dataclass(frozen=True)
class Delete(Code, prefix="and"):
    """Forgets the draft."""

    number: int
    seal: str


@dataclass(frozen=True)
class Edit(Code, prefix="ane"):
    """Asks for the text again."""

    number: int


@dataclass(frozen=True)
class Send(Code, prefix="ans"):
    """Sends the announcement as the preview showed it; `sure`: it was asked whether so many are meant."""

    number: int
    seal: str
    sure: bool = False


@dataclass(frozen=True)
class Valid(Code, prefix="anu"):
    """Until when it helps late joiners; then it is sent, or (from the screen of its moment) shown again."""

    number: int
    seal: str
    validity: str
    sends: bool


@dataclass(frozen=True)
class Approve(Code, prefix="any"):
    """A second pair of eyes lets it go."""

    number: int
    seal: str


@dataclass(frozen=True)
class Refuse(Code, prefix="anz"):
    """A second pair of eyes does not."""

    number: int
    seal: str


@dataclass(frozen=True)
class ToDraft(Code, prefix="anr"):
    """Back to the draft."""


@dataclass(frozen=True)
class OpenAudience(Code, prefix="ana"):
    """For whom."""


@dataclass(frozen=True)
class OpenChats(Code, prefix="ana7"):
    """The groups and channels that it is for."""


@dataclass(frozen=True)
class OpenWhen(Code, prefix="anw"):
    """When."""


@dataclass(frozen=True)
class OpenOptions(Code, prefix="ano"):
    """How it arrives, its English version, its buttons."""


@dataclass(frozen=True)
class Earlier(Code, prefix="anp"):
    """A page of the list of announcements."""

    page: int = 0


@dataclass(frozen=True)
class SetRule(Code, prefix="an2"):
    """Whether what is sent needs a second pair of eyes; for owners."""

    two: bool


@dataclass(frozen=True, slots=True)
class View:
    """What the screen below the preview tells besides the draft: the reach, and the words of audience and moment.

    `refused`: where Telegram has refused the preview, the file of an album because of which, or 0 for the whole.
    """

    reach: Reach
    audience: str = ""
    when: str = ""
    validity: str = ""
    four_eyes: bool = False
    groups: tuple[str, ...] = ()
    refused: int | None = None


def ask_screen(t: Texts, *, has_earlier: bool, rule: bool | None = None, stays: bool = False) -> Screen:
    """Asks for the text. `rule`: for owners, whether a second pair of eyes is wanted.

    `stays`: there are pictures or files, and typed words take the place of those below them.
    """
    rows: list[Row] = [(Button(t.plain("announcement-cancel"), Leave()),)]
    if has_earlier:
        rows.insert(0, (Button(t.plain("announcement-earlier"), Earlier()),))
    if rule is not None:
        rows.insert(-1, (Button(t.plain(f"announcement-rule-{'two' if rule else 'one'}"), SetRule(two=not rule)),))
    return Screen(t("announcement-caption" if stays else "announcement-text"), tuple(rows))


def draft_screen(t: Texts, draft: Announcement, view: View) -> Screen:
    """Below the preview: who will get it and when, and what can be done."""
    lines = [_above(t, view.refused)]
    if not draft.audience.groups_alone:
        lines += ["", t("announcement-recipients", count=view.reach.people)]
    if view.reach.unreachable:
        lines.append(t("announcement-unreachable", count=view.reach.unreachable))
    if draft.audience.alternatives != EVERYONE.alternatives:
        lines.append(t("announcement-audience", audience=Html(view.audience)))
    if view.groups:
        lines.append(t("announcement-groups", groups=t.list(list(view.groups))))
    if not draft.when.at_once:
        lines.append(t("announcement-when", when=Html(view.when)))
    if view.validity:
        lines.append(t("announcement-validity", until=Html(view.validity)))
    lines += _settled(t, draft)
    lost = draft.content.lost | (draft.english.lost if draft.english is not None else frozenset())
    lines += [t(f"announcement-lost-{word}") for word in sorted(lost)]
    name = "approval" if view.four_eyes else "send" if draft.when.at_once else "schedule"
    send = Button(t.plain(f"announcement-{name}"), Send(draft.id, draft.seal), style="success")
    whom = Button(t.plain("announcement-whom"), OpenAudience())
    when = Button(t.plain("announcement-moment"), OpenWhen())
    edit = Button(t.plain("announcement-edit"), Edit(draft.id))
    options = Button(t.plain("announcement-options"), OpenOptions())
    rows: tuple[Row, ...] = (
        side_by_side(whom, when, rtl=t.rtl),
        side_by_side(edit, options, rtl=t.rtl),
        (Button(t.plain("announcement-cancel"), Leave()),),
    )
    sendable = view.reach.recipients and view.refused is None
    return Screen("\n".join(lines), ((send,), *rows) if sendable else rows)


def _above(t: Texts, refused: int | None) -> str:
    if refused is None:
        return t("announcement-draft")
    return t("announcement-unseen-file", number=refused) if refused else t("announcement-unseen")


def validity_screen(t: Texts, draft: Announcement, *, sends: bool) -> Screen:
    """Until when does it help somebody who joins late?"""
    words = ("none", "hours-2", "day", "event")
    rows = tuple(
        (Button(t.plain(f"announcement-valid-{word}"), Valid(draft.id, draft.seal, word, sends)),) for word in words
    )
    back = Button(t.plain("form-back"), ToDraft() if sends else OpenWhen())
    return Screen(t("announcement-ask-validity"), (*rows, (back,)))


def confirm_screen(t: Texts, draft: Announcement, view: View) -> Screen:
    """So many: is that meant?"""
    text = t("announcement-sure", count=view.reach.recipients)
    yes = Button(
        t.plain("announcement-sure-yes", count=view.reach.recipients),
        Send(draft.id, draft.seal, sure=True),
        style="success",
    )
    return Screen(text, ((yes,), (Button(t.plain("form-back"), ToDraft()),)))


def asked_screen(t: Texts, draft: Announcement, names: Sequence[str]) -> Screen:
    """A second pair of eyes was asked for; meanwhile another one can be written."""
    back = Button(t.plain("announcement-back-to-draft"), OpenDraft(draft.id))
    rows: tuple[Row, ...] = ((back,), (Button(t.plain("announcement-new"), OpenNew()),), home_row(t))
    return Screen(t("announcement-asked", count=len(names), number=str(draft.id)), rows)


def approval_screen(t: Texts, draft: Announcement, view: View, author: str) -> Screen:
    """Somebody else's announcement, which the message above shows: shall it go?"""
    lines = [t("announcement-approve-title", author=author), "", *particulars(t, draft, view)]
    yes = Button(t.plain("announcement-approve"), Approve(draft.id, draft.seal), style="success")
    no = Button(t.plain("announcement-refuse"), Refuse(draft.id, draft.seal), style="danger")
    return Screen("\n".join(lines), ((yes,), (no,), home_row(t)))


def approved_screen(t: Texts, draft: Announcement) -> Screen:
    """It goes."""
    return Screen(t("announcement-approved", number=str(draft.id)), (home_row(t),))


def refused_screen(t: Texts, draft: Announcement, reason: str = "") -> Screen:
    """It does not go: for the one who said so, or who would have let it go if there were not the `reason`, in HTML."""
    told = t("announcement-refused", number=str(draft.id))
    return Screen(f"{told}\n\n{reason}" if reason else told, (home_row(t),))


def came_back_screen(t: Texts, draft: Announcement, reason: str) -> Screen:
    """It could not go any more when it was approved, or nobody has approved in time; for its author."""
    again = Button(t.plain("announcement-continue"), OpenDraft(draft.id), style="primary")
    text = t("announcement-came-back", number=str(draft.id), reason=Html(reason))
    return Screen(text, ((again,), home_row(t)))


def returned_screen(t: Texts, draft: Announcement, by: str) -> Screen:
    """It does not go, for its author."""
    again = Button(t.plain("announcement-continue"), OpenDraft(draft.id), style="primary")
    return Screen(t("announcement-returned", number=str(draft.id), by=by), ((again,), home_row(t)))


def left_screen(t: Texts, draft: Announcement | None) -> Screen:
    """The draft is kept; or nothing had been written."""
    new = Button(t.plain("announcement-new"), OpenNew())
    earlier = Button(t.plain("announcement-earlier"), Earlier())
    if draft is None:
        return Screen(t("announcement-nothing"), ((new,), (earlier,))).with_rows(home_row(t))
    go_on = Button(t.plain("announcement-continue"), OpenDraft(draft.id))
    delete = Button(t.plain("announcement-delete"), Delete(draft.id, draft.seal), style="danger")
    return Screen(t("announcement-left"), ((go_on,), (new,), (earlier,), (delete,))).with_rows(home_row(t))


def deleted_screen(t: Texts) -> Screen:
    """The draft is gone."""
    new = Button(t.plain("announcement-new"), OpenAnnounce())
    return Screen(t("announcement-deleted"), ((new,),)).with_rows(home_row(t))


def unscheduled_screen(t: Texts) -> Screen:
    """It waits no more, and is a draft again."""
    again = Button(t.plain("announcement-continue"), OpenAnnounce(), style="primary")
    return Screen(t("announcement-unscheduled"), ((again,),)).with_rows(home_row(t))


def particulars(t: Texts, one: Announcement, view: View) -> list[str]:
    """For whom, how many, when, until when and how: for somebody who has not written it."""
    lines = [] if one.audience.groups_alone else [t("announcement-recipients", count=view.reach.people)]
    if view.reach.unreachable:
        lines.append(t("announcement-unreachable", count=view.reach.unreachable))
    lines.append(t("announcement-audience", audience=Html(view.audience)))
    if view.groups:
        lines.append(t("announcement-groups", groups=t.list(list(view.groups))))
    lines.append(t("announcement-when", when=Html(view.when)))
    if view.validity:
        lines.append(t("announcement-validity", until=Html(view.validity)))
    return lines + _settled(t, one)


def _settled(t: Texts, draft: Announcement) -> list[str]:
    """How it arrives, and what it has besides its text."""
    settled = [t.plain(f"announcement-option-{option.value}") for option in Option if option in draft.options]
    settled += [t.plain("announcement-has-english")] if draft.english is not None else []
    settled += [t.plain("announcement-has-buttons", count=len(draft.links))] if draft.links else []
    return [t("announcement-settled", options=t.list(settled))] if settled else []
