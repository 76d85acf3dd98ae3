"""The command line, used rightly and wrongly: exit codes 0, 2 and 1, one clear line a fault, never a traceback."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer.main

import main
from bot import exports
from storage import database, inbox
from storage.database import connect, transact
from storage.lock import Lock

ROOT = Path(__file__).parent.parent
SEED = ROOT / "storage" / "seed"
NOW = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)
VERBS: dict[str, Any] = typer.main.get_command(main.app).commands  # type: ignore[attr-defined]
FILES = ("event.toml", "focus-areas.csv", "municipalities.csv", "programme.csv", "roster.csv")
FAULTY = """code,kind,title_ar,title_en,starts_at,ends_at,room,facilitator,focus_area,capacity
W1,workshop,عنوان,Title,2025-12-16 11:00,2025-12-16 10:00,,,local-revenue,20
W2,wrkshop,,Title,2025-13-16 11:00,2025-12-16,,,,abc
W3,workshop,عنوان,Title,2025-12-16 11:00,2025-12-16 12:00,,,nowhere,0
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a verb answered."""

    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """The one line of a refusal."""
        assert (self.code, self.out) == (2, ""), self
        assert self.err.endswith("\n"), self
        assert self.err.count("\n") == 1, self
        return self.err.strip()


Cli = Callable[..., Said]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """`cli("grant", "5", "owner", OWNERS="7")`, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FORUM_")]:
        monkeypatch.delenv(name)

    def call(*words: object, **settings: object) -> Said:
        with monkeypatch.context() as here:
            for name, value in settings.items():
                here.setenv(f"FORUM_{name}", str(value))
            here.setattr(sys, "argv", ["main.py", *map(str, words)])
            code = main.main()
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def brought_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the event, its lists and its programme, by the command line itself."""
    folder = tmp_path_factory.mktemp("cli")
    for name in FILES:
        with pytest.MonkeyPatch.context() as here:
            here.setenv("FORUM_DATABASE", str(folder / "forum.db"))
            here.setattr(sys, "argv", ["main.py", "import", name.partition(".")[0], str(SEED / name)])
            assert main.main() == 0
    return folder / "forum.db"


@pytest.fixture
def forum(brought_in: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it where the verbs look by default."""
    path = tmp_path / "data" / "forum.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(brought_in, path)
    yield path
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def rows(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "INSERT INTO" in line]


