"""Every door, tried: forged buttons, typed commands, forms that somebody left open who has lost the right since."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

from bot.codes import Code
from bot.commands import BEHIND
from bot.doors import Door
from bot.form import Answer, Form, Resume, Step
from bot.router import Tap
from handlers.desk_codes import OpenDesk
from handlers.feedback_codes import Rate
from handlers.openings import EditDocuments, EndSession, OpenDocuments, ReopenSession
from handlers.recommendation_codes import Recommend
from handlers.record_screens import OpenAgreed, OpenOthers, OpenRoom, RecordNew, Reword, TakeIn, TakeOut
from handlers.routes import FEATURES
from storage import drafts, registration
from storage.database import Tx
from storage.people import Role, grant, revoke
from tests.cast import Actor, Forum
from tests.test_recommendations import session, submits

STAFF_ONLY, REGISTER_FIRST = "هذا الإجراء غير متاح لك", "للمشاركين المسجَّلين"

OPEN_TO_ANYBODY = {
    "form.Answer": "a draft is its person's alone, and its form's door is asked (below)",
    "form.Step": "as Answer",
    "form.Resume": "as Answer",
    "home.Home": "the menu of whoever presses",
    "openings.OpenHelp": "help",
    "openings.OpenLanguage": "everybody chooses their language",
    "language.ChooseLanguage": "as OpenLanguage",
    "openings.OpenPrivacy": "what is kept, for everybody to read",
    "openings.OpenRegistration": "how a stranger becomes a participant",
    "registration.Agree": "as OpenRegistration",
    "openings.OpenCode": "how somebody who is invited comes in",
    "invitations.AcceptInvitation": "carries a proof that is made for this account alone",
    "openings.OpenMe": "strangers are told that they are none yet",
    "openings.OpenDrafts": "one's own drafts",
    "leaving.TakeData": "one's own data, whoever one is",
    "leaving.OpenDeletion": "as TakeData",
    "leaving.AskDeletion": "as TakeData",
    "leaving.Delete": "as TakeData",
    "acknowledgements.Acknowledge": "counts only for who got the message",
    "announcement_reply_screens.PassOn": "passes on one's own words, about an announcement that one has got",
    "programme.OpenProgramme": "the programme is public; sessions for a few are shown to those few",
    "programme.OpenDay": "as OpenProgramme",
    "programme.OpenDays": "as OpenProgramme",
    "programme.OpenSession": "as OpenProgramme",
    "programme.OpenNow": "as OpenProgramme",
    "now.RefreshNow": "as OpenProgramme",
    "agenda_screens.OrderCalendar": "as OpenProgramme; one's own agenda, which a stranger has not",
    "desk_codes.Explain": "answers a question of the secretariat's, and only whom it was put to",
    "closing_screens.Leave": "out of the closing session, to the menu",
    "announcement_message.Follow": "leads to a session; where to feedback, the participants' door is asked",
    "announcement_message.Pretend": "a button of a preview, which does nothing",
    "request_screens.TakeBack": "one's own request alone",
    "behalf.Claim": "of the entry that the number given proves, or that the account is bound to",
    "badge.BelowBadge": "the menu of whoever presses",
}
"""The codes that anybody may send, and why: what a stranger forges with them does no harm."""

ASKED_INSIDE = {
    "openings.OpenDocuments",
    "documents.SendDocument",
    "openings.EditDocuments",
    "documents.RemoveDocument",
    "openings.EndSession",
    "openings.ReopenSession",
    "openings.OpenRecord",
    "record_screens.OpenRoom",
    "record_screens.RecordNew",
    "record_screens.OpenOthers",
    "record_screens.OpenAgreed",
    "record_screens.TakeIn",
    "record_screens.TakeOut",
    "record_screens.Reword",
}
"""Codes about one session, for which a role may be held on any day: the door is asked with the session's code."""

LOCKED = [tap for tap in FEATURES.table.taps if tap.door is not Door.ANYONE]
FORMS = [form for form in FEATURES.forms if form.door is not Door.ANYONE]


def name_of(tap: Tap) -> str:
    return f"{tap.code.__module__.rpartition('.')[2]}.{tap.code.__name__}"


def forged(code: type[Code]) -> str:
    """The code with the first value of each kind, as somebody would guess it."""
    hints = get_type_hints(code)
    return ":".join((code.prefix, *(_guess(hints[field.name]) for field in fields(code))))


def _guess(kind: type) -> str:
    return str(next(iter(kind))) if issubclass(kind, StrEnum) else "1"


async def refusals(forum: Forum) -> list[str]:
    rows = await forum.rows("SELECT subject FROM audit WHERE act = 'refused' ORDER BY id")
    return [row["subject"] for row in rows]


async def forget(forum: Forum) -> None:
    await forum.do(lambda tx: tx.run("DELETE FROM audit"))


def test_a_code_that_is_open_to_anybody_is_so_for_a_reason() -> None:
    found = {name_of(tap) for tap in FEATURES.table.taps if tap.door is Door.ANYONE}
    assert found == OPEN_TO_ANYBODY.keys() | ASKED_INSIDE


