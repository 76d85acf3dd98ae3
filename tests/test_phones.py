"""A telephone number is one, however it is written, and nonsense is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.phones import PhoneUnreadable, normalise_phone, show_phone


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "912345678",
        "091 234 5678",
        "091-2345678",
        "(091) 234.5678",
        "+218912345678",
        "+218 (0) 91 234 5678",
        "00218 91 2345678",
        "218912345678",
        "٠٩١٢٣٤٥٦٧٨",
        "+٢١٨ ٩١ ٢٣٤ ٥٦٧٨",
        "۰۹۱۲۳۴۵۶۷۸",
        "\u2066+218 91\u00a0234\u20115678\u2069",
        "\uff0b218912345678",
        " 0912345678\n",
    ],
)
def test_every_spelling_of_a_libyan_number_is_the_same(written: str) -> None:
    assert normalise_phone(written) == "+218912345678"


def test_a_libyan_landline_has_its_area_code() -> None:
    assert normalise_phone("021 333 4455") == "+218213334455"
    assert normalise_phone("+218 51 262 1234") == "+218512621234"


def test_another_countrys_number_is_taken_when_it_names_the_country() -> None:
    assert normalise_phone("+216 98 123 456") == "+21698123456"
    assert normalise_phone("0020 100 123 4567") == "+201001234567"


def test_a_shared_contact_names_its_country_without_a_plus() -> None:
    assert normalise_phone("21698123456", international=True) == "+21698123456"
    assert normalise_phone("218912345678", international=True) == "+218912345678"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "+",
        "لا يوجد",
        "09123",
        "091234567890",
        "0912345678 / 0923456789",
        "091234567a",
        "+218 12",
        "+218 12345678901234",
        "+1234567",
        "+1234567890123456",
        "+0912345678",
        "98123456789",
        "09+12345678",
        "0012345678901234567",
        "²¹⁸x",
    ],
)
def test_nonsense_is_refused(written: str) -> None:
    with pytest.raises(PhoneUnreadable):
        normalise_phone(written)


@given(st.text())
def test_whatever_is_typed_gives_a_number_or_the_one_error(text: str) -> None:
    try:
        phone = normalise_phone(text)
    except PhoneUnreadable:
        return
    assert phone.startswith("+")
    assert 8 <= len(phone) - 1 <= 15
    assert normalise_phone(phone) == phone


def test_a_number_is_shown_in_groups() -> None:
    assert show_phone("+218912345678") == "+218 91 234 5678"
    assert show_phone("+21698123456") == "+21698123456"


def test_what_is_shown_reads_back() -> None:
    assert normalise_phone(show_phone("+218213334455")) == "+218213334455"