# Wrong use


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nonsense"], "nonsense"),
        (["run", "--what"], "--what"),
        (["run", "extra"], "extra"),
        (["import"], "kind"),
        (["import", "event"], "file"),
        (["import", "faq", "x.csv"], "focus-areas"),
        (["import", "event", "nowhere.toml"], "nowhere.toml"),
        (["import", "event", "."], "directory"),
        (["export", "feedback"], "--output"),
        (["export", "feedback", "--output", "."], "directory"),
        (["export", "feedback", "--output", "x.csv", "--header", "fr"], "'ar', 'en', 'code'"),
        (["export", "feedback", "--output", "x.csv", "--since", "yesterday"], "%Y-%m-%d"),
        (["grant", "abc", "owner"], "user_id"),
        (["grant", "5", "king"], "secretariat"),
        (["grant", "5"], "role"),
        (["sandbox", "--port", "x"], "--port"),
        (["sandbox", "--port", "70000"], "65535"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_line(cli: Cli, tmp_path: Path, words: list[str], named: str) -> None:
    line = cli(*words).fault
    assert named in line
    assert "Value error" not in line
    assert list(tmp_path.iterdir()) == []


def test_without_a_verb_help_is_shown_and_it_is_wrong_use(cli: Cli) -> None:
    said = cli()
    assert (said.code, said.err) == (2, "")
    assert all(verb in said.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_option_and_argument_is_explained(cli: Cli, verb: str) -> None:
    said = cli(verb, "--help")
    assert (said.code, said.err) == (0, "")
    assert VERBS[verb].help
    assert [parameter.name for parameter in VERBS[verb].params if not parameter.help] == []


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("OWNERS", "5,abc", "numbers separated by commas"),
        ("TIMEZONE", "Mars/Olympus", "Africa/Tripoli"),
        ("LANGUAGE", "fr", "'ar' or 'en'"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("MESSAGES_PER_SECOND", "0", "1"),
        ("MESSAGES_PER_SECOND", "many", "integer"),
        ("BOT_API_URL", "api.telegram.org", "https://api.telegram.org"),
        ("BOT_API_URL", "http://example.org", "this machine alone"),
        ("BOT_API_URL", "http://127.0.0.1:99999", "0-65535"),
        ("BOT_API_URL", "https://example.org/bot", "scheme, host and port"),
    ],
)
@pytest.mark.parametrize("verb", [["run"], ["check"], ["parked"], ["grant", "5", "owner"]], ids=" ".join)
def test_a_setting_that_cannot_be_used_is_named(cli: Cli, verb: list[str], name: str, value: str, named: str) -> None:
    line = cli(*verb, **{name: value}).fault
    assert line.startswith(f"FORUM_{name}: ")
    assert named in line
    assert "Value error" not in line


def test_every_wrong_setting_has_its_line(cli: Cli) -> None:
    said = cli("run", LANGUAGE="fr", LOG_LEVEL="LOUD", OWNERS="x")
    assert said.code == 2
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [
        "FORUM_OWNERS",
        "FORUM_LANGUAGE",
        "FORUM_LOG_LEVEL",
    ]


@pytest.mark.parametrize("settings", [{}, {"BOT_TOKEN": ""}, {"BOT_TOKEN": "  "}])
def test_run_without_a_token_says_where_one_comes_from(cli: Cli, settings: dict[str, str]) -> None:
    line = cli("run", **settings).fault
    assert "@BotFather" in line
    assert "`make demo` needs none" in line


@pytest.mark.parametrize("token", ["hello", "123:abc def", "bot123:abc", "123456"])
def test_what_is_no_token_is_said_at_once_and_not_repeated(cli: Cli, token: str) -> None:
    line = cli("run", BOT_TOKEN=token).fault
    assert "@BotFather" in line
    assert token not in line


# Settings


def test_the_settings_file_is_read_as_an_editor_on_windows_writes_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("\ufeffFORUM_OWNERS=77\r\nFORUM_LOG_LEVEL=debug\r\n".encode())
    assert "FORUM_OWNERS" in cli("revoke", 77, "owner").fault


def test_check_names_what_is_wrong_a_line_each(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FORUM_TOKEN=1:x\n", "utf-8")
    said = cli("check", OWNER="5")
    assert (said.code, said.out) == (2, "")
    assert [line.split(" ")[0] for line in said.err.splitlines()] == [
        "FORUM_OWNER",
        "FORUM_TOKEN",
        "no",
        "nobody",
        "there",
    ]
    assert not (tmp_path / "data").exists(), "looking changes nothing"


def test_check_knows_an_owner_by_role_and_a_session_outside_the_event(cli: Cli, forum: Path) -> None:
    cli("grant", 5, "owner")
    with closing(sqlite3.connect(forum)) as connection, connection:
        connection.execute(
            "UPDATE session SET starts_at = '2026-01-01T09:00:00Z', ends_at = '2026-01-01T10:00:00Z' WHERE code = 'W9'"
        )
    said = cli("check")
    assert [line for line in said.err.splitlines() if "token" not in line] == [
        "outside the event's days: W9; mend the programme or the event"
    ]


# Files in


def test_a_forum_is_brought_in_file_by_file_and_again_without_effect(cli: Cli, forum: Path) -> None:
    before = contents(forum)
    said = {name: cli("import", name.partition(".")[0], SEED / name) for name in FILES}
    assert {one.code for one in said.values()} == {0}
    counts = {name: one.out.splitlines()[0] for name, one in said.items()}
    assert counts["programme.csv"] == "added 0, changed 0, left as they were 16"
    assert counts["roster.csv"] == "added 0, changed 0, left as they were 75"
    assert contents(forum) == before


def test_a_programme_before_its_event_is_refused(cli: Cli) -> None:
    assert "import the event first" in cli("import", "programme", SEED / "programme.csv").fault


def test_every_fault_is_named_by_line_and_column_and_nothing_is_taken(cli: Cli, forum: Path, tmp_path: Path) -> None:
    before = contents(forum)
    (tmp_path / "faulty.csv").write_text(FAULTY, "utf-8")
    said = cli("import", "programme", "faulty.csv")
    assert (said.code, said.out) == (2, "")
    assert [line.split(":")[0] for line in said.err.splitlines()] == [
        "Line 2, column ends_at",
        "Line 3, column kind",
        "Line 3, column title_ar",
        "Line 3, column starts_at",
        "Line 3, column ends_at",
        "Line 3, column capacity",
        "Line 4, column capacity",
    ]
    assert contents(forum) == before


def as_windows_writes(text: str) -> bytes:
    return text.encode("cp1256", errors="replace")


def with_semicolons(text: str) -> bytes:
    return text.replace(",", ";").encode()


def with_arabic_digits(text: str) -> bytes:
    found = list(csv.reader(text.splitlines()))
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for row in found[1:]:
        row[4], row[5] = row[4].translate(digits), row[5].translate(digits)
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in found).encode("utf-8-sig")


@pytest.mark.parametrize("write", [as_windows_writes, with_semicolons, with_arabic_digits])
def test_files_as_excel_and_people_write_them_are_the_same_programme(
    cli: Cli, forum: Path, tmp_path: Path, write: Callable[[str], bytes]
) -> None:
    (tmp_path / "p.csv").write_bytes(write((SEED / "programme.csv").read_text("utf-8")))
    assert cli("import", "programme", "p.csv").out == "added 0, changed 0, left as they were 16\n"


def test_a_workbook_with_real_dates_is_the_same_programme(cli: Cli, forum: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line, row in enumerate(csv.reader((SEED / "programme.csv").read_text("utf-8").splitlines())):
        dates = [datetime.fromisoformat(cell) if line and at in (4, 5) else cell for at, cell in enumerate(row)]
        sheet.append(dates)
    book.save(tmp_path / "p.xlsx")
    assert cli("import", "programme", "p.xlsx").out == "added 0, changed 0, left as they were 16\n"


def test_a_dry_run_names_who_would_be_added_and_changed(cli: Cli, forum: Path, tmp_path: Path) -> None:
    (tmp_path / "first.csv").write_text("name,key,phone\nسالم علي,1,0910000801\n", encoding="utf-8")
    (tmp_path / "second.csv").write_text("name,key,phone\nسالم علي,1,0910000802\nمريم حسن,2,\n", encoding="utf-8")
    cli("import", "roster", "first.csv")
    said = cli("import", "roster", "second.csv", "--dry-run")
    assert said.out.splitlines()[:3] == [
        "added 1, changed 1, left as they were 0",
        "to be added: مريم حسن",
        "to be changed: سالم علي",
    ]


def test_a_dry_run_tells_and_changes_nothing(cli: Cli, forum: Path, tmp_path: Path) -> None:
    before = contents(forum)
    head = (SEED / "programme.csv").read_text("utf-8").splitlines()[:4]
    (tmp_path / "short.csv").write_text("\n".join(head), "utf-8")
    said = cli("import", "programme", "short.csv", "--dry-run", "--remove-missing", "--release", "x")
    assert (said.code, said.err) == (0, "")
    assert "taken out: W1" in said.out
    assert said.out.endswith("a dry run: nothing was changed\n")
    assert contents(forum) == before


def test_what_is_doubtful_about_a_programme_is_said_of_what_the_file_changes(
    cli: Cli, forum: Path, tmp_path: Path
) -> None:
    lines = (SEED / "programme.csv").read_text("utf-8").splitlines()
    hall = next(line for line in lines if line.startswith("W1,")).split(",")[6]
    second = next(line for line in lines if line.startswith("W2,"))
    moved = ",".join([*second.split(",")[:6], hall, *second.split(",")[7:]])
    (tmp_path / "moved.csv").write_text("\n".join(moved if line == second else line for line in lines), "utf-8")
    said = cli("import", "programme", "moved.csv", "--dry-run").out
    assert [line for line in said.splitlines() if "two sessions at one time" in line] == [
        f"“{hall}” has two sessions at one time: “W1” and “W2”."
    ]
    assert "two sessions" not in cli("import", "programme", SEED / "programme.csv").out


def test_what_is_missing_is_kept_unless_told_and_published_when_told(cli: Cli, forum: Path, tmp_path: Path) -> None:
    head = (SEED / "programme.csv").read_text("utf-8").splitlines()[:4]
    (tmp_path / "short.csv").write_text("\n".join(head), "utf-8")
    assert "not in the file and kept: W1" in cli("import", "programme", "short.csv").out
    assert "working copy" in cli("import", "programme", "short.csv", "--remove-missing").out
    assert rows(forum, "SELECT count(*) FROM session") == [(16,)]
    assert "released as version 2" in cli("import", "programme", "short.csv", "--remove-missing", "--release", "س").out
    assert rows(forum, "SELECT count(*) FROM session") == [(3,)]
    assert "waiting to be released" in cli("import", "programme", "short.csv", "--release", "again").out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["roster", SEED / "roster.csv", "--release", "x"], "--release"),
        (["event", SEED / "event.toml", "--remove-missing"], "--remove-missing"),
        (["municipalities", SEED / "municipalities.csv", "--others"], "--others"),
        (["programme", SEED / "roster.csv"], "starts_at"),
        (["event", SEED / "roster.csv"], "TOML"),
    ],
)
def test_an_option_or_file_of_another_kind_is_refused(cli: Cli, forum: Path, words: list[Any], named: str) -> None:
    assert named in cli("import", *words).fault


