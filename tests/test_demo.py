"""What `make demo` promises: whom and what it has, when it opens, where its clock may jump, and the page opened."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from bot import demo, sample
from bot.demo import Demo
from storage import people
from storage.database import snapshot
from storage.people import Role
from tests.cast import OPENS, at


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the demonstration keeps its forum."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_has_the_forum_its_lists_and_its_staff(here: Path) -> None:
    assert demo._prepare(keep=False)
    owners = frozenset(map(int, demo._environment("")["FORUM_OWNERS"].split(",")))
    with snapshot(here / demo.DATABASE, OPENS) as tx:
        counts = {
            table: tx.value(f"SELECT count(*) FROM {table}")
            for table in ("municipality", "focus_area", "person", "session WHERE kind = 'workshop'")
        }
        roles = Counter(role for one in sample.accounts() for role in people.roles_of(tx, one.user_id, owners))
        registered = tx.value("SELECT count(*) FROM account WHERE person_id IS NOT NULL")
        marked = tx.value("SELECT sample FROM event")
    assert counts == {"municipality": 147, "focus_area": 7, "person": 75, "session WHERE kind = 'workshop'": 9}
    assert (roles[Role.OWNER], roles[Role.ORGANIZER], roles[Role.SECRETARIAT]) == (1, 2, 1)
    assert (registered, marked) == (2, 1)


def test_it_opens_at_half_past_eight_and_jumps_to_before_a_session_its_end_and_its_feedback(here: Path) -> None:
    fresh = demo._prepare(keep=False)
    sandbox = demo.telegram(list, fresh=fresh)
    assert 0 <= (sandbox.clock.now() - OPENS).total_seconds() < 10
    marks = {mark.label: mark.at for mark in sandbox.marks}
    assert marks["قبل W1 بعشر دقائق"] == at("11:05")
    assert marks["نهاية W1"] == at("12:45")
    assert marks["طلب تقييم W1"] == at("12:50")
    newcomer, deputy, *_ = sandbox.people
    assert (newcomer.started, deputy.started) == (False, True)


@pytest.mark.parametrize(
    ("wanted", "screen", "opened"),
    [(True, "DISPLAY", True), (True, "WAYLAND_DISPLAY", True), (True, "", False), (False, "DISPLAY", False)],
)
async def test_the_page_is_opened_where_there_is_a_screen(
    here: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool, screen: str, opened: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if screen:
        monkeypatch.setenv(screen, ":0")
    pages: list[str] = []
    monkeypatch.setattr("bot.demo.webbrowser.open", pages.append)
    bot = here / "ends_at_once.py"
    bot.write_text("")
    said: list[str] = []
    await demo.run(Demo(bot, port=0, browser=wanted, keep=False, gallery=list, say=said.append))
    assert len(said) == 1
    assert pages == (said if opened else [])
