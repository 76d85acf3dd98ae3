"""Two spellings of the same words meet; what is typed in is kept without what could harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.arabic import digits, municipality_key, name_key, normalise, tidy


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("الإيرادات المحليّة", "الايرادات المحليه"),
        ("تمويل المشروعـــات", "تمويل المشروعات"),
        ("مسؤول شئون", "مسوول شيون"),
        ("مستشفى", "مستشفي"),
        ("بنغازی", "بنغازي"),
        ("ﻃﺮﺍﺑﻠﺲ", "طرابلس"),
        ("مرحباااااا", "مرحبا"),
        ("الجلسة ٣ (۴)", "الجلسه 3 4"),
        ("\u200fطرابلس\u200e،\u2066 مصراتة\u2069", "طرابلس مصراته"),
        ("أ\u0654حمد", "احمد"),
        ("Budget_REPORT – v2", "budget report v2"),
    ],
)
def test_spellings_of_one_text_meet(written: str, meant: str) -> None:
    assert normalise(written) == meant


def test_repeated_digits_are_not_stretching() -> None:
    assert normalise("1000 دينار و٢٢٢٢") == "1000 دينار و2222"


def test_words_that_differ_stay_different() -> None:
    assert normalise("مصراتة") != normalise("مسلاتة")
    assert normalise("زوارة") != normalise("زوارق")


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_arabic_and_persian_digits_become_western_and_nothing_else_changes() -> None:
    assert digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ أ-12½") == "0123456789 0123456789 أ-12½"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الله محمّد", "عبدالله محمد"),
        ("عبد الرحمن القذافي", "عبدالرحمن قذافي"),
        ("أبو بكر السنوسي", "ابوبكر  السنوسى"),
        ("فاطمة الزهراء", "فاطمه الزهراء"),
    ],
)
def test_a_persons_name_is_one_however_it_is_spelt(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_people_keep_different_keys() -> None:
    assert name_key("محمد علي سالم") != name_key("محمد سالم علي")
    assert name_key("الي") != name_key("ي")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بلدية الزاوية", "الزاويه"),
        ("البلدية أبو سليم", "أبوسليم"),
        ("زاوية الجنوب", "الزاوية الجنوب"),
        ("بلديّة الخُمس", "خمس"),
    ],
)
def test_a_municipality_is_found_with_and_without_its_article_and_title(one: str, other: str) -> None:
    assert municipality_key(one) == municipality_key(other)


def test_a_name_made_of_the_title_alone_has_an_empty_key() -> None:
    assert municipality_key("بلدية") == ""


def test_typed_text_keeps_its_lines_and_loses_its_edges() -> None:
    assert tidy("  \n أولاً \r\nثانياً\n\n\n\n\nثالثاً\t.  \n") == "أولاً\nثانياً\n\nثالثاً ."


def test_dashes_and_asterisks_that_begin_a_line_become_bullets() -> None:
    assert tidy("- واحد\n* اثنان\n  – ثلاثة\n-أربعة") == "• واحد\n• اثنان\n• ثلاثة\n• أربعة"


def test_negative_numbers_ranges_and_inner_dashes_stay() -> None:
    text = "-5 درجات\nمن 9 - 10\n**مهم**\nأ - ب"
    assert tidy(text) == text


def test_marks_that_turn_other_peoples_text_are_taken_out() -> None:
    assert tidy("اسم\u202e مقلوب\u2066\u2069\u202b") == "اسم مقلوب"


def test_controls_surrogates_and_zero_width_spaces_are_taken_out() -> None:
    assert tidy("أ\0ب\x1b\x7f\x90ج\ud83dد\u200b\ufeff") == "أبجد"


def test_emoji_joiners_and_direction_marks_of_ones_own_stay() -> None:
    family = "👨\u200d👩\u200d👧 ❤️ \u200fنص"
    assert tidy(family) == family


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.characters()))
def test_tidied_text_can_be_written_to_a_file(text: str) -> None:
    tidy(text).encode("utf-8")
