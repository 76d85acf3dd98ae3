"""Personal invitations: codes and links, binding, what is printed, and what the file of the forum does not betray."""

from __future__ import annotations

import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from bot import invitations as sheets
from bot.environment import Environment
from bot.exports import NowhereToWrite
from bot.texts import Catalogue, Texts
from storage import database, guesses, invitations, roster, standing
from storage.database import Tx, connect, transact
from storage.invitations import CodeNotReadable
from storage.people import State
from storage.roster import Invited
from storage.secret import Secret, SecretUnreadable
from tests.cast import Actor, Forum, text_of

NOW = datetime(2025, 12, 16, 6, 30, tzinfo=UTC)
NAME = "دانا سالم الفيتوري"
OTHER = "زياد علي الغرياني"


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    path = tmp_path / "forum.db"
    database.prepare(path)
    connection = connect(path)
    connection.execute("BEGIN")
    yield Tx(connection, NOW)
    connection.close()


async def invite(forum: Forum, *names: str) -> list[int]:
    """Brings in a roster of these names, and returns their ids."""
    known = await forum.rows("SELECT id FROM municipality WHERE name_ar = 'مصراتة'")
    await forum.do(roster.import_roster, [Invited(name, known[0]["id"], "وكيل البلدية") for name in names])
    rows = await forum.rows("SELECT id, name FROM person")
    return [next(row["id"] for row in rows if row["name"] == name) for name in names]


async def invitation(forum: Forum, person_id: int) -> invitations.Invitation:
    found: invitations.Invitation = await forum.ask(invitations.of_person, forum.bot.frame.secret, person_id)
    return found


async def state(forum: Forum, person_id: int) -> tuple[str, int | None]:
    rows = await forum.rows(
        "SELECT state, user_id FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.id = ?", person_id
    )
    return rows[0]["state"], rows[0]["user_id"]


async def test_a_personal_link_binds_once_consent_is_given(forum: Forum, dana: Actor) -> None:
    [person] = await invite(forum, NAME)
    link = (await invitation(forum, person)).payload
    await dana.says(f"/start {link}")
    assert f"هذه دعوة {NAME}، مصراتة" in dana.screen
    assert "قبل التسجيل" in dana.screen
    assert await state(forum, person) == ("invited", None)
    await dana.taps("أوافق وأسجّل")
    assert dana.sees(f"اكتمل التسجيل، أهلاً {NAME}")
    assert await state(forum, person) == ("registered", dana.user_id)
    [row] = await forum.rows("SELECT * FROM person WHERE id = ?", person)
    assert (row["consent_version"], row["consented_at"], row["position"]) == (1, "2025-12-16T06:30:00Z", "وكيل البلدية")
    moves = await forum.rows("SELECT before, after, by FROM person_move WHERE person_id = ?", person)
    assert moves == [{"before": "invited", "after": "registered", "by": dana.user_id}]
    commands = forum.sandbox.commands(dana.user_id, dana.user_id, "ar")
    assert "recommend" in [command["command"] for command in commands]
    await dana.says(f"/start {link}")
    assert dana.sees("هذه دعوتك")


async def test_a_typed_code_binds_in_whatever_way_it_is_typed(forum: Forum, dana: Actor) -> None:
    [person] = await invite(forum, NAME)
    code = (await invitation(forum, person)).code
    await dana.says("/start")
    await dana.taps("لدي رمز دعوة")
    await dana.says("رمزي عندي")
    assert "8 أحرف" in dana.screen
    await dana.says(f"  {code[:4].lower()} - {code[5:].lower()} ")
    assert f"هذه دعوة {NAME}" in dana.screen
    await dana.taps("أوافق وأسجّل")
    assert await state(forum, person) == ("registered", dana.user_id)


async def test_a_code_needs_no_button(forum: Forum, ziad: Actor) -> None:
    [person] = await invite(forum, OTHER)
    await ziad.says((await invitation(forum, person)).code)
    await ziad.taps("أوافق وأسجّل")
    assert await state(forum, person) == ("registered", ziad.user_id)


