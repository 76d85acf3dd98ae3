"""The README under test: every setting, verb, option and command in it exists, and every one there is stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

import main
from bot.bring_in import Source
from bot.commands import BEHIND
from bot.doors import OPENED_BY, Door
from bot.environment import TELEGRAM, Environment
from bot.exports import DELIMITERS, FORMATS
from bot.files.source import Header
from handlers.routes import FEATURES
from storage.people import Role

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
OPTION = re.compile(r"--[a-z][a-z-]*")
VERBS: dict[str, Any] = typer.main.get_command(main.app).commands  # type: ignore[attr-defined]
GROUPS = {
    Door.ANYONE: "everyone",
    Door.PARTICIPANT: "participants",
    Door.REGISTER: "participants, owners, organizers, secretariat",
}
MANY = {Role.SECRETARIAT: "secretariat"} | {role: f"{role.value}s" for role in Role if role is not Role.SECRETARIAT}


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, their cells without the bar's escape."""
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


VERB_ROWS = {row[0].split(" ")[0]: " ".join(row) for row in table("Verbs of `python main.py`")}


def test_the_settings_are_those_that_there_are_with_their_defaults() -> None:
    told = {row[0]: row[2] for row in table("Settings")}
    assert list(told) == [f"FORUM_{name.upper()}" for name in Environment.model_fields]
    for name, field in Environment.model_fields.items():
        default = told[f"FORUM_{name.upper()}"]
        if field.default == TELEGRAM:
            assert default == "Telegram's"
        elif field.default is None:
            assert default.startswith("none")
        else:
            assert default == (str(field.default) if field.default else "empty")


def test_the_verbs_are_those_that_there_are() -> None:
    assert list(VERB_ROWS) == list(VERBS)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_options_of_a_verb_are_those_that_it_takes(verb: str) -> None:
    told = set(OPTION.findall(VERB_ROWS[verb]))
    spellings = [{*option.opts, *option.secondary_opts} for option in VERBS[verb].params if option.opts[0][:2] == "--"]
    assert told - {name for names in spellings for name in names} == set()
    assert [names for names in spellings if not names & (told | {"--help"})] == []


def test_what_can_be_brought_in_taken_out_and_given_is_told() -> None:
    assert f"import {'|'.join(Source)} FILE" in VERB_ROWS["import"]
    assert f"export {'|'.join(FORMATS)} " in VERB_ROWS["export"]
    assert f"--header {'|'.join(Header)}" in VERB_ROWS["export"]
    assert ": " + ", ".join(Role) in VERB_ROWS["grant"]
    formats = {name: None for formats in FORMATS.values() for name in formats}
    assert f"--format {'|'.join(formats)}" in VERB_ROWS["export"]
    assert DELIMITERS == (",", ";"), "else they would have to be told"


def test_the_commands_of_each_role_are_those_that_its_door_opens() -> None:
    told = {command: who for who, commands in table("Commands in the chat") for command in commands.split()}
    expected = {}
    for name, door in BEHIND.items():
        roles = [MANY[role] for role in Role if role in OPENED_BY.get(door, frozenset())]
        expected[f"/{name}"] = GROUPS.get(door) or ", ".join(roles)
    assert told == expected


def test_every_command_that_is_offered_is_heard_and_the_other_way_round() -> None:
    heard = {route.name for route in FEATURES.table.commands}
    assert heard == set(BEHIND)


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", README, re.MULTILINE))
    assert {"demo", "test", "check", "browser", "bench", "install"} <= named <= targets


def test_every_file_that_is_shown_or_named_exists() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert shown, "a picture of the chat page"
    named = re.findall(r"`((?:bot|handlers|storage|locales|tests)/[\w./-]*)`", README)
    assert [path for path in (*shown, *named) if not (ROOT / path).exists()] == []


def test_a_first_forum_takes_ten_steps() -> None:
    steps = README.split("\n## A first forum for real, in ten steps\n", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^(\d+)\. ", steps, re.MULTILINE) == [str(number) for number in range(1, 11)]


def test_a_word_for_every_verb_in_the_ten_steps_is_a_verb() -> None:
    used = set(re.findall(r"main\.py ([a-z-]+)", README))
    assert used - set(VERBS) == set()
