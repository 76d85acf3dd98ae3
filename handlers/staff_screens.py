"""What owners see of the staff: who holds what, a role being given or taken, a link, and who asks with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.codes import Code
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts, ltr
from handlers.openings import OpenStaff
from handlers.programme import cut
from storage.people import FOR_ALL, Role
from storage.staff import Holding
from storage.staff_links import Link

PAGE = 8  # roles on one page of buttons
LINES = 20  # roles on one page of text
NAME = 32  # characters of a name on a button


@dataclass(frozen=True)
class OpenTeam(Code, prefix="tm"):
    """Who holds which role."""

    page: int = 0


@dataclass(frozen=True)
class GiveRole(Code, prefix="tmg"):
    """To the form that gives a role."""


@dataclass(frozen=True)
class MakeLink(Code, prefix="tml"):
    """To the form that makes a one-time link."""


@dataclass(frozen=True)
class DropLink(Code, prefix="tmd"):
    """Takes an unused link back."""

    link: int


@dataclass(frozen=True)
class OpenAsking(Code, prefix="tmo"):
    """The first of those who ask for a role with a link."""


@dataclass(frozen=True)
class Decide(Code, prefix="tmy"):
    """Whether who has used the link gets the role."""

    link: int
    accepted: bool


@dataclass(frozen=True)
class ChooseTaking(Code, prefix="tmc"):
    """From whom shall a role be taken back?"""

    page: int = 0


@dataclass(frozen=True)
class ChooseRole(Code, prefix="tmr"):
    """Which of the roles of one account shall be taken back?"""

    user: int


@dataclass(frozen=True)
class TakeRole(Code, prefix="tmt"):
    """Takes a role back; first it asks whether the owner is sure."""

    user: int
    role: Role
    scope: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for a role with a link, by name and municipality; `registered` as a participant."""

    link: Link
    name: str
    municipality: str = ""
    registered: bool = False


def role_words(t: Texts, role: Role, scope: str) -> str:
    """The role with what it is for; plain text."""
    name = t.plain(f"role-{role.value}")
    return name if scope == FOR_ALL else t.plain("team-role-for", role=name, scope=scope_words(t, scope))


def scope_words(t: Texts, scope: str) -> str:
    """A day, a session, or everything; plain text."""
    if scope == FOR_ALL:
        return t.plain("team-scope-all")
    try:
        return t.short_day(date.fromisoformat(scope))
    except ValueError:
        return t.plain("team-scope-session", code=scope)


def holder_words(t: Texts, user_id: int, name: str) -> str:
    """What a member of the staff is called; plain text."""
    return name or t.plain("team-nameless", account=ltr(str(user_id)))


def team_screen(t: Texts, held: Sequence[Holding], *, asking: int = 0, page: int = 0, heading: str = "") -> Screen:
    """Who holds which role, and what an owner can do about it. `asking`: how many wait for a decision."""
    page, lines = fitting(page, size=LINES, total=len(held)), [t("team-title"), ""]
    for one in held[page * LINES : (page + 1) * LINES]:
        line = "team-holder-fixed" if one.fixed else "team-holder"
        lines.append(t(line, role=role_words(t, one.role, one.scope), name=holder_words(t, one.user_id, one.name)))
    if any(one.fixed for one in held):
        lines += ["", t("team-fixed")]
    give, link = Button(t.plain("team-give"), GiveRole()), Button(t.plain("team-make-link"), MakeLink())
    rows: list[Row] = [
        *([(Button(t.plain("team-asking", count=asking), OpenAsking(), style="primary"),)] if asking else []),
        side_by_side(give, link, rtl=t.rtl),
        *([(Button(t.plain("team-take"), ChooseTaking()),)] if any(not one.fixed for one in held) else []),
        *turning(t, OpenTeam, page, size=LINES, total=len(held)),
        side_by_side(Button(t.plain("form-back"), OpenStaff()), *home_row(t), rtl=t.rtl),
    ]
    return Screen("\n".join([heading, ""] * bool(heading) + lines), tuple(rows))


def choose_screen(t: Texts, held: Sequence[Holding], *, page: int = 0) -> Screen:
    """From whom shall a role be taken back? `held` are the roles that can be."""
    names = {one.user_id: cut(holder_words(t, one.user_id, one.name), NAME) for one in held}
    page = fitting(page, size=PAGE, total=len(names))
    some = list(names.items())[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(Button(name, ChooseRole(user_id)),) for user_id, name in some]
    rows += turning(t, ChooseTaking, page, size=PAGE, total=len(names))
    return Screen(t("team-take-whose"), (*rows, _back_row(t)))