async def test_it_works_in_english_too(forum: Forum, dana: Actor) -> None:
    [person] = await invite(forum, NAME)
    await dana.says("/language")
    await dana.taps("English")
    await dana.says("/start")
    await dana.taps("I have a code")
    await dana.says("AAAA 3333")
    assert "No invitation has this code" in dana.screen
    assert "4 tries are left" in dana.screen
    await dana.taps("Type it again")
    await dana.says((await invitation(forum, person)).code)
    await dana.taps("I agree, register me")
    assert await state(forum, person) == ("registered", dana.user_id)


async def test_two_accounts_race_for_one_token(forum: Forum, dana: Actor, ziad: Actor, amina: Actor) -> None:
    [person] = await invite(forum, NAME)
    link = (await invitation(forum, person)).payload
    for actor in (dana, ziad):
        await actor.says(f"/start {link}")
    presses = [(actor, *actor.button("أوافق وأسجّل")) for actor in (dana, ziad)]
    for actor, message, data in presses:
        await forum.sandbox.tap(actor.user_id, message["message_id"], data)
    await forum.settle()
    assert await state(forum, person) == ("registered", dana.user_id)
    assert ziad.sees("سبق التسجيل بهذه البيانات من حساب آخر")
    assert not ziad.sees("اكتمل التسجيل")
    assert amina.sees("هذا الشخص مسجَّل من حساب آخر")
    asked = await forum.rows("SELECT user_id, person_id, kind, state FROM request")
    assert asked == [{"user_id": ziad.user_id, "person_id": person, "kind": "taken", "state": "waiting"}]
    await ziad.says(f"/start {link}")  # again: no second card
    assert len(await forum.rows("SELECT * FROM request")) == 1
    assert len([one for one in amina.messages if "مسجَّل من حساب آخر" in text_of(one)]) == 1


async def test_the_staff_move_an_invitation_to_the_second_account(
    forum: Forum, dana: Actor, ziad: Actor, amina: Actor
) -> None:
    [person] = await invite(forum, NAME)
    link = (await invitation(forum, person)).payload
    await dana.says(f"/start {link}")
    await dana.taps("أوافق وأسجّل")
    await ziad.says(f"/start {link}")
    await amina.taps("قبول")
    assert await state(forum, person) == ("registered", ziad.user_id)
    assert ziad.sees("قُبل الطلب واكتمل التسجيل")
    assert dana.sees("فُصل هذا الحساب عن دعوة")
    await dana.says("/recommend")
    assert dana.sees("للمشاركين المسجَّلين")


async def test_a_forwarded_button_is_worth_nothing_to_another_account(forum: Forum, dana: Actor, ziad: Actor) -> None:
    [person] = await invite(forum, NAME)
    await dana.says(f"/start {(await invitation(forum, person)).payload}")
    _, data = dana.button("أوافق وأسجّل")
    await ziad.says("/start")
    for forged in (data, f"ia:1:{person}:1:", f"ia:1:{person}:2:{data.rpartition(':')[2]}", "ia:1:999999:1:x"):
        await ziad.forges(forged)
    assert await state(forum, person) == ("invited", None)
    assert ziad.unanswered == []


async def test_five_wrong_codes_an_hour_and_then_even_the_right_one_waits(forum: Forum, dana: Actor) -> None:
    [person] = await invite(forum, NAME)
    right = (await invitation(forum, person)).code
    for number, left in enumerate(("4 محاولات", "3 محاولات", "محاولتان", "محاولة واحدة", "لم تبقَ محاولات")):
        await dana.says("/start ixyz" if number % 2 else "AAAA 3333")  # codes and links are counted together
        assert left in dana.screen
    for given in (right, f"/start {(await invitation(forum, person)).payload}"):
        await dana.says(given)
        assert "تكررت الرموز غير الصحيحة" in dana.screen
    await forum.pass_minutes(61)
    await dana.says(right)
    assert f"هذه دعوة {NAME}" in dana.screen