def test_what_a_command_is_offered_behind_is_its_door() -> None:
    assert {command.name: command.door for command in FEATURES.table.commands} == BEHIND


async def test_a_stranger_is_refused_at_each_button_and_noted(forum: Forum, ziad: Actor) -> None:
    await ziad.says("/start")
    for tap in LOCKED:
        await forget(forum)
        data = forged(tap.code)
        await ziad.forges(data)
        theirs = tap.door in (Door.PARTICIPANT, Door.REGISTER)
        said = REGISTER_FIRST if theirs else STAFF_ONLY
        assert said in ziad.screen, data
        assert said in ziad.toasts[-1], data
        assert await refusals(forum) == [f"{tap.door.value}: {tap.code.prefix if theirs else data}"]


async def test_a_stranger_is_refused_at_each_command_and_noted(forum: Forum, ziad: Actor) -> None:
    await ziad.says("/start")
    for command in FEATURES.table.commands:
        if command.door is not Door.ANYONE:
            await forget(forum)
            await ziad.says(f"/{command.name}")
            assert REGISTER_FIRST in ziad.screen or STAFF_ONLY in ziad.screen, command.name
            assert await refusals(forum) == [f"{command.door.value}: /{command.name}"]


async def test_a_stranger_is_refused_at_what_belongs_to_a_session(forum: Forum, basel: Actor, ziad: Actor) -> None:
    await submits(basel)
    await ziad.says("/start")
    w4 = await session(forum, "W4")
    [one] = await forum.rows("SELECT id FROM recommendation")
    codes: list[tuple[str, Code]] = [
        ("documents", EditDocuments(w4, done=False)),
        ("end", EndSession(w4, sure=True)),
        ("end", ReopenSession(w4)),
        ("record", OpenRoom(w4, 0)),
        ("record", RecordNew(w4)),
        ("record", OpenOthers(w4, 0)),
        ("record", OpenAgreed(one["id"])),
        ("record", TakeIn(one["id"])),
        ("record", TakeOut(one["id"], sure=True)),
        ("record", Reword(one["id"])),
    ]
    for door, code in codes:
        await forget(forum)
        await ziad.forges(code.pack())
        assert STAFF_ONLY in ziad.screen, code
        assert await refusals(forum) == [f"{door}: {code.pack()}"]
    await forget(forum)
    await ziad.forges(OpenDocuments(w4).pack())
    assert REGISTER_FIRST in ziad.screen
    assert len(await refusals(forum)) == 1


async def test_newcomers_do_not_fill_the_audit_log(forum: Forum, ziad: Actor, dana: Actor) -> None:
    await ziad.says("/start")
    for _ in range(3):
        await ziad.says("/recommend")
        await ziad.says("/agenda")
        assert ziad.sees(REGISTER_FIRST)
    assert await refusals(forum) == ["participant: /recommend"]
    await dana.says("/start")
    await dana.says("/agenda")
    assert len(await refusals(forum)) == 2
    for _ in range(3):
        await ziad.forges(Recommend().pack())
    assert len(await refusals(forum)) == 5, "what the bot has not offered is noted each time"
    await forum.pass_minutes(24 * 60 + 1)
    await ziad.says("/recommend")
    assert len(await refusals(forum)) == 6


