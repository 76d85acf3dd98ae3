"""Telephone numbers: however a person writes theirs, one form is kept (E.164, +218912345678).

Libya's numbers are known in all their spellings; another country's is taken when it says which country.
"""

from __future__ import annotations

import re

from storage.arabic import plain

LIBYA = "+218"
_BETWEEN = re.compile(r"[\s()\[\]./\u2010-\u2015\u2212-]+")
_NUMBER = re.compile(r"\+?[0-9]+")
_LIBYAN = re.compile(r"9[0-9]{8}|[2-8][0-9]{7,8}")  # mobile; landline with its area code
_ABROAD = re.compile(r"[1-9][0-9]{7,14}")


class PhoneUnreadable(ValueError):
    """What was written is no telephone number that could be called."""


def normalise_phone(text: str, *, international: bool = False) -> str:
    """The number in E.164: a plus sign, the country and the number, digits only.

    Args:
        text: as typed: 091 234 5678, +218 (0)91-2345678, 00218912345678, in Arabic-Indic digits too.
        international: the country stands first even without a plus, as in a contact shared in Telegram.

    Raises:
        PhoneUnreadable: letters, too few or too many digits, or another country's number without its country.
    """
    number = _BETWEEN.sub("", plain(text))
    if not _NUMBER.fullmatch(number):
        raise PhoneUnreadable(text)
    if number.startswith("00"):
        number = "+" + number[2:]
    if not number.startswith("+") and (international or number.startswith(LIBYA[1:])):
        number = "+" + number
    if number.startswith("+") and not number.startswith(LIBYA):
        if not _ABROAD.fullmatch(number[1:]):
            raise PhoneUnreadable(text)
        return number
    national = number.removeprefix(LIBYA).removeprefix("0")
    if not _LIBYAN.fullmatch(national):
        raise PhoneUnreadable(text)
    return LIBYA + national


def show_phone(phone: str) -> str:
    """A kept number for reading: Libya's in groups (+218 91 234 5678), any other as it is kept."""
    if not phone.startswith(LIBYA):
        return phone
    national = phone.removeprefix(LIBYA)
    return f"{LIBYA} {national[:2]} {national[2:5]} {national[5:]}"