@pytest.mark.parametrize("content", [b"", b"code,kind,title_ar,starts_at,ends_at\n"], ids=["nothing", "headings"])
def test_a_file_without_rows_takes_nobodys_programme_away(
    cli: Cli, forum: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "empty.csv").write_bytes(content)
    assert "empty" in cli("import", "programme", "empty.csv", "--remove-missing", "--release", "x").fault


# Files out


@pytest.mark.parametrize(
    "kind", ["recommendations", "feedback", "participants", "attendance", "announcements", "programme"]
)
def test_every_file_comes_out_in_every_way(cli: Cli, forum: Path, tmp_path: Path, kind: str) -> None:
    for header in ("ar", "en", "code"):
        said = cli("export", kind, "--output", "x.csv", "--header", header, "--delimiter", ";", "--with-drafts")
        assert (said.code, said.err) == (0, "")
        text = (tmp_path / "x.csv").read_bytes().decode("utf-8")
        assert text.startswith("\ufeff")
        found = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
        assert said.out == f"{len(found) - 1} rows in x.csv\n"
    assert (tmp_path / "x.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nothing"], "there are recommendations"),
        (["all"], "export all --format csv is not there"),
        (["feedback", "--format", "docx"], "csv"),
        (["feedback", "--delimiter", "|"], "delimiter"),
        (["feedback", "--session", "W99"], "W99"),
        (["participants", "--session", "W1"], "no filter session"),
        (["recommendations", "--state", "lost"], "submitted"),
        (["recommendations", "--focus-area", "x"], "focus area"),
        (["recommendations", "--municipality", "Nowhere"], "Nowhere"),
    ],
)
def test_a_wrong_export_is_refused_and_leaves_no_file(
    cli: Cli, forum: Path, tmp_path: Path, words: list[str], named: str
) -> None:
    assert named in cli("export", *words, "--output", "x.csv").fault
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("output", ["no/such/folder.csv", "a" * 300 + ".csv", "/dev/null"])
def test_an_export_to_nowhere_is_refused(cli: Cli, forum: Path, output: str) -> None:
    assert "cannot be written" in cli("export", "feedback", "--output", output).fault


