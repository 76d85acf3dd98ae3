"""The questions about a person: name, municipality, position, telephone. Registration and /me ask the same ones.

bot:  البلدية؟
Dana: مسراتة
bot:  هل المقصود أحد هذه الخيارات؟ … [مسلاتة] [مصراتة] [مرادة] [بلدية أخرى]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.form import Choice, Field, Offer, tidy_answer
from bot.texts import Texts, ltr
from bot.turn import Turn
from storage import municipalities
from storage.drafts import Draft
from storage.errors import NotFound, UserError
from storage.phones import PhoneUnreadable, normalise_phone, show_phone
from storage.registration import MUNICIPALITY_MOST, NAME_MOST, POSITION_MOST, Details

if TYPE_CHECKING:
    from telegram import Contact

OTHER, NONE = "other", "none"  # answers to the municipality's question that are no municipality of the list
OWN = "own:"  # before a number that came by the person's own contact card
_JOINS = frozenset(" '’-.")


class NameTooShort(UserError):
    """A full name has two words at least."""


class NameNotLetters(UserError):
    """A name is written in letters."""


class PhoneNotUnderstood(UserError):
    """What was typed is no telephone number."""


def positions(t: Texts) -> list[Choice]:
    """The positions that most have. What is kept is the label, as if it had been typed."""
    labels = [t.plain(f"personal-position-{name}") for name in ("deputy", "mayor", "director", "head")]
    return [Choice(label, label) for label in labels]


def details_from(turn: Turn, answers: Mapping[str, str], *, kept: Details | None = None) -> Details:
    """What the answers say. `kept` is what was known before: its proof of the number holds while the number does.

    Raises: NotFound when the chosen municipality is not on the list any more.
    """
    chosen, phone = answers["municipality"], answers["phone"].removeprefix(OWN)
    municipality_id = None if chosen in (OTHER, NONE) else int(chosen)
    if municipality_id is not None and municipalities.find(turn.tx, municipality_id) is None:
        raise NotFound
    return Details(
        name=answers["name"],
        municipality_id=municipality_id,
        municipality_other=answers.get("municipality_other", "") if chosen == OTHER else "",
        position=answers["position"],
        phone=phone,
        phone_own=answers["phone"].startswith(OWN) or (kept is not None and kept.phone_own and kept.phone == phone),
    )


def answers_from(details: Details) -> dict[str, str]:
    """The answers that would say `details`."""
    unlisted = OTHER if details.municipality_other else NONE
    return {
        "name": details.name,
        "municipality": unlisted if details.municipality_id is None else str(details.municipality_id),
        "municipality_other": details.municipality_other,
        "position": details.position,
        "phone": f"{OWN}{details.phone}" if details.phone_own else details.phone,
    }


def _read_name(_turn: Turn, _draft: Draft, text: str) -> str:
    seen = "".join(mark for mark in tidy_answer(text, most=NAME_MOST) if unicodedata.category(mark) != "Cf")
    name = " ".join(seen.split())
    if not all(mark in _JOINS or unicodedata.category(mark)[0] in "LM" for mark in name):
        raise NameNotLetters
    if len([word for word in name.split() if any(letter.isalpha() for letter in word)]) < 2:
        raise NameTooShort
    return name


def _read_municipality(turn: Turn, _draft: Draft, text: str) -> Offer:
    typed = tidy_answer(text, most=MUNICIPALITY_MOST)
    near = municipalities.suggestions(municipalities.everything(turn.tx), typed)
    choices = [Choice(str(one.id), turn.t.pick(one.name_ar, one.name_en)) for one in near]
    return Offer((*choices, Choice(OTHER, turn.t.plain("personal-municipality-other"))))


def _outside(turn: Turn, _draft: Draft) -> list[Choice]:
    return [Choice(NONE, turn.t.plain("personal-municipality-none"))]


def _show_municipality(turn: Turn, value: str) -> str:
    if value in (OTHER, NONE):
        return turn.t.plain(f"personal-municipality-{value}")
    found = municipalities.find(turn.tx, int(value))
    return turn.t.pick(found.name_ar, found.name_en) if found else ""


def _read_other(_turn: Turn, _draft: Draft, text: str) -> str:
    return " ".join(tidy_answer(text, most=MUNICIPALITY_MOST).split())


def _read_position(_turn: Turn, _draft: Draft, text: str) -> str:
    return " ".join(tidy_answer(text, most=POSITION_MOST).split())


def _read_phone(_turn: Turn, _draft: Draft, text: str) -> str:
    return _number(text)


def _shared_phone(_turn: Turn, contact: Contact) -> str:
    return OWN + _number(contact.phone_number, international=True)


def _number(text: str, *, international: bool = False) -> str:
    try:
        return normalise_phone(text, international=international)
    except PhoneUnreadable:
        raise PhoneNotUnderstood from None


def _show_phone(_turn: Turn, value: str) -> str:
    return ltr(show_phone(value.removeprefix(OWN)))


FIELDS = (
    Field("name", read=_read_name),
    Field("municipality", read=_read_municipality, choices=_outside, show=_show_municipality),
    Field("municipality_other", read=_read_other, asked=lambda answers: answers.get("municipality") == OTHER),
    Field("position", read=_read_position, choices=lambda turn, _: positions(turn.t), across=2),
    Field("phone", read=_read_phone, show=_show_phone, contact=_shared_phone),
)