async def test_a_token_in_a_group_binds_nobody(forum: Forum, dana: Actor) -> None:
    [person] = await invite(forum, NAME)
    link = (await invitation(forum, person)).payload
    group = await forum.sandbox.make_group("وكلاء المنطقة", [dana.user_id])
    for said in (f"/start {link}", f"/start@{forum.bot.frame.username} {link}"):
        await dana.says(said, chat_id=group)
    shown = [text_of(message) for message in forum.sandbox.messages(group)]
    assert any("المحادثة الخاصة" in text for text in shown)
    assert not any(NAME in text for text in shown)
    assert await state(forum, person) == ("invited", None)


async def test_a_new_issue_makes_the_old_code_and_link_void(forum: Forum, dana: Actor, amina: Actor) -> None:
    [person] = await invite(forum, NAME)
    old = await invitation(forum, person)
    await dana.says(f"/start {old.payload}")  # looks at it, and presses later
    await look_up(amina, "دان", NAME)
    await amina.taps("دعوة جديدة")
    assert "يبطل رمزه ورابطه السابقان" in amina.screen
    await amina.taps("تأكيد")
    new = await invitation(forum, person)
    [picture] = [message for message in amina.messages if "photo" in message]
    assert new.code in text_of(picture)
    assert new.payload in text_of(picture)
    assert new.code != old.code
    await dana.taps("أوافق وأسجّل")
    assert await state(forum, person) == ("invited", None)
    for void in (old.code, f"/start {old.payload}"):
        await dana.says(void)
        assert "لا توجد دعوة بهذا الرمز" in dana.screen
    await dana.says(new.code)
    await dana.taps("أوافق وأسجّل")
    assert await state(forum, person) == ("registered", dana.user_id)
    audited = await forum.rows("SELECT actor, subject FROM audit WHERE act = 'reissue'")
    assert audited == [{"actor": amina.user_id, "subject": f"person:{person}"}]


async def look_up(actor: Actor, letters: str, name: str) -> None:
    await actor.says("/menu")
    await actor.works_at("المشاركون")
    await actor.taps("البحث عن مشارك")
    await actor.says(letters)
    await actor.taps(name)


async def test_staff_part_an_account_and_the_invitation_holds_for_another(
    forum: Forum, dana: Actor, ziad: Actor, amina: Actor
) -> None:
    [person] = await invite(forum, NAME)
    link = (await invitation(forum, person)).payload
    await dana.says(f"/start {link}")
    await dana.taps("أوافق وأسجّل")
    await look_up(amina, "فيتو", NAME)
    await amina.taps("فصل الحساب")
    await amina.taps("تأكيد")
    assert amina.toasts[-1] == "فُصل الحساب"
    assert await state(forum, person) == ("invited", None)
    assert dana.sees("فُصل هذا الحساب")
    await ziad.says(f"/start {link}")
    await ziad.taps("أوافق وأسجّل")
    assert await state(forum, person) == ("registered", ziad.user_id)


async def test_who_is_registered_already_is_not_made_another(forum: Forum, basel: Actor) -> None:
    [person] = await invite(forum, NAME)
    await basel.says(f"/start {(await invitation(forum, person)).payload}")
    assert basel.sees("سبق التسجيل بهذا الحساب")
    assert await state(forum, person) == ("invited", None)


@pytest.mark.parametrize("payload", ["i", "i" * 60, "z123", "i<b>", "ié"])
async def test_a_link_that_is_none_is_answered(dana: Actor, payload: str) -> None:
    await dana.says(f"/start {payload}")
    assert dana.labels


async def test_the_database_alone_betrays_no_code_and_no_token(forum: Forum, dana: Actor, amina: Actor) -> None:
    people = await invite(forum, NAME, OTHER)
    given = [await invitation(forum, person) for person in people]
    await dana.says(f"/start {given[0].payload}")
    await dana.taps("أوافق وأسجّل")
    await amina.says("/menu")
    await look_up(amina, "زيا", OTHER)
    await amina.taps("بطاقة الدعوة")
    await forum.stop_bot()
    path = forum.environment.database
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = path.read_bytes()
    for one in given:
        for secret in (one.code, one.code.replace(" ", ""), one.payload, one.payload[1:]):
            assert secret.encode() not in content
    assert NAME.encode() in content  # so that the look is one
    assert list((path.parent / "outgoing").iterdir()) == []
    await forum.start_bot()


