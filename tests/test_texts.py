"""The words: both languages whole, six Arabic plural forms, nothing that a name could break."""

from __future__ import annotations

import ast
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import check
from bot.texts import FSI, LOCALES, PDI, RLM, Catalogue, Html, Texts, beside, ltr, words

ROOT = LOCALES.parent


def test_the_languages_say_the_same_and_arabic_counts_in_six_forms() -> None:
    assert check.words(LOCALES) == []


def test_what_is_wrong_with_words_is_named(folder: Path) -> None:
    (folder / "ar" / "z.ftl").write_text("a = أ { $x }\nb = { $n ->\n [one] واحد\n *[other] كثير\n }\nc = ج\n", "utf-8")
    (folder / "en" / "z.ftl").write_text("a = A { $y }\nb = B { $n }\nd = D\nd = D\n", "utf-8")
    assert check.words(folder) == [
        "locales/ar: b lacks a plural form",
        *sorted(["locales/en: c is missing", "locales/en: only is missing"], key=str),
        "locales/en: d is not in ar",
        "locales/en: a has other variables than in ar",
        "locales/en: d is written twice",
    ]


def test_every_text_that_the_code_asks_for_exists() -> None:
    known = set(Catalogue().ids())
    asked = {
        node.args[0].value
        for folder in ("bot", "handlers")
        for path in (ROOT / folder).rglob("*.py")
        if "sandbox" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and _is_texts(node.func)
    }
    assert asked - known == set()


def _is_texts(function: ast.expr) -> bool:
    """`t("…")`, `turn.t("…")`, `t.plain("…")`."""
    if isinstance(function, ast.Attribute) and function.attr == "plain":
        return True
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "t"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in {
        "ar": "hello = مرحباً { $name }\nonly = بالعربية\ncount = { $n ->\n [zero] لا أحد\n [one] واحد\n [two] اثنان\n"
        " [few] { $n } قلة\n [many] { $n } كثرة\n *[other] { $n } غير ذلك\n }\n",
        "en": "hello = Hello { $name }\ncount = { $n ->\n [one] one\n *[other] { $n }\n }\n",
    }.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.ftl").write_text(text, "utf-8")
    return tmp_path


def test_a_name_cannot_break_the_message_around_it(folder: Path) -> None:
    t = Texts(Catalogue(folder), "en", ZoneInfo("Africa/Tripoli"))
    assert t("hello", name="<b>&") == f"Hello {FSI}&lt;b&gt;&amp;{PDI}"
    assert t("hello", name=Html("<b>x</b>")) == "Hello <b>x</b>"
    assert t.plain("hello", name="<b>") == "Hello <b>"
    assert ltr("+218") == "\u2066+218\u2069"
    assert words("a<b") == "a&lt;b"


def test_what_is_typed_in_one_language_keeps_its_stops_behind_words_of_another() -> None:
    assert beside("Fees & fines.") == f"{FSI}Fees &amp; fines.{PDI}"
    assert beside("Fees.\nMarkets.\n") == f"{FSI}Fees.{PDI}\nMarkets.\n", "another line runs as it begins itself"
    assert beside(words("a<b")) == f"{FSI}a&lt;b{PDI}"


def test_an_arabic_line_runs_from_the_right_whatever_it_begins_with(folder: Path) -> None:
    (folder / "ar" / "lines.ftl").write_text(
        "line = • { $title } — { $room }\nlead =\n    <b>{ $title }</b>\n    القاعة { $room }\n    • { $title }: نعم\n",
        "utf-8",
    )
    t = Texts(Catalogue(folder), "ar", ZoneInfo("UTC"))
    for title in ("التحول الرقمي", "Digital"):
        line = f"• {FSI}{title}{PDI} — {FSI}2{PDI}"
        assert t("line", title=title, room="2") == RLM + line
        lead = [f"{RLM}<b>{FSI}{title}{PDI}</b>", f"القاعة {FSI}2{PDI}", f"{RLM}• {FSI}{title}{PDI}: نعم"]
        assert t("lead", title=title, room="2").split("\n") == lead
    assert t("line", title=Html("التحول"), room="2") == f"• التحول — {FSI}2{PDI}"
    assert t("line", title=Html(f"{RLM}x"), room="2") == f"• {RLM}x — {FSI}2{PDI}", "never two marks side by side"
    assert t.plain("line", title="التحول", room="2") == "• التحول — 2"
    assert Texts(Catalogue(folder), "en", ZoneInfo("UTC"))("line", title="التحول", room="2").startswith("•")


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا أحد"), (1, "واحد"), (2, "اثنان"), (7, "7 قلة"), (75, "75 كثرة"), (100, "100 غير ذلك"), (103, "103 قلة")],
)
def test_the_six_forms_are_chosen_as_arabic_counts(folder: Path, n: int, said: str) -> None:
    assert Texts(Catalogue(folder), "ar", ZoneInfo("UTC")).plain("count", n=n) == said


def test_a_text_that_english_lacks_is_said_in_arabic_and_a_missing_one_is_a_bug(folder: Path) -> None:
    t = Texts(Catalogue(folder), "en", ZoneInfo("UTC"))
    assert t.plain("only") == "بالعربية"
    with pytest.raises(KeyError):
        Texts(Catalogue(folder, strict=True), "en", ZoneInfo("UTC"))("nothing")


def test_a_file_that_is_not_fluent_is_refused(folder: Path) -> None:
    (folder / "ar" / "y.ftl").write_text("= no name\n", "utf-8")
    with pytest.raises(ValueError, match=r"y\.ftl"):
        Catalogue(folder)