def roles_screen(t: Texts, held: Sequence[Holding]) -> Screen:
    """Which of one account's roles shall be taken back?"""
    rows = tuple(
        (Button(role_words(t, one.role, one.scope), TakeRole(one.user_id, one.role, one.scope)),) for one in held[:PAGE]
    )
    name = holder_words(t, held[0].user_id, held[0].name)
    return Screen(t("team-take-which", name=name), (*rows, (Button(t.plain("form-back"), ChooseTaking()),)))


def sure_screen(t: Texts, one: Holding) -> Screen:
    """Is the owner sure?"""
    text = t("team-take-sure", name=holder_words(t, one.user_id, one.name), role=role_words(t, one.role, one.scope))
    sure = TakeRole(one.user_id, one.role, one.scope, sure=True)
    return Screen(
        text,
        ((Button(t.plain("team-take-yes"), sure, style="danger"),), (Button(t.plain("form-back"), ChooseTaking()),)),
    )


def given_screen(t: Texts, one: Holding, *, before: bool) -> Screen:
    """The role is given, or was held `before`."""
    text_id = "team-given-before" if before else "team-given"
    text = t(text_id, name=holder_words(t, one.user_id, one.name), role=role_words(t, one.role, one.scope))
    return Screen(text, ((Button(t.plain("team-open"), OpenTeam()),), home_row(t)))


def link_screen(t: Texts, link: Link, address: str) -> Screen:
    """The link to hand on; it stands nowhere else."""
    text = t(
        "team-link",
        role=role_words(t, link.role, link.scope),
        day=t.day(link.expires_at),
        time=t.time(link.expires_at),
        address=address,
    )
    drop = Button(t.plain("team-link-drop"), DropLink(link.id), style="danger")
    return Screen(text, ((drop,), (Button(t.plain("team-open"), OpenTeam()),)))


def dropped_screen(t: Texts, *, dropped: bool) -> Screen:
    """The link leads nowhere any more, or did not before."""
    return Screen(t("team-link-dropped" if dropped else "team-link-too-late"), (_back_row(t),))


def wrong_link_screen(t: Texts) -> Screen:
    """The link was never one."""
    return Screen(t("team-link-wrong"), (home_row(t),))


def asked_screen(t: Texts, link: Link) -> Screen:
    """To whoever has used a link: an owner decides now."""
    return Screen(t("team-asked", role=role_words(t, link.role, link.scope)), (home_row(t),))


def asking_screen(t: Texts, asking: Asking) -> Screen:
    """The owners' card: somebody asks for a role."""
    link = asking.link
    lines = [t("team-asks", name=asking.name, role=role_words(t, link.role, link.scope))]
    if asking.municipality:
        lines.append(t("me-municipality", municipality=asking.municipality))
    lines.append(t("team-asks-registered" if asking.registered else "team-asks-unregistered"))
    yes = Button(t.plain("team-accept"), Decide(link.id, accepted=True), style="success")
    no = Button(t.plain("team-decline"), Decide(link.id, accepted=False), style="danger")
    return Screen("\n".join(lines), (side_by_side(yes, no, rtl=t.rtl), _back_row(t)))


def decided_screen(t: Texts, asking: Asking) -> Screen:
    """The owners' card once one of them has decided."""
    text_id = "team-accepted" if asking.link.accepted else "team-declined"
    role = role_words(t, asking.link.role, asking.link.scope)
    return Screen(t(text_id, name=asking.name, role=role), (_back_row(t),))


def told_given_screen(t: Texts, role: Role, scope: str) -> Screen:
    """To whoever has got a role."""
    return Screen(t("team-told-given", role=role_words(t, role, scope)), (home_row(t),))


def told_taken_screen(t: Texts, role: Role, scope: str) -> Screen:
    """To whoever has lost a role."""
    return Screen(t("team-told-taken", role=role_words(t, role, scope)), (home_row(t),))


def told_declined_screen(t: Texts, role: Role, scope: str) -> Screen:
    """To whoever has asked in vain."""
    return Screen(t("team-told-declined", role=role_words(t, role, scope)), (home_row(t),))


def _back_row(t: Texts) -> Row:
    return side_by_side(Button(t.plain("team-open"), OpenTeam()), *home_row(t), rtl=t.rtl)
