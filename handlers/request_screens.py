"""The screens of requests to the staff, and the codes of their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.codes import Code
from bot.form_screens import PAGE
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from handlers.openings import OpenCode, OpenParticipants
from storage.people import Person
from storage.requests import Kind, Request

NOBODY = 0  # in the place of a person's id: somebody new


@dataclass(frozen=True)
class OpenRequests(Code, prefix="rq"):
    """The requests that wait."""

    page: int


@dataclass(frozen=True)
class OpenRequest(Code, prefix="rqo"):
    """One request's card, here."""

    request: int


@dataclass(frozen=True)
class Accept(Code, prefix="rqa"):
    """The account is this person, or somebody new."""

    request: int
    person: int


@dataclass(frozen=True)
class Decline(Code, prefix="rqd"):
    """The account is not let in."""

    request: int


@dataclass(frozen=True)
class TakeBack(Code, prefix="rqw"):
    """Takes the own request back."""

    request: int


@dataclass(frozen=True, slots=True)
class View:
    """What a card shows. `alike` are those of the roster whom the account may be; `same_number`: whose number it is."""

    request: Request
    municipality_ar: str = ""
    municipality_en: str = ""
    position: str = ""
    person: Person | None = None
    alike: tuple[Person, ...] = ()
    same_number: frozenset[int] = frozenset()
    decider: str = ""


def card_screen(t: Texts, view: View) -> Screen:
    """A request as the staff see it: what was said, what the roster says, and the decision or its buttons."""
    request = view.request
    lines = [t("request-title", number=str(request.id)), *_said(t, view), "", *_known(t, view)]
    if request.waits:
        return Screen("\n".join(lines), tuple(_decisions(t, view)))
    lines.append(t(f"request-{request.state.value}", name=view.decider or t.plain("request-staff")))
    return Screen("\n".join(lines), (home_row(t),))


def list_screen(t: Texts, waiting: Sequence[Request], *, page: int = 0) -> Screen:
    """The requests that wait, a page of them."""
    page = fitting(page, size=PAGE, total=len(waiting))
    rows: list[Row] = [
        (Button(request.name or t.plain("request-unnamed", number=str(request.id)), OpenRequest(request.id)),)
        for request in waiting[page * PAGE : (page + 1) * PAGE]
    ]
    rows += turning(t, OpenRequests, page, size=PAGE, total=len(waiting))
    back = (Button(t.plain("form-back"), OpenParticipants()),)
    return Screen(t("requests-waiting", count=len(waiting)), (*rows, back))


def asked_screen(t: Texts, request: Request) -> Screen:
    """What the one who asks sees while the request waits."""
    code = (Button(t.plain("code-open"), OpenCode()),)
    ways = (code,) if request.kind is not Kind.TAKEN else ()
    return Screen(
        t(f"request-asked-{request.kind.value}"),
        (*ways, (Button(t.plain("request-take-back"), TakeBack(request.id)),), home_row(t)),
    )


def taken_back_screen(t: Texts) -> Screen:
    """The own request is withdrawn."""
    return Screen(t("request-taken-back"), (home_row(t),))


def _said(t: Texts, view: View) -> list[str]:
    """What the account says of itself."""
    request = view.request
    lines = [t("request-name", name=request.name)] if request.name else []
    if view.municipality_ar:
        lines.append(t("request-municipality", municipality=t.pick(view.municipality_ar, view.municipality_en)))
    return lines + ([t("request-position", position=view.position)] if view.position else [])


def _known(t: Texts, view: View) -> list[str]:
    """What the roster says about it."""
    if view.request.kind is Kind.TAKEN:
        details = view.request.details
        lines = [t("request-kind-taken"), *([_line(t, view, view.person)] if view.person else [])]
        return [*lines, t("request-number-typed")] if details is not None and not details.phone_own else lines
    if not view.request.waits:
        return []
    if view.request.kind is Kind.APPROVAL:
        return [t("request-kind-approval")]
    if not view.alike:
        return [t("request-kind-nobody")]
    return [t("request-kind-claim", count=len(view.alike)), *(_line(t, view, one) for one in view.alike)]


def _line(t: Texts, view: View, person: Person) -> str:
    municipality = t.pick(person.municipality_ar, person.municipality_en) or t.plain("form-empty")
    text_id = "request-person-same-number" if person.id in view.same_number else "request-person"
    return t(text_id, name=person.name, municipality=municipality, position=person.position or t.plain("form-empty"))


def _decisions(t: Texts, view: View) -> list[Row]:
    request = view.request
    if request.kind is Kind.CLAIM:
        # Two of the same name: the name alone would not tell whose button it is.
        rows = [(Button(_as(t, view.alike, one), Accept(request.id, one.id), style="success"),) for one in view.alike]
        rows.append((Button(t.plain("request-accept-new"), Accept(request.id, NOBODY)),))
    else:
        rows = [(Button(t.plain("request-accept"), Accept(request.id, request.person_id or NOBODY), style="success"),)]
    return [*rows, (Button(t.plain("request-decline"), Decline(request.id), style="danger"),), home_row(t)]


def _as(t: Texts, alike: Sequence[Person], person: Person) -> str:
    if len(alike) == 1:
        return t.plain("request-accept")
    return t.plain("request-accept-as", place=alike.index(person) + 1, name=person.name)
