"""Buttons' codes: short, typed, and never trusted when they come back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.codes import Code
from storage.errors import OutOfDate


class Colour(StrEnum):
    RED = "r"
    BLUE = "b"


@dataclass(frozen=True)
class Sample(Code, prefix="zz"):
    number: int
    flag: bool
    colour: Colour
    word: str


@given(
    number=st.integers(-(10**15), 10**15),
    flag=st.booleans(),
    colour=st.sampled_from(Colour),
    word=st.text(alphabet="abc-_09", max_size=20),
)
def test_a_code_comes_back_as_it_was(*, number: int, flag: bool, colour: Colour, word: str) -> None:
    code = Sample(number=number, flag=flag, colour=colour, word=word)
    assert Sample.unpack(code.pack()) == code


@pytest.mark.parametrize(
    "forged",
    [
        "zz",
        "zz:1",
        "zz:x:1:r:w",
        "zz:1:2:r:w",
        "zz:1:1:q:w",
        "zz:1:1:r:w:more",
        "zz:" + "9" * 40 + ":1:r:w",
        "zz:٣:1:r:w",
    ],
)
def test_anything_else_is_out_of_date(forged: str) -> None:
    with pytest.raises(OutOfDate):
        Sample.unpack(forged)


def test_what_would_not_fit_or_not_come_back_is_a_bug_found_early() -> None:
    with pytest.raises(ValueError, match="not a button's code"):
        Sample(number=1, flag=True, colour=Colour.RED, word="و" * 32).pack()
    with pytest.raises(ValueError, match="not a button's code"):
        Sample(number=1, flag=True, colour=Colour.RED, word="a:b").pack()