def test_a_code_may_be_in_small_letters_and_a_link_is_followed(cli: Cli, forum: Path, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", "utf-8")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert cli("export", "programme", "--session", "w1", "--output", "link.csv").out == "1 rows in link.csv\n"
    assert (tmp_path / "link.csv").is_symlink()
    assert "W1" in (tmp_path / "real.csv").read_text("utf-8-sig")


def test_since_means_a_day_of_the_event_whatever_zone_the_settings_name(cli: Cli, forum: Path) -> None:
    with closing(sqlite3.connect(forum)) as connection:
        after_midnight = ("2025-12-16T22:30:00Z", "2025-12-16T23:30:00Z")  # in Tripoli it is the 17th
        connection.execute("UPDATE session SET starts_at = ?, ends_at = ? WHERE code = 'W1'", after_midnight)
        connection.commit()
    for day, rows in ((17, 1), (18, 0)):
        for zone in ("UTC", "Asia/Tokyo"):
            words = ("export", "programme", "--session", "W1", "--since", f"2025-12-{day}", "--output", "x.csv")
            assert cli(*words, TIMEZONE=zone).out == f"{rows} rows in x.csv\n"


# Roles


def test_a_role_is_given_once_and_taken_back(cli: Cli, forum: Path) -> None:
    said = [cli("grant", 5, "organizer"), cli("grant", 5, "organizer")]
    assert [(one.code, one.out) for one in said] == [(0, "granted\n"), (0, "held already\n")]
    assert rows(forum, "SELECT user_id, role FROM role") == [(5, "organizer")]
    said = [cli("revoke", 5, "organizer"), cli("revoke", 5, "organizer")]
    assert [(one.code, one.out) for one in said] == [(0, "revoked\n"), (0, "was not held\n")]
    acts = rows(forum, "SELECT act FROM audit WHERE act IN ('grant', 'revoke') ORDER BY id")
    assert acts == [("grant",), ("revoke",)]


@pytest.mark.parametrize("user_id", ["0", "-5", "99999999999999999999"])
def test_a_role_goes_to_somebody_who_can_be(cli: Cli, forum: Path, user_id: str) -> None:
    assert "user id" in cli("grant", "--", user_id, "owner").fault
    assert rows(forum, "SELECT * FROM role") == []


def test_a_role_is_for_a_session_or_a_day_that_there_is(cli: Cli, forum: Path) -> None:
    assert cli("grant", 5, "facilitator", "--for", "w3").code == 0
    assert cli("grant", 5, "usher", "--for", "2025-12-16").code == 0
    assert "W99" in cli("grant", 5, "facilitator", "--for", "W99").fault
    assert rows(forum, "SELECT role, scope FROM role ORDER BY role") == [("facilitator", "W3"), ("usher", "2025-12-16")]


def test_an_owner_of_the_settings_is_not_revoked_here(cli: Cli, forum: Path) -> None:
    assert "FORUM_OWNERS" in cli("revoke", 7, "owner", OWNERS="7").fault


# What was set aside


def park(path: Path) -> None:
    beside = inbox.path_beside(path)
    inbox._prepare(beside)
    with closing(connect(beside)) as connection:
        connection.execute(
            "INSERT INTO inbox (update_id, received_at, body, parked) VALUES (9, '2025-12-16T07:00:00Z', ?, ?)",
            ('{"message": "secret words"}', "ValueError"),
        )
    with closing(connect(path)) as connection:
        transact(connection, NOW, inbox.mark_processed, 9, parked=True)


def test_what_was_set_aside_is_shown_without_what_was_written_and_handled_again(cli: Cli, forum: Path) -> None:
    assert cli("parked").out == "no update is set aside\n"
    park(forum)
    said = cli("parked")
    assert said.out == "9  2025-12-16 07:00 UTC  ValueError\n"
    assert cli("parked", "--retry").out.endswith("1 will be handled at the next start\n")
    assert cli("parked", "--retry").out == "no update is set aside\n"
    assert rows(forum, "SELECT * FROM processed") == []


def test_nothing_is_handled_again_beside_a_running_bot(cli: Cli, forum: Path) -> None:
    park(forum)
    lock = Lock(forum)
    said = cli("parked", "--retry")
    lock.release()
    assert said.code == 2
    assert "another bot" in said.err
    assert len(inbox.parked(inbox.path_beside(forum))) == 1


# The database


WORK: list[list[Any]] = [
    ["grant", "5", "owner"],
    ["import", "event", SEED / "event.toml"],
    ["export", "feedback", "--output", "x.csv"],
    ["run"],
]


@pytest.mark.parametrize("words", WORK, ids=lambda words: words[0])
def test_a_file_that_is_no_database_is_left_as_it_is(cli: Cli, tmp_path: Path, words: list[Any]) -> None:
    (tmp_path / "notes.txt").write_text("not a database " * 100, "utf-8")
    line = cli(*words, DATABASE="notes.txt", BOT_TOKEN="1:x").fault
    assert line.startswith("notes.txt cannot be the database (file is not a database)")
    assert (tmp_path / "notes.txt").read_text("utf-8") == "not a database " * 100


@pytest.mark.parametrize("words", WORK, ids=lambda words: words[0])
def test_a_database_of_a_newer_program_is_refused(cli: Cli, forum: Path, words: list[Any]) -> None:
    with closing(sqlite3.connect(forum)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert "is of version 999" in cli(*words, BOT_TOKEN="1:x").fault


@pytest.mark.parametrize("path", [".", "/", "file/forum.db"])
@pytest.mark.parametrize("words", [WORK[0], WORK[1], WORK[3]], ids=lambda words: words[0])
def test_a_place_where_no_database_can_be_is_named(cli: Cli, tmp_path: Path, path: str, words: list[Any]) -> None:
    (tmp_path / "file").touch()
    assert "look at FORUM_DATABASE" in cli(*words, DATABASE=path, BOT_TOKEN="1:x").fault


def test_looking_for_what_is_not_there_makes_no_database(cli: Cli, tmp_path: Path) -> None:
    assert cli("parked").code == 0
    assert "no database" in cli("export", "feedback", "--output", "x.csv").fault
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_of_the_file_can_read_it(cli: Cli, tmp_path: Path) -> None:
    before = os.umask(0)
    cli("grant", 5, "owner", DATABASE="here.db")
    os.umask(before)
    assert (tmp_path / "here.db").stat().st_mode & 0o777 == 0o600


def test_what_nobody_expected_is_one_line_too(cli: Cli, forum: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(exports, "run", broken)
    assert cli("export", "feedback", "--output", "x.csv") == Said(1, "", "unexpected: RuntimeError('a bug')\n")


# As a process of its own


def test_a_closed_pipe_is_no_traceback(forum: Path, tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "import", "roster", str(SEED / "roster.csv")],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    program.stdout.close()
    _, said = program.communicate(timeout=30)
    assert "Traceback" not in said
    assert "Exception" not in said


def test_the_newest_database_is_made_by_any_verb_that_writes(cli: Cli, tmp_path: Path) -> None:
    cli("grant", 5, "owner")
    newest = rows(tmp_path / "data" / "forum.db", "PRAGMA user_version")
    database.prepare(tmp_path / "other.db")
    assert rows(tmp_path / "other.db", "PRAGMA user_version") == newest