def test_codes_and_tokens_are_reckoned_alike_each_time_and_differ_from_one_another(tmp_path: Path) -> None:
    secret, again = Secret(tmp_path), Secret(tmp_path)
    codes = {invitations.code_of(secret, person, issue) for person in range(200) for issue in (1, 2)}
    tokens = {invitations.token_of(secret, person, issue) for person in range(200) for issue in (1, 2)}
    assert len(codes) == len(tokens) == 400
    assert invitations.code_of(secret, 7, 1) == invitations.code_of(again, 7, 1)
    assert invitations.code_of(Secret(tmp_path / "other"), 7, 1) != invitations.code_of(secret, 7, 1)
    assert all(len(token) == 22 and set(token) <= set(TOKEN_LETTERS) for token in tokens)
    assert not set("0O1IL2Z5S8BV") & set("".join(codes))
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_second_code_or_link_does_not_have_everybodys_reckoned_again(
    tx: Tx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster.import_roster(tx, [Invited(f"نائب {letter}", None) for letter in "ابتثج"])
    signed: list[tuple[str | int, ...]] = []
    sign = Secret.sign

    def counted(self: Secret, *parts: str | int) -> bytes:
        signed.append(parts)
        return sign(self, *parts)

    monkeypatch.setattr(Secret, "sign", counted)
    secret = Secret(tmp_path)
    for _ in range(3):
        assert invitations.by_code(tx, secret, "AAAA3333") is None
        assert invitations.by_token(tx, secret, "x" * 22) is None
    assert len(signed) == 2 * 5
    person = tx.value("SELECT max(id) FROM person")
    old = invitations.code_of(secret, person, 1)
    assert invitations.by_code(tx, secret, old) == person
    invitations.reissue(tx, person, by=None)
    assert invitations.by_code(tx, secret, old) is None
    assert invitations.by_code(tx, secret, invitations.code_of(secret, person, 2)) == person


TOKEN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def test_what_is_signed_cannot_be_divided_otherwise(tmp_path: Path) -> None:
    secret = Secret(tmp_path)
    signed = {
        secret.sign(*parts) for parts in (("a", "bc"), ("ab", "c"), ("abc",), ("1",), (1,), (1, 2), (12,), ("",), ())
    }
    assert len(signed) == 9


def test_a_damaged_secret_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"short")
    with pytest.raises(SecretUnreadable):
        Secret(tmp_path).sign("x")
    assert (tmp_path / "secret.key").read_bytes() == b"short"


@pytest.mark.parametrize(
    "typed", ["7gkm4qxt", "7GKM 4QXT", " 7gkm-4qxt ", "7 g k m 4 q x t", "٧gkm–٤qxt", "\u200f7GKM‑4QXT"]
)
def test_a_code_is_read_in_whatever_way_it_is_typed(typed: str) -> None:
    assert invitations.read_code(typed) == "7GKM4QXT"


@pytest.mark.parametrize("typed", ["", "7GKM4QX", "7GKM4QXTT", "7GKM4QX0", "رمز", "7GKM+4QX", "x" * 10_000])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert not invitations.is_code(typed)
    with pytest.raises(CodeNotReadable):
        invitations.read_code(typed)


def test_guesses_are_counted_for_an_hour(tx: Tx) -> None:
    assert [guesses.note_wrong(tx, 5) for _ in range(5)] == [4, 3, 2, 1, 0]
    guesses.check(tx, 6)
    with pytest.raises(guesses.TooManyGuesses) as refused:
        guesses.check(tx, 5)
    assert refused.value.arguments == {"minutes": 60}
    later = Tx(tx.connection, NOW + timedelta(minutes=59, seconds=30))
    with pytest.raises(guesses.TooManyGuesses) as refused:
        guesses.check(later, 5)
    assert refused.value.arguments == {"minutes": 1}
    guesses.check(Tx(tx.connection, NOW + timedelta(hours=1)), 5)


