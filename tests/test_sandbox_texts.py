"""Texts in the local Telegram: markup, entities, what the server cleans and what it finds."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.found import find_entities
from bot.sandbox.html_text import parse_html
from bot.sandbox.markdown_text import parse_markdown_v2
from bot.sandbox.refusals import Refused
from bot.sandbox.text import inside, is_blank, tidy, units
from tests.sandbox_client import BASEL, telegram


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>أهلا</b> بك", "أهلا بك", [("bold", 0, 4)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot; &#1575; &#x627;", '<b> & " ا ا', []),
        ("&nbsp;&unknown; &", "&nbsp;&unknown; &", []),
        ("<u></u>x", "x", []),
        ("<tg-spoiler>s</tg-spoiler><span class='tg-spoiler'>t</span>", "st", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("<DEL>x</del>", "x", [("strikethrough", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities_in_utf16_units(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    got, found = parse_html(source)
    assert got == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_html_links_code_and_times() -> None:
    _, found = parse_html(
        '<a href="https://example.org?a=1&amp;b=2">x</a><pre><code class="language-py">y</code></pre>'
    )
    assert found[0] == {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org?a=1&b=2/"[:-1] + "/"}
    assert found[1] == {"type": "pre", "offset": 1, "length": 1, "language": "py"}
    _, found = parse_html('<tg-time unix="1700000000" format="wDT">الآن</tg-time><code>z</code>')
    assert found[0] == {
        "type": "date_time",
        "offset": 0,
        "length": 4,
        "unix_time": 1700000000,
        "date_time_format": "wDT",
    }
    assert found[1] == {"type": "code", "offset": 4, "length": 1}


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("ا<div>x</div>", 'Unsupported start tag "div" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a =1>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=h/t>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='no'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text())
def test_escaped_text_comes_through_html_unchanged(text: str) -> None:
    assert parse_html(html.escape(text)) == (text.replace("'", "'"), [])


@given(st.text(alphabet="<>/=&;'\" abi#x0123😀ا\n-"))
def test_html_is_read_or_refused_and_nothing_else(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except Refused:
        return
    assert all(0 < entity["length"] <= units(text) - entity["offset"] for entity in entities)


def test_markdown_is_as_strict() -> None:
    text, found = parse_markdown_v2("*أهلا* _بك_ [هنا](https://example.org/) `x` ||s|| 1\\.5")
    assert text == "أهلا بك هنا x s 1.5"
    assert [entity["type"] for entity in found] == ["bold", "italic", "text_link", "code", "spoiler"]
    assert parse_markdown_v2("```py\nx```")[1] == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]
    for source, words in (
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
    ):
        with pytest.raises(Refused, match="can't parse entities") as refused:
            parse_markdown_v2(source)
        assert refused.value.description.endswith(words)


def test_the_server_drops_direction_overrides_and_separators() -> None:
    assert tidy("a\u202eb\u2028c\u2029d\u202ae", [])[0] == "abcde"
    assert tidy("a\tb\rc\x00", [])[0] == "a bc"
    assert tidy("x\u200e\u200f\u200ey", [])[0] == "x\u200c\u200c\u200ey"
    assert tidy("x\u200fy", [])[0] == "x\u200fy"


def test_entities_move_with_what_is_cleaned_and_trimmed() -> None:
    bold = {"type": "bold", "offset": 4, "length": 4}
    assert tidy(" \n\u202aab\u202ccd \n", [bold]) == ("abcd", [{"type": "bold", "offset": 1, "length": 3}])
    # what stands in an entity at the beginning is not trimmed away
    assert tidy("  x", [{"type": "code", "offset": 0, "length": 3}])[0] == "  x"


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_tidied_entities_always_lie_in_their_text(text: str, offset: int, length: int) -> None:
    tidied, entities = tidy(text, [{"type": "bold", "offset": offset, "length": length}])
    for entity in inside(tidied, entities):
        assert entity["offset"] >= 0
        assert 0 < entity["length"] <= units(tidied) - entity["offset"]


@given(st.text(alphabet=" \n\r\tab\u202e\u2028\u200f\u200e😀"))
def test_a_tidied_text_is_tidy(text: str) -> None:
    tidied = tidy(text, [])[0]
    assert tidy(tidied, [])[0] == tidied
    assert not set(tidied) & set("\r\t\u202e\u2028")


def test_invisible_texts_are_blank() -> None:
    assert is_blank("\u200b\u200f \u00a0\u3000\n")
    assert not is_blank("\u200fا")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", 0, 6)]),
        ("/me@forum_bot", [("bot_command", 0, 13)]),
        ("a/b http://x.ly/q?z=1.", [("url", 4, 17)]),
        ("راسل a.b@c.org أو @amina_x", [("email", 5, 9), ("mention", 18, 8)]),
        ("😀 #منتدى +218 91 123 4567", [("hashtag", 3, 6), ("phone_number", 10, 16)]),
        ("١٢:٣٠ 10.5 and/or", []),
    ],
)
def test_the_server_finds_commands_links_and_the_like(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in find_entities(text)] == found


async def test_given_entities_are_kept_and_those_the_server_finds_are_added() -> None:
    async with telegram() as (_, bot):
        entities = [
            {"type": "bold", "offset": 0, "length": 2},
            {"type": "url", "offset": 0, "length": 2},
            {"type": "italic", "offset": 50, "length": 2},
        ]
        sent = await bot("sendMessage", chat_id=BASEL, text="hi /menu ", entities=entities)
        assert sent["text"] == "hi /menu"
        assert sent["entities"] == [
            {"type": "bold", "offset": 0, "length": 2},
            {"type": "bot_command", "offset": 3, "length": 5},
        ]


async def test_more_than_a_hundred_entities_are_ignored() -> None:
    async with telegram() as (_, bot):
        sent = await bot("sendMessage", chat_id=BASEL, text="<b>x</b> " * 130, parse_mode="HTML")
        assert len(sent["entities"]) == 100


async def test_a_mention_by_name_needs_a_known_person() -> None:
    async with telegram() as (_, bot):
        text = f'<a href="tg://user?id={BASEL}">a</a> <a href="tg://user?id=424242">b</a>'
        sent = await bot("sendMessage", chat_id=BASEL, text=text, parse_mode="html")
        assert [entity["user"]["first_name"] for entity in sent["entities"]] == ["باسل"]
