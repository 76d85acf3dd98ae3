"""Pictures of figures: whole for any words, one way round for each language, never too many rows to read."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot import pictures
from bot.pictures import ACCENT, LAYERS, MOST, SHORTEST, WIDTH, Bar, Heading, Stack

HOSTILE = ("$a_{b$ \\frac", "=1+1", "🎉\u2028\u0000\ud800", "نص\nعلى سطرين", "", "كلمة" * 90, "W4 الإيرادات 5-3 (")


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert image.width == WIDTH
    return image.convert("RGB")


def columns_of(image: Image.Image, color: str) -> list[int]:
    """Where, from the left, the colour stands."""
    wanted = tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
    pixels = image.load()
    assert pixels is not None
    return [x for x in range(image.width) if any(pixels[x, y] == wanted for y in range(0, image.height, 3))]


def test_bars_grow_from_the_side_where_reading_begins() -> None:
    rows = [Bar("التحول الرقمي", 2, "2")]
    arabic = columns_of(opened(pictures.bars(Heading("العنوان"), rows, highest=4)), ACCENT)
    english = columns_of(opened(pictures.bars(Heading("Title", rtl=False), rows, highest=4)), ACCENT)
    assert abs(len(arabic) - len(english)) <= 2
    assert max(arabic) > WIDTH * 0.6 > WIDTH * 0.4 > min(english)
    assert abs((WIDTH - max(arabic)) - min(english)) <= 2, "one the mirror of the other"


def test_a_bar_is_as_long_as_its_value() -> None:
    half, whole = (
        columns_of(opened(pictures.bars(Heading("س"), [Bar("ص", value, "")], highest=4)), ACCENT) for value in (2, 4)
    )
    assert abs(len(whole) - 2 * len(half)) <= 4


def test_without_a_value_there_is_no_bar() -> None:
    assert not columns_of(opened(pictures.bars(Heading("س"), [Bar("ص", None, "دون خمسة")])), ACCENT)
    assert not columns_of(opened(pictures.bars(Heading("س"), [])), ACCENT)


def test_the_parts_of_a_stack_follow_one_another_in_the_order_of_the_key() -> None:
    image = opened(pictures.stacked(Heading("t", rtl=False), [Stack("a", (1, 2, 0), "3")], ["x", "y", "z"]))
    first, second = columns_of(image, LAYERS[0]), columns_of(image, LAYERS[1])
    assert min(first) < min(second)
    assert max(first) < max(second)


@pytest.mark.parametrize("rtl", [True, False])
def test_whatever_people_wrote_is_drawn_without_a_complaint(*, rtl: bool) -> None:
    for text in HOSTILE:
        heading = Heading(text, text, text, rtl=rtl)
        opened(pictures.bars(heading, [Bar(text, 1, text)] * 2))
        opened(pictures.stacked(heading, [Stack(text, (1, 1), text)] * 2, [text, text]))


def test_many_rows_come_in_several_pictures_of_about_one_length() -> None:
    parts = pictures.in_parts([Bar(str(n), n, str(n)) for n in range(MOST * 2 + 1)])
    assert [len(part) for part in parts] == [10, 10, 9]
    assert [bar.label for part in parts for bar in part] == [str(n) for n in range(MOST * 2 + 1)]
    assert len(pictures.in_parts([1] * MOST)) == 1
    assert opened(pictures.bars(Heading("س"), [Bar("ص", 1, "1")] * MOST)).height > SHORTEST
    with pytest.raises(ValueError, match="too many"):
        pictures.bars(Heading("س"), [Bar("ص", 1, "1")] * (MOST + 1))


def test_long_words_are_cut_where_the_line_ends() -> None:
    assert pictures.fold("الإيرادات المحلية ودورها في تمويل", 18, 2) == "الإيرادات المحلية\nودورها في تمويل"
    assert pictures.fold("كلمة " * 9, 10, 2).endswith("…")
    assert max(map(len, pictures.fold("ك" * 40, 10, 2).split("\n"))) == 10