def test_a_person_speaks_from_one_account_at_a_time(tx: Tx) -> None:
    roster.import_roster(tx, [Invited(NAME, None)])
    for user_id in (5, 6):
        tx.add("account", user_id=user_id, language="", first_seen_at=tx.stamp, last_seen_at=tx.stamp)
    standing.bind(tx, 5, 1)
    standing.bind(tx, 6, 1)
    assert (standing.person_of(tx, 5), standing.account_of(tx, 1)) == (None, 6)
    assert standing.unbind(tx, 1, by=9) == 6
    assert standing.unbind(tx, 1, by=9) is None
    assert standing.counts(tx)[State.INVITED] == 1


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    path = tmp_path / "data" / "forum.db"
    database.prepare(path)
    return Environment(_env_file=None, database=path)  # type: ignore[call-arg]


def fill(environment: Environment, *rows: Invited) -> None:
    connection = connect(environment.database)
    transact(connection, NOW, roster.import_roster, rows)
    connection.close()


def printed(environment: Environment, output: Path) -> Path:
    sheets.run(environment, output, sheets.format_of(output, ""), "forum_bot", now=NOW, progress=lambda *_: None)
    return output


def test_the_sheet_is_the_same_when_it_is_printed_again(environment: Environment, tmp_path: Path) -> None:
    fill(environment, Invited("=دانا سالم", None), Invited("زياد علي", None))
    before = list(rows_of(printed(environment, tmp_path / "a.xlsx")))
    again = list(rows_of(printed(environment, tmp_path / "b.xlsx")))
    assert before == again
    assert [row[0] for row in before] == ["الاسم", "=دانا سالم", "زياد علي"]
    assert all(row[3].startswith("https://t.me/forum_bot?start=i") for row in before[1:])
    assert stat.S_IMODE((tmp_path / "a.xlsx").stat().st_mode) == 0o600


def rows_of(path: Path) -> Iterator[tuple[str, ...]]:
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert page.sheet_view.rightToLeft
    for row in page.iter_rows():
        assert all(cell.data_type == "s" for cell in row)
        yield tuple(str(cell.value) for cell in row)


def test_the_cards_read_from_the_right_and_carry_every_code(environment: Environment, tmp_path: Path) -> None:
    fill(environment, *(Invited(f"مدعو رقم {number}", None) for number in "أبجده"))
    with zipfile.ZipFile(printed(environment, tmp_path / "a.docx")) as archive:
        body = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    connection = connect(environment.database)
    given = invitations.everybody(Tx(connection, NOW), Secret(environment.database.parent))
    connection.close()
    assert len(given) == len(pictures) == 5
    for one in given:
        assert one.name in body
        assert f"\u200e{one.code}\u200e" in body
    assert 'w:val="right"' not in body
    assert body.count("<w:bidiVisual/>") == 6
    paragraphs = body.split("<w:p>")[1:]
    assert all("<w:bidi/>" in paragraph for paragraph in paragraphs if "<w:rtl/>" in paragraph)
    assert 'w:cs="Arial"' in styles
    assert 'w:bidi="ar-LY"' in styles


@pytest.mark.parametrize(("output", "chosen"), [("a.pdf", ""), ("a.docx", "pdf")])
def test_a_format_that_is_none_is_refused_in_one_line(output: str, chosen: str) -> None:
    with pytest.raises(sheets.NoSuchFormat, match=r"pdf is no format of invitations: there are docx, xlsx"):
        sheets.format_of(Path(output), chosen)


def test_what_cannot_be_printed_is_said_in_one_line(environment: Environment, tmp_path: Path) -> None:
    with pytest.raises(sheets.NobodyInvited, match="bring in a roster"):
        printed(environment, tmp_path / "a.docx")
    fill(environment, Invited("دانا سالم", None))
    with pytest.raises(NowhereToWrite):
        printed(environment, tmp_path / "nowhere" / "a.docx")
    with pytest.raises(sheets.NoUsername, match="--bot"):
        sheets.username(environment, "")
    assert sheets.username(environment, "@forum_bot") == "forum_bot"


async def test_the_bots_name_is_asked_of_telegram(forum: Forum) -> None:
    assert await sheets.ask_username(forum.environment) == forum.bot.frame.username


def test_the_words_on_the_cards_are_there_in_each_language() -> None:
    for language in ("ar", "en"):
        t = Texts(Catalogue(strict=True), language, UTC)
        assert t.plain("cli-invitation-how").endswith(":")
