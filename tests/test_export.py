"""Files that leave the bot: read back, they equal the database, whatever people wrote into it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import exports
from bot.exports import NoSuchExport, NowhereToWrite
from bot.files.source import Header, Options
from bot.imports_programme import read_programme
from bot.tables.guard import TRIGGERS, unguard
from bot.texts import Catalogue
from storage import (
    announcements,
    desk,
    event,
    feedback,
    focus_areas,
    outbox,
    people,
    programme,
    recommendations,
    sending,
)
from storage.announcements import Content
from storage.database import Tx, connect, snapshot, transact
from storage.export_rows import UnknownFilter, Wanted
from storage.exports import TABLES, Kind
from storage.moves import Act
from storage.moves import Actor as As
from storage.people import Role
from storage.wordings import Priority, TimeFrame, Wording
from tests.cast import OPENS, Actor, Forum

NOW = OPENS.astimezone(UTC)
HOSTILE = [
    "=1+1",
    "+218 91 234 5678",
    "-5",
    "@SUM(A1)",
    "\u200f=HYPERLINK(1)",
    "'=1",
    "''",
    ' "quoted", with; both\r\nand a line ',
    "＝１",
    "\tتبويب",
    "نص\nعلى سطرين",
    "<b>&amp;</b>",
    "🎉 \u2028 \u0660",
    "",
]
CONTRACT = {
    Kind.RECOMMENDATIONS: "reference, state, workshop_code, workshop, focus_area, title, problem, action,"
    " responsible_body, time_frame, priority, author, municipality, region, supporters, submitted_at, updated_at,"
    " answer, answered_at, merged_into, follow_up_state, due_on, progress, origin, co_authors, adoption, reason,"
    " referred_to, published_at, hidden",
    Kind.FEEDBACK: "workshop_code, workshop, rating, chips, comment, author, municipality, submitted_at",
    Kind.PARTICIPANTS: "name, municipality, region, position, phone, state, registered_at, language, reachable, roles",
    Kind.ATTENDANCE: "name, municipality, list, checked_in_at, checked_in_by, way, substitute",
    Kind.ANNOUNCEMENTS: "number, author, audience, text, state, created_at, recipients, sent, failed, blocked,"
    " skipped, uncertain, pending, acknowledged",
    Kind.PROGRAMME: "code, kind, title_ar, title_en, starts_at, ends_at, room, facilitator, focus_area, capacity,"
    " description_ar, description_en, audience",
    Kind.AUDIT: "at, actor, act, subject, before, after",
    Kind.FEEDBACK_SUMMARY: "part_of, code, name, asked, answers, response_rate, average, five, four, three, two, one,"
    " comments, recommendations",
}


class Held:
    """The sample forum in a file of its own, without a bot."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.output = path.parent / "out.csv"

    def do(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        connection = connect(self.path)
        try:
            return transact(connection, NOW, work, *args, **kwargs)[0]
        finally:
            connection.close()

    def export(self, kind: Kind, *, header: Header = Header.CODE, delimiter: str = ",", **wanted: Any) -> list[Row]:
        options = Options(header=header, delimiter=delimiter, wanted=Wanted(**wanted))
        count = exports.run(self.path, kind.value, "csv", self.output, options, now=NOW)
        rows = parse(self.output.read_bytes(), delimiter=delimiter)
        assert count == len(rows)
        return rows


Row = dict[str, str]


def parse(content: bytes, *, delimiter: str = ",") -> list[Row]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def decide(tx: Tx, reference: str, act: Act) -> None:
    number = tx.value("SELECT id FROM recommendation WHERE reference = ?", reference)
    desk.move(tx, number, act, actor=As.SECRETARIAT, by=106)


@pytest.fixture
def held(tmp_path: Path, sample: Path) -> Held:
    path = tmp_path / "forum.db"
    path.write_bytes(sample.read_bytes())
    return Held(path)


def wording(text: str, *, focus_area_id: int = 1) -> Wording:
    return Wording(focus_area_id, text, text, text, text, TimeFrame.LONG, Priority.HIGH)


def recommend(tx: Tx, text: str, *, code: str = "W4", author: str = "باسل%") -> str:
    person = people.find(tx, tx.value("SELECT id FROM person WHERE name LIKE ?", author))
    assert person is not None
    session_id = tx.value("SELECT id FROM session WHERE code = ?", code)
    tx.run("INSERT INTO setting VALUES ('recommendations_per_session', '100') ON CONFLICT DO NOTHING")
    return recommendations.submit(tx, person, wording=wording(text), session_id=session_id).reference


@pytest.mark.parametrize("kind", Kind)
def test_the_header_is_that_of_the_contract(held: Held, kind: Kind) -> None:
    held.export(kind)
    first = held.output.read_bytes().split(b"\r\n")[0]
    codes = CONTRACT[kind].split(", ")
    assert first == b"\xef\xbb\xbf" + ",".join(f'"{code}"' for code in codes).encode()
    assert [column.code for column in TABLES[kind].columns] == codes


@pytest.mark.parametrize("header", [Header.AR, Header.EN])
@pytest.mark.parametrize("kind", Kind)
def test_headings_are_words_of_the_language_each_another(held: Held, kind: Kind, header: Header) -> None:
    held.export(kind, header=header)
    text = held.output.read_bytes().decode("utf-8-sig")
    headings = next(csv.reader(io.StringIO(text, newline="")))
    assert len(set(headings)) == len(TABLES[kind].columns)
    for heading in headings:
        assert heading.isascii() == (header is Header.EN)
        assert "|" not in heading
        assert "column-" not in heading


def test_hostile_texts_come_back_as_they_were_written(held: Held) -> None:
    def fill(tx: Tx) -> None:
        tx.run("UPDATE session SET title_ar = ?, facilitator = ? WHERE code = 'W4'", HOSTILE[7], HOSTILE[0])
        for number, text in enumerate(HOSTILE):
            recommend(tx, text)
            person = tx.add(
                "person", name=text, name_key="", municipality_other=text, position=text, state="registered",
                note=text, phone=text, created_at=tx.stamp, updated_at=tx.stamp,
            )  # fmt: skip
            session_id = tx.value("SELECT id FROM session WHERE code = 'W4'")
            tx.add(
                "feedback", session_id=session_id, person_id=person, rating=3, comment=text,
                submitted_at=tx.stamp, updated_at=tx.stamp,
            )  # fmt: skip
            tx.add("announcement", author_id=number, body=text, state="sent", created_at=tx.stamp)

    held.do(fill)
    texts = {
        Kind.RECOMMENDATIONS: ("title", "problem", "action", "responsible_body"),
        Kind.FEEDBACK: ("comment", "author", "municipality"),
        Kind.PARTICIPANTS: ("name", "municipality", "position", "phone"),
        Kind.ANNOUNCEMENTS: ("text",),
    }
    for kind, columns in texts.items():
        rows = held.export(kind, contacts=True)[-len(HOSTILE) :]
        for column in columns:
            assert [unguard(row[column]) for row in rows] == HOSTILE, f"{kind}.{column}"
    assert unguard(held.export(Kind.RECOMMENDATIONS)[0]["workshop"]) == HOSTILE[7]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_no_cell_can_run_as_a_formula_and_every_field_is_quoted(held: Held, delimiter: str) -> None:
    held.do(lambda tx: [recommend(tx, text) for text in HOSTILE])
    rows = held.export(Kind.RECOMMENDATIONS, header=Header.AR, delimiter=delimiter)
    for value in (value for row in rows for value in row.values()):
        assert not value.lstrip(" \u200f'").startswith(tuple(TRIGGERS)) or value.startswith("'")
    raw = held.output.read_bytes()
    assert raw.endswith(b'"\r\n')
    assert raw.count(f'"{delimiter}"'.encode()) >= len(rows) * 22


def test_a_recommendation_in_arabic_in_english_and_in_codes(held: Held) -> None:
    reference = held.do(recommend, "تحصيل رسوم الأسواق إلكترونياً")
    held.do(decide, reference, Act.AMEND)
    held.do(lambda tx: tx.run("UPDATE recommendation SET focus_area_id = 2"))
    [arabic] = held.export(Kind.RECOMMENDATIONS, header=Header.AR)
    assert arabic["الرقم المرجعي"] == reference == "W4-001"
    assert arabic["الحالة"] == "مقبولة بصياغة معدّلة"
    assert arabic["الورشة"] == "الإيرادات المحلية"
    assert arabic["مجال التركيز"] == "الإيرادات المحلية"
    assert (arabic["الإطار الزمني"], arabic["الأولوية"]) == ("طويل الأجل", "عالية")
    assert (arabic["مقدِّم التوصية"], arabic["البلدية"]) == ("باسل محمد الورفلي", "زليتن")
    assert arabic["تاريخ التقديم"] == "2025-12-16 08:30", "the event's zone"
    [english] = held.export(Kind.RECOMMENDATIONS, header=Header.EN)
    assert (english["State"], english["Time frame"], english["Priority"]) == (
        "Accepted as amended",
        "Long term",
        "High",
    )
    assert (english["Workshop"], english["Focus area"]) == ("Local revenue", "Local revenue")
    [code] = held.export(Kind.RECOMMENDATIONS)
    assert (code["state"], code["time_frame"], code["focus_area"]) == ("accepted_modified", "long", "local-revenue")
    assert {code[name] for name in ("follow_up_state", "due_on", "progress")} == {""}
    assert code["supporters"] == "0"


@pytest.mark.parametrize("zone", ["Africa/Tripoli", "Asia/Kathmandu", "Europe/Berlin"])
def test_moments_are_shown_in_the_zone_of_the_event(held: Held, zone: str) -> None:
    moments = ["2025-12-16T07:59:59Z", "2025-07-01T21:45:00Z", "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"]

    def fill(tx: Tx) -> None:
        tx.run("UPDATE event SET timezone = ?", zone)
        for text in moments:
            tx.run("UPDATE recommendation SET submitted_at = ? WHERE reference = ?", text, recommend(tx, text))

    held.do(fill)
    shown = [row["submitted_at"] for row in held.export(Kind.RECOMMENDATIONS)]
    local = [datetime.fromisoformat(text).astimezone(ZoneInfo(zone)) for text in moments]
    assert shown == [moment.strftime("%Y-%m-%d %H:%M") for moment in local]


def test_withdrawn_ones_and_drafts_come_only_on_request(held: Held) -> None:
    def fill(tx: Tx) -> None:
        recommend(tx, "stays")
        gone = recommend(tx, "gone")
        tx.run("UPDATE recommendation SET withdrawn_at = ? WHERE reference = ?", tx.stamp, gone)
        session_id, area = tx.value("SELECT id FROM session WHERE code = 'W4'"), 2
        answers = {"session": str(session_id), "focus_area": str(area), "title": "=half", "priority": "low"}
        tx.add(
            "draft", user_id=103, form="recommendation", step="problem", started_at=tx.stamp, updated_at=tx.stamp,
            answers=json.dumps({"answers": answers, "offered": {}}),
        )  # fmt: skip
        tx.run("UPDATE person SET state = 'withdrawn' WHERE name LIKE 'عمر%'")
        announcements.write(tx, 102, Content("unsent"))

    held.do(fill)
    assert [row["title"] for row in held.export(Kind.RECOMMENDATIONS)] == ["stays"]
    rows = held.export(Kind.RECOMMENDATIONS, with_drafts=True)
    assert [(row["title"], row["state"]) for row in rows] == [
        ("stays", "submitted"),
        ("gone", "withdrawn"),
        ("'=half", "draft"),
    ]
    draft = rows[2]
    assert (draft["workshop_code"], draft["focus_area"], draft["priority"], draft["problem"]) == (
        "W4", "local-revenue", "low", "",
    )  # fmt: skip
    assert draft["author"] == "باسل محمد الورفلي"
    assert [row["title"] for row in held.export(Kind.RECOMMENDATIONS, state="draft")] == ["'=half"]
    assert [row["title"] for row in held.export(Kind.RECOMMENDATIONS, state="withdrawn")] == ["gone"]
    assert len(held.export(Kind.PARTICIPANTS)) == 1
    assert len(held.export(Kind.PARTICIPANTS, with_drafts=True)) == 2
    assert held.export(Kind.ANNOUNCEMENTS) == []
    assert [row["text"] for row in held.export(Kind.ANNOUNCEMENTS, with_drafts=True)] == ["unsent"]


def test_filters_narrow_the_rows(held: Held) -> None:
    def fill(tx: Tx) -> None:
        early = recommend(tx, "early", code="W1")
        tx.run("UPDATE recommendation SET submitted_at = '2025-12-15T10:00:00Z' WHERE reference = ?", early)
        recommend(tx, "fourth")
        accepted = recommend(tx, "accepted", author="عمر%")
        decide(tx, accepted, Act.ACCEPT)
        tx.run("UPDATE recommendation SET focus_area_id = 3 WHERE reference = ?", accepted)
        tripoli = tx.value("SELECT id FROM municipality WHERE name_ar = 'أبوسليم'")
        tx.run("UPDATE person SET municipality_id = ? WHERE name LIKE 'عمر%'", tripoli)

    held.do(fill)

    def titles(**wanted: Any) -> list[str]:
        return [row["title"] for row in held.export(Kind.RECOMMENDATIONS, **wanted)]

    assert titles(session="W1") == ["early"]
    assert titles(state="accepted") == ["accepted"]
    assert titles(focus_area="financial-function") == ["accepted"]
    assert titles(municipality="ابو سليم") == titles(municipality="LY021105") == ["accepted"]
    assert titles(since=date(2025, 12, 16)) == ["fourth", "accepted"]
    assert titles(session="W4", state="submitted") == ["fourth"]


def test_since_is_a_day_of_the_event_for_answers_with_and_without_name_alike(held: Held) -> None:
    def fill(tx: Tx) -> None:
        w1 = tx.value("SELECT id FROM session WHERE code = 'W1'")
        questions = tx.value("SELECT min(id) FROM question_set")
        person = tx.value("SELECT id FROM person WHERE name LIKE 'باسل%'")
        answer = {"session_id": w1, "questions_id": questions, "rating": 4, "chips": "", "comment": ""}
        for day in (15, 16):
            tx.add("feedback", **answer, id=-day, day=f"2025-12-{day}")
        after_midnight = "2025-12-15T22:30:00Z"  # in Tripoli
        tx.add("feedback", **answer, id=1, person_id=person, submitted_at=after_midnight, updated_at=after_midnight)

    held.do(fill)
    assert len(held.export(Kind.FEEDBACK, since=date(2025, 12, 15))) == 3
    assert len(held.export(Kind.FEEDBACK, since=date(2025, 12, 16))) == 2
    assert held.export(Kind.FEEDBACK, since=date(2025, 12, 17)) == []


@pytest.mark.parametrize(
    ("kind", "wanted", "says"),
    [
        (Kind.RECOMMENDATIONS, {"session": "W99"}, "W99"),
        (Kind.RECOMMENDATIONS, {"focus_area": "none"}, "none"),
        (Kind.RECOMMENDATIONS, {"state": "adored"}, "under_review"),
        (Kind.FEEDBACK, {"municipality": "Atlantis"}, "Atlantis"),
        (Kind.PARTICIPANTS, {"session": "W1"}, "session"),
        (Kind.PROGRAMME, {"focus_area": "oversight"}, "focus-area"),
    ],
)
def test_a_filter_that_cannot_be_is_refused_and_nothing_is_written(
    held: Held, kind: Kind, wanted: dict[str, Any], says: str
) -> None:
    with pytest.raises(UnknownFilter, match=says):
        held.export(kind, **wanted)
    assert not held.output.exists()
    assert [path.name for path in held.path.parent.glob(".out*")] == []


def test_telephone_numbers_stay_in_unless_they_are_asked_for(held: Held) -> None:
    assert {row["phone"] for row in held.export(Kind.PARTICIPANTS)} == {""}
    assert b"218" not in held.output.read_bytes()
    assert [row["phone"] for row in held.export(Kind.PARTICIPANTS, contacts=True)] == [
        "'+218910000103",
        "'+218910000105",
    ]


def test_participants_with_their_accounts_and_roles(held: Held) -> None:
    def fill(tx: Tx) -> None:
        people.grant(tx, 103, Role.RAPPORTEUR)
        people.choose_language(tx, 103, "en")
        tx.run("UPDATE account SET reachable = 'blocked' WHERE user_id = 105")

    held.do(fill)
    basel, omar = held.export(Kind.PARTICIPANTS, header=Header.AR, owners=frozenset({103}))
    assert (basel["الأدوار"], basel["اللغة"], basel["إمكان المراسلة"]) == ("مالك، مقرر", "الإنجليزية", "نعم")
    assert (omar["الأدوار"], omar["اللغة"], omar["إمكان المراسلة"]) == ("ميسّر", "", "حظر البوت")
    assert (omar["الحالة"], omar["البلدية"]) == ("مسجَّل", "زليتن")
    assert [row["roles"] for row in held.export(Kind.PARTICIPANTS)] == ["rapporteur", "facilitator"]


def test_feedback_with_its_numbers_as_numbers(held: Held) -> None:
    def fill(tx: Tx) -> None:
        person_id, session_id = (
            tx.value("SELECT min(id) FROM person"),
            tx.value("SELECT id FROM session WHERE code = 'W4'"),
        )
        opinion = feedback.of_session(tx, person_id, session_id)
        assert opinion is not None
        tx.run(
            "UPDATE session SET ends_at = '2025-12-16T06:00:00Z', starts_at = '2025-12-16T05:00:00Z' WHERE code = 'W4'"
        )
        tx.add(
            "feedback", session_id=session_id, person_id=person_id, rating=5, comment="-", submitted_at=tx.stamp,
            updated_at=tx.stamp,
        )  # fmt: skip

    held.do(fill)
    [row] = held.export(Kind.FEEDBACK)
    assert row == {
        "workshop_code": "W4",
        "workshop": "الإيرادات المحلية",
        "rating": "5",
        "chips": "",
        "comment": "'-",
        "author": "باسل محمد الورفلي",
        "municipality": "زليتن",
        "submitted_at": "2025-12-16 08:30",
    }


def test_the_outcomes_of_an_announcement_add_up(held: Held) -> None:
    def fill(tx: Tx) -> None:
        draft = announcements.write(tx, 103, Content("نص"))
        one = sending.begin(tx, draft)
        outbox.fan_out(tx, [1, 2, 3, 4], "sendMessage", {}, klass=outbox.Class.ANNOUNCEMENT, about=one.about)
        for chat, state in enumerate(("sent", "failed", "blocked", "uncertain"), 1):
            tx.run("UPDATE outbox SET state = ? WHERE key = ?", state, f"{one.about}:{chat}")
        tx.run("UPDATE announcement SET recipients = 9")

    held.do(fill)
    [row] = held.export(Kind.ANNOUNCEMENTS)
    outcomes = [int(row[name]) for name in ("sent", "failed", "blocked", "skipped", "uncertain", "pending")]
    assert outcomes == [1, 1, 1, 0, 1, 5]
    assert sum(outcomes) == int(row["recipients"])
    assert (row["number"], row["author"], row["audience"]) == ("1", "باسل محمد الورفلي", "everyone")


def test_an_author_who_is_no_participant_goes_by_the_name_at_telegram_or_the_number(held: Held) -> None:
    def fill(tx: Tx) -> None:
        people.meet(tx, 102, frozenset())
        tx.run("UPDATE account SET name = 'أمينة' WHERE user_id = 102")
        for author in (102, 999):
            sending.begin(tx, announcements.write(tx, author, Content("نص")))

    held.do(fill)
    assert [row["author"] for row in held.export(Kind.ANNOUNCEMENTS)] == ["أمينة", "999"]


@pytest.mark.parametrize("header", Header)
def test_the_programme_can_be_brought_in_again(held: Held, header: Header) -> None:
    held.do(lambda tx: tx.run("UPDATE session SET title_ar = '+' || title_ar, room = '=1+1' WHERE code = 'W4'"))
    held.export(Kind.PROGRAMME, header=header)
    with snapshot(held.path, NOW) as tx:
        forum = event.find(tx)
        assert forum is not None
        reading = read_programme(
            Catalogue(), "programme.csv", held.output.read_bytes(), event=forum, areas=focus_areas.everything(tx)
        )
        before = programme.sessions(tx)
    assert reading.faults == ()
    assert [(row.code, row.kind, row.title_ar, row.starts_at, row.room) for row in reading.rows] == [
        (one.code, one.kind, one.title_ar, one.starts_at, one.room) for one in before
    ]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("with_drafts", [False, True])
def test_no_query_sorts_so_that_memory_does_not_grow(held: Held, kind: Kind, with_drafts: bool) -> None:
    if kind in (Kind.PROGRAMME, Kind.FEEDBACK_SUMMARY):
        return  # a few dozen rows, in the order of time
    seen: list[str] = []
    with snapshot(held.path, NOW) as tx:
        tx.connection.set_trace_callback(seen.append)
        list(TABLES[kind].rows(tx, Wanted(with_drafts=with_drafts)))
        tx.connection.set_trace_callback(None)
        plans = [str(step["detail"]) for sql in seen for step in tx.all(f"EXPLAIN QUERY PLAN {sql}")]
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []


def test_an_earlier_file_stays_whole_when_the_new_one_fails(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    held.do(recommend, "first")
    held.export(Kind.RECOMMENDATIONS)
    before = held.output.read_bytes()

    def full_disk(out: Any, *_: Any, **__: Any) -> int:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "write_csv", full_disk)
    with pytest.raises(NowhereToWrite, match="No space left"):
        held.export(Kind.RECOMMENDATIONS)
    assert held.output.read_bytes() == before
    assert sorted(path.name for path in held.path.parent.iterdir() if "out" in path.name) == ["out.csv"]


def test_only_its_owner_can_read_the_file(held: Held) -> None:
    held.export(Kind.PARTICIPANTS)
    assert held.output.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "file_format", "there_are"),
    [
        ("nonsense", "csv", "recommendations, feedback, participants"),
        ("recommendations", "docx", "csv, xlsx, json"),
        ("codebook", "json", "csv, xlsx"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(
    held: Held, name: str, file_format: str, there_are: str
) -> None:
    with pytest.raises(NoSuchExport) as refused:
        exports.run(held.path, name, file_format, held.output, Options(), now=NOW)
    line = str(refused.value)
    assert there_are in line
    assert "\n" not in line
    assert refused.value.exit_code == 2
    assert not held.output.exists()


@pytest.mark.parametrize(
    ("output", "begins"), [("r.xlsx", b"PK"), ("r.json", b"{"), ("r.csv", b"\xef\xbb\xbf"), ("r", b"\xef\xbb\xbf")]
)
def test_without_a_format_the_name_of_the_file_decides(held: Held, tmp_path: Path, output: str, begins: bytes) -> None:
    exports.run(held.path, "programme", "", tmp_path / output, Options(), now=NOW)
    assert (tmp_path / output).read_bytes().startswith(begins)


def test_wrong_places_and_delimiters_are_refused(held: Held, tmp_path: Path) -> None:
    with pytest.raises(NoSuchExport, match="delimiter"):
        held.export(Kind.FEEDBACK, delimiter="|")
    with pytest.raises(NowhereToWrite, match="cannot be written"):
        exports.run(held.path, "feedback", "csv", tmp_path / "no" / "such.csv", Options(), now=NOW)
    with pytest.raises(NowhereToWrite, match="cannot be written"):
        exports.run(held.path, "feedback", "csv", tmp_path, Options(), now=NOW)
    with pytest.raises(NowhereToWrite, match="no database"):
        exports.run(tmp_path / "none.db", "feedback", "csv", held.output, Options(), now=NOW)
    assert not (tmp_path / "none.db").exists()


async def test_the_command_line_exports_beside_a_running_bot(forum: Forum, basel: Actor, tmp_path: Path) -> None:
    await forum.do(recommend, "beside")
    output = tmp_path / "r.csv"

    def run() -> int:
        database = forum.environment.database
        return exports.run(
            database, "recommendations", "csv", output, Options(header=Header.CODE), now=datetime.now(UTC)
        )

    count, _ = await asyncio.gather(asyncio.to_thread(run), basel.says("/programme"))
    assert count == len(parse(output.read_bytes())) == 1
    [line] = await forum.rows("SELECT * FROM audit WHERE act = 'export'")
    assert line["actor"] is None


def test_the_audit_log_says_who_did_what_with_a_recommendation_before_and_after(held: Held) -> None:
    reference = held.do(recommend, "=1+1")
    number = held.do(lambda tx: tx.value("SELECT id FROM recommendation"))
    changes = {"reason": "unclear", "answer": "=لا"}
    held.do(desk.move, number, Act.REJECT, actor=As.SECRETARIAT, by=105, changes=changes)
    [row] = [row for row in held.export(Kind.AUDIT) if row["act"] == "recommendation-rejected"]
    assert (row["actor"], row["subject"]) == ("عمر علي الزنتاني", reference)
    assert json.loads(row["before"]) == {"state": "submitted", "reason": "", "answer": ""}
    assert json.loads(row["after"]) == {"state": "rejected", **changes}
    assert held.export(Kind.AUDIT, since=date(2025, 12, 17)) == []
