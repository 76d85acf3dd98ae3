"""How an announcement arrives: «received», without a sound, protected; its English version; its buttons.

Amina: [الخيارات]
bot:   خيارات الإعلان … [▫️ زر «وصلني»] [▫️ دون صوت] [▫️ منع النسخ والتحويل] [النسخة الإنجليزية] [الأزرار] [رجوع]
Amina: [زر «وصلني»]
bot:   (the same message) … [✅ زر «وصلني»] …
Amina: [الأزرار], [زر إلى تقييم جلسة], [التحول الرقمي · W1]
bot:   الأزرار أسفل الإعلان: تقييم «التحول الرقمي» … [حذف الأزرار]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.codes import Code
from bot.doors import Door
from bot.form import Field, Form, text_field
from bot.paging import PICKED_FROM, fitting, part, turning
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.announcement_audience import draft_of, mark, sessions_to_choose
from handlers.announcement_screens import OpenOptions, ToDraft
from handlers.announcement_words import session_title
from handlers.programme import session_label
from storage import announcements, programme
from storage.announcements import Announcement, Leads, Link, Option
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.programme import Session

FORM = "announcement-link"
MOST_LINKS = 4
LABEL_MOST = 40
URL_MOST = 500
OFFERED = (Option.ACKNOWLEDGE, Option.SILENT, Option.PROTECTED)


class AddressNotUsable(UserError):
    """No address that a button could open."""


class TooManyButtons(UserError):
    """An announcement has `most` at most."""


@dataclass(frozen=True)
class Toggle(Code, prefix="ano1"):
    """One option more or less."""

    option: Option


@dataclass(frozen=True)
class OpenEnglish(Code, prefix="ano2"):
    """The English version."""


@dataclass(frozen=True)
class AskEnglish(Code, prefix="ano3"):
    """Asks for it."""


@dataclass(frozen=True)
class DropEnglish(Code, prefix="ano4"):
    """Without an English version."""


@dataclass(frozen=True)
class OpenButtons(Code, prefix="ano5"):
    """The buttons under it."""


@dataclass(frozen=True)
class AddButton(Code, prefix="ano6"):
    """One more: where does it lead? The sessions come in pages."""

    leads: Leads
    page: int = 0


@dataclass(frozen=True)
class AddSession(Code, prefix="ano7"):
    """To that session, or to its feedback."""

    leads: Leads
    session: int


@dataclass(frozen=True)
class DropButtons(Code, prefix="ano8"):
    """Without buttons."""


def options_screen(t: Texts, draft: Announcement) -> Screen:
    """What is chosen, and what can be."""
    toggles = [
        Button(f"{mark(on=option in draft.options)} {t.plain(f'announcement-option-{option.value}')}", Toggle(option))
        for option in OFFERED
    ]
    english = Button(t.plain("announcement-english"), OpenEnglish())
    buttons = Button(t.plain("announcement-buttons"), OpenButtons())
    rows: tuple[Row, ...] = (*((one,) for one in toggles), side_by_side(english, buttons, rtl=t.rtl))
    return Screen(t("announcement-options-title"), (*rows, (Button(t.plain("form-back"), ToDraft()),)))


def english_screen(t: Texts, draft: Announcement) -> Screen:
    """The English version, if there is one."""
    back = (Button(t.plain("form-back"), OpenOptions()),)
    if draft.english is None:
        ask = Button(t.plain("announcement-english-write"), AskEnglish(), style="primary")
        return Screen(t("announcement-english-none"), ((ask,), back))
    ask = Button(t.plain("announcement-english-again"), AskEnglish())
    drop = Button(t.plain("announcement-english-drop"), DropEnglish(), style="danger")
    return Screen(t("announcement-english-there"), ((ask,), (drop,), back))


def buttons_screen(t: Texts, named: Sequence[str]) -> Screen:
    """The buttons that there are."""
    lines = [t("announcement-buttons-some" if named else "announcement-buttons-none")]
    lines += [t("announcement-buttons-one", label=label) for label in named]
    rows: list[Row] = []
    if len(named) < MOST_LINKS:
        rows += [(Button(t.plain(f"announcement-button-{leads.value}"), AddButton(leads)),) for leads in Leads]
    if named:
        rows.append((Button(t.plain("announcement-buttons-drop"), DropButtons(), style="danger"),))
    return Screen("\n".join(lines), (*rows, (Button(t.plain("form-back"), OpenOptions()),)))


def sessions_screen(t: Texts, sessions: Sequence[Session], leads: Leads, *, page: int = 0) -> Screen:
    """To which session?"""
    page = fitting(page, size=PICKED_FROM, total=len(sessions))
    found = part(sessions, page, size=PICKED_FROM)
    rows: tuple[Row, ...] = tuple((Button(session_label(t, one), AddSession(leads, one.id)),) for one in found)
    rows = (*rows, *turning(t, lambda other: AddButton(leads, other), page, size=PICKED_FROM, total=len(sessions)))
    text = t("announcement-button-which" if rows else "audience-no-value")
    return Screen(text, (*rows, (Button(t.plain("form-back"), OpenButtons()),)))


def link_name(turn: Turn, link: Link) -> str:
    """What a button is called."""
    if link.leads is Leads.LINK:
        return link.label
    title = session_title(turn.tx, turn.t, link.session_id)
    return turn.t.plain("announcement-feedback-button", session=title) if link.leads is Leads.FEEDBACK else title


def open_options(turn: Turn) -> None:
    """A press on «options», or back to them."""
    turn.show(options_screen(turn.t, draft_of(turn)))


def toggle(turn: Turn) -> None:
    """One more or less."""
    draft = draft_of(turn)
    draft = announcements.choose(turn.tx, draft, draft.options ^ {turn.pressed(Toggle).option})
    turn.show(options_screen(turn.t, draft))


def open_english(turn: Turn) -> None:
    """The English version."""
    turn.show(english_screen(turn.t, draft_of(turn)))


def drop_english(turn: Turn) -> None:
    """Without one."""
    turn.show(english_screen(turn.t, announcements.write_english(turn.tx, draft_of(turn), None)))


def open_buttons(turn: Turn) -> None:
    """The buttons."""
    _show_buttons(turn, draft_of(turn))


def add_button(turn: Turn) -> None:
    """One more."""
    draft_of(turn)
    code = turn.pressed(AddButton)
    if code.leads is Leads.LINK:
        turn.frame.forms.start_anew(turn, FORM)
        return
    found = sessions_to_choose(programme.sessions(turn.tx))
    turn.show(sessions_screen(turn.t, found, code.leads, page=code.page))


def add_session(turn: Turn) -> None:
    """To that session."""
    code = turn.pressed(AddSession)
    if programme.by_id(turn.tx, code.session) is None or code.leads is Leads.LINK:
        raise NotFound
    _add(turn, Link(code.leads, code.session))


def drop_buttons(turn: Turn) -> None:
    """Without buttons."""
    _show_buttons(turn, announcements.link(turn.tx, draft_of(turn), ()))


def _add(turn: Turn, link: Link) -> None:
    draft = draft_of(turn)
    if len(draft.links) >= MOST_LINKS:
        raise TooManyButtons(most=MOST_LINKS)
    links = (*(one for one in draft.links if one != link), link)
    _show_buttons(turn, announcements.link(turn.tx, draft, links))


def _show_buttons(turn: Turn, draft: Announcement) -> None:
    turn.show(buttons_screen(turn.t, [link_name(turn, link) for link in draft.links]))


def _read_url(_turn: Turn, _draft: Draft, text: str) -> str:
    url = text.strip()
    if "://" not in url and "." in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise AddressNotUsable from None
    usable = parts.scheme in ("http", "https") and "." in host and not any(letter.isspace() for letter in url)
    if not usable or len(url) > URL_MOST:
        raise AddressNotUsable
    return url


def _submit(turn: Turn, draft: Draft) -> None:
    _add(turn, Link(Leads.LINK, url=draft.answers["url"], label=draft.answers["label"]))


def _left(turn: Turn, _draft: Draft) -> Screen:
    return buttons_screen(turn.t, [link_name(turn, link) for link in draft_of(turn).links])


FORMS = (
    Form(
        FORM,
        (text_field("label", most=LABEL_MOST), Field("url", read=_read_url)),
        submit=_submit,
        door=Door.ANNOUNCE,
        at_once=True,
        left=_left,
    ),
)
TAPS = (
    Tap(OpenOptions, open_options, Door.ANNOUNCE),
    Tap(Toggle, toggle, Door.ANNOUNCE),
    Tap(OpenEnglish, open_english, Door.ANNOUNCE),
    Tap(DropEnglish, drop_english, Door.ANNOUNCE),
    Tap(OpenButtons, open_buttons, Door.ANNOUNCE),
    Tap(AddButton, add_button, Door.ANNOUNCE),
    Tap(AddSession, add_session, Door.ANNOUNCE),
    Tap(DropButtons, drop_buttons, Door.ANNOUNCE),
)
