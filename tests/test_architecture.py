"""The floors hold: imports only go down, SQL only in storage, words only in locales, one clock."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"storage": 0, "bot": 1, "handlers": 2, "main": 3}
ARABIC = re.compile(r"[\u0600-\u06ff]")
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b", re.DOTALL)
TIME = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time"), ("datetime", "today")}


def sources() -> list[Path]:
    found = [path for floor in ("storage", "bot", "handlers") for path in (ROOT / floor).rglob("*.py")]
    return [*found, ROOT / "main.py"]


def ours(path: Path) -> bool:
    return "sandbox" not in path.parts


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_imports_only_go_down(path: Path) -> None:
    floor = FLOORS[path.relative_to(ROOT).parts[0].removesuffix(".py")]
    above = [module for module in imported(path) if FLOORS.get(module.partition(".")[0], -1) > floor]
    assert above == []


def test_the_local_telegram_imports_nothing_of_ours_and_no_bot_library() -> None:
    for path in (ROOT / "bot" / "sandbox").rglob("*.py"):
        strangers = [
            module
            for module in imported(path)
            if module.partition(".")[0] in {*FLOORS, "telegram", "aiogram"} and not module.startswith("bot.sandbox")
        ]
        assert strangers == [], path


ABOVE_STORAGE = [path for path in sources() if "storage" not in path.parts and ours(path)]


@pytest.mark.parametrize("path", ABOVE_STORAGE, ids=name_of)
def test_only_storage_speaks_sql(path: Path) -> None:
    spoken = [text for text in strings(path) if SQL.search(text)]
    assert spoken == []


def strings(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    alone = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    docs = {id(value) for value in alone if isinstance(value, ast.Constant)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


@pytest.mark.parametrize("path", [path for path in sources() if ours(path)], ids=name_of)
def test_words_stand_only_in_locales(path: Path) -> None:
    if path.name == "arabic.py":  # the normaliser
        return
    assert [text for text in strings(path) if ARABIC.search(text)] == []


@pytest.mark.parametrize("path", [path for path in sources() if ours(path)], ids=name_of)
def test_no_clock_but_the_injected_one(path: Path) -> None:
    if path == ROOT / "bot" / "clock.py":
        return
    calls = {
        (node.func.value.id, node.func.attr)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    }
    assert calls & TIME == set()


@pytest.mark.parametrize("path", [path for path in sources() if ours(path)], ids=name_of)
def test_callback_data_is_never_split_by_hand(path: Path) -> None:
    assert 'data.split(":")' not in path.read_text("utf-8")


def test_one_word_names_a_feature_on_every_floor() -> None:
    """Words are found under the name of the handler or the machinery that says them."""
    places = {path.stem for floor in ("handlers", "bot") for path in (ROOT / floor).glob("*.py")}
    places |= {"access", "cli", "sandbox"}
    for language in ("ar", "en"):
        assert {path.stem for path in (ROOT / "locales" / language).glob("*.ftl")} - places == set()


def test_the_top_level_is_the_one_agreed() -> None:
    allowed = {
        "bot", "handlers", "storage", "locales", "tests", "main.py", "pyproject.toml", "README.md",
        "Makefile", ".ci", ".gitignore", ".editorconfig", "requirements.txt", "requirements-dev.txt", "CHANGELOG.md",
        "LICENSE",
    }  # fmt: skip
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert {line.partition("/")[0] for line in tracked if line} - allowed == set()


def test_what_is_imported_is_installed() -> None:
    """A package that only this machine happens to have is missing on the next."""
    brought_by = importlib.metadata.packages_distributions()
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    pinned = {one_spelling(name) for name in re.findall(r"^([\w.-]+)==", requirements, re.MULTILINE)}
    for path in sources():
        foreign = {module.partition(".")[0] for module in imported(path)} - sys.stdlib_module_names - FLOORS.keys()
        for module in foreign:
            assert {one_spelling(name) for name in brought_by[module]} & pinned, f"{name_of(path)}: {module}"


def one_spelling(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
