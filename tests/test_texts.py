"""The words: both languages whole, six Arabic plural forms, nothing that a name could break."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.texts import FSI, LOCALES, PDI, Catalogue, Html, Texts, ltr, words

PLURALS = {"zero", "one", "two", "few", "many", "other"}
ROOT = LOCALES.parent


class Look(Visitor):
    """Collects a message's variables, and the keys of each of its selects."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selects: list[set[str]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the library's name
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        self.selects.append(
            {key.name if isinstance(key := variant.key, ftl.Identifier) else key.value for variant in node.variants}
        )
        self.generic_visit(node)


def messages(language: str) -> Iterator[tuple[Path, str, Look]]:
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ftl.Message):
                look = Look()
                look.visit(entry)
                yield path, entry.id.name, look


def test_every_language_says_the_same_with_the_same_variables() -> None:
    arabic = {(path.name, name): look.variables for path, name, look in messages("ar")}
    english = {(path.name, name): look.variables for path, name, look in messages("en")}
    assert arabic.keys() == english.keys()
    assert {key for key in arabic if arabic[key] != english[key]} == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_text_is_written_twice(language: str) -> None:
    names = [name for _, name, _ in messages(language)]
    assert len(names) == len(set(names))


def test_an_arabic_count_has_all_six_forms() -> None:
    short = {name for _, name, look in messages("ar") for keys in look.selects if keys & (PLURALS - {"other"}) and keys != PLURALS}
    assert short == set()


def test_an_arabic_text_begins_in_arabic() -> None:
    """Telegram takes a message's direction from its first letter."""
    catalogue = Catalogue()
    wrong = []
    for path, name, look in messages("ar"):
        if look.variables or name.startswith(("column-", "cli-", "command-")):
            continue
        text = re.sub(r"<[^>]+>", "", catalogue.format("ar", name, {}))
        first = next((letter for letter in text if letter.isalpha()), "ا")
        if first.isascii():
            wrong.append(f"{path.name}/{name}")
    assert wrong in ([], ["language.ftl/language-english"])


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