async def test_who_has_left_may_press_old_buttons_without_much_ado(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    mine = basel.messages[-1]
    await forum.do(_withdraws, basel.user_id)
    for _ in range(3):
        await basel.taps("تعديل بياناتي", message=mine)
        assert basel.sees(REGISTER_FIRST)
    assert len(await refusals(forum)) == 1


async def test_nobody_knows_which_buttons_an_old_message_had(forum: Forum, basel: Actor) -> None:
    await basel.says("/me")
    await forum.do(_withdraws, basel.user_id)
    who = {"id": basel.user_id, "is_bot": False, "first_name": "باسل"}
    old = {"chat": {"id": basel.user_id, "type": "private"}, "message_id": 1, "date": 0}
    for number in range(3):
        tap = {"id": str(number), "from": who, "chat_instance": "1", "message": old, "data": Recommend().pack()}
        forum.sandbox.inject({"update_id": 800_000_000 + number, "callback_query": tap})
        await forum.settle()
    assert basel.sees(REGISTER_FIRST)
    assert len(await refusals(forum)) == 1


async def test_a_refusal_in_a_group_leaves_the_form_in_private_alone(forum: Forum, amina: Actor, basel: Actor) -> None:
    group = await forum.sandbox.make_group("وكلاء البلديات", [amina.user_id, basel.user_id])
    await forum.settle()
    await basel.says("/me")
    await basel.taps("تعديل بياناتي")
    await basel.taps("رقم الهاتف")
    await forum.do(_withdraws, basel.user_id)
    here = {"chat": {"id": group, "type": "group", "title": "وكلاء البلديات"}, "message_id": 1, "date": 0}
    who = {"id": basel.user_id, "is_bot": False, "first_name": "باسل"}
    tap = {"id": "7", "from": who, "chat_instance": "1", "message": here, "data": OpenDesk().pack()}
    before = len(forum.sandbox.messages(group))
    forum.sandbox.inject({"update_id": 800_000_000, "callback_query": tap})
    await forum.settle()
    assert len(await refusals(forum)) == 1
    assert len(forum.sandbox.messages(group)) == before, "nothing is said before everybody"


async def test_an_answer_without_name_is_not_betrayed_by_a_refusal(forum: Forum, basel: Actor) -> None:
    await forum.do(_withdraws, basel.user_id)
    w4 = await session(forum, "W4")
    await basel.forges(Rate(w4, 5).pack())
    assert await refusals(forum) == [f"participant: {Rate.prefix}"]


async def test_a_role_that_is_gone_is_noted_though_the_button_is_there(forum: Forum, amina: Actor) -> None:
    await amina.works_at("المشاركون")
    card = amina.messages[-1]
    await forum.do(revoke, amina.user_id, Role.ORGANIZER)
    await amina.taps("البحث عن مشارك", message=card)
    await amina.taps("البحث عن مشارك", message=card)
    assert len(await refusals(forum)) == 2


async def test_a_form_left_open_takes_nothing_from_who_has_lost_the_right(forum: Forum, basel: Actor) -> None:
    """Basel has every role and is registered, opens each form of the bot, and loses all before his next word."""
    await submits(basel)
    await forum.do(_withdraws, basel.user_id)
    about = await subjects(forum)
    for form in FORMS:
        await forget(forum)
        draft = await forum.do(_left_open, basel.user_id, form, about.get(form.name, "1"))
        await basel.says("كلمة")
        said = REGISTER_FIRST if form.door in (Door.PARTICIPANT, Door.REGISTER) else STAFF_ONLY
        assert said in basel.screen, form.name
        assert await refusals(forum) == [f"{form.door.value}: {form.name}"], "never what he typed"
        assert await forum.ask(drafts.active, basel.user_id) is None, "his next word goes elsewhere"
        for code in (Resume(draft.id), Answer(draft.id, draft.version, "1"), Step(draft.id, draft.version, "send")):
            await basel.forges(code.pack())
            assert said in basel.screen, (form.name, code)
        assert len(await refusals(forum)) == 4, form.name
        assert await forum.ask(drafts.by_id, draft.id, basel.user_id) == draft, "what he answered is kept"


async def test_a_form_of_a_session_is_open_to_whoever_holds_it_on_any_day(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await forum.do(_withdraws, basel.user_id)
    about = await subjects(forum)
    await forum.do(grant, basel.user_id, Role.RAPPORTEUR, scope="W4")
    await forum.pass_minutes(24 * 60)
    for form in FORMS:
        if form.name in ("documents", "record", "record-reword"):
            await forum.do(_left_open, basel.user_id, form, about.get(form.name, "1"))
            await basel.says("كلمة")
            assert STAFF_ONLY not in basel.screen, form.name
    assert await refusals(forum) == []


async def test_what_was_answered_waits_until_the_right_is_back(forum: Forum, amina: Actor) -> None:
    await amina.says("/staff")
    await forum.do(grant, amina.user_id, Role.OWNER)
    await amina.says("/staff")
    await amina.taps("منح صلاحية")
    await amina.taps("باسل محمد")
    await forum.do(revoke, amina.user_id, Role.OWNER)
    await amina.taps("مقرر")
    assert STAFF_ONLY in amina.screen
    await amina.says("/menu")
    assert "متابعة المسودة" not in " ".join(amina.labels), "nothing is offered that would be refused"
    await forum.do(grant, amina.user_id, Role.OWNER)
    await amina.says("/menu")
    await amina.taps("متابعة المسودة")
    assert "مقرر" in " ".join(amina.labels)


async def test_a_form_that_is_left_shows_nothing_of_what_lies_behind_its_door(forum: Forum, basel: Actor) -> None:
    await submits(basel)
    await forum.do(_withdraws, basel.user_id)
    about = await subjects(forum)
    for form in FORMS:
        await forum.do(_begin, basel.user_id, form, about.get(form.name, "1"))
        await basel.says("/cancel")
        assert basel.screen == "لم تُسجَّل أي إجابة، فلم يُحفظ شيء.", form.name
        assert await refusals(forum) == []


async def subjects(forum: Forum) -> dict[str, str]:
    """What the forms of a session or a day are about."""
    w4 = await session(forum, "W4")
    [one] = await forum.rows("SELECT reference, author_id FROM recommendation")
    return {
        "documents": str(w4),
        "record": str(w4),
        "record-reword": one["reference"],
        "substitute": f"s{w4} {one['author_id']}",
    }


def _left_open(tx: Tx, user_id: int, form: Form, subject: str) -> drafts.Draft:
    """The form at its first question, in which something was done before."""
    return drafts.save(tx, _begin(tx, user_id, form, subject))


def _begin(tx: Tx, user_id: int, form: Form, subject: str) -> drafts.Draft:
    return drafts.begin(tx, user_id, form.name, step=form.fields[0].name, answers={}, subject=subject)


def _withdraws(tx: Tx, user_id: int) -> None:
    registration.withdraw(tx, tx.value("SELECT person_id FROM account WHERE user_id = ?", user_id), user_id)
