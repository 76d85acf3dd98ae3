"""Where an owner wants a second pair of eyes, what has been sent is changed, and said to be void, with them alone.

Amina:  [تعديل ما أُرسل]
bot:    عُرض التغيير المقترح للإعلان 3 على منظِّم آخر، ويُنفَّذ فور موافقته. [العودة إلى الإعلان]
        (to Waleed the new words in both languages, then) تصحيح بانتظار الموافقة … [الموافقة على التنفيذ] …
Waleed: [الموافقة على التنفيذ]
bot:    سُجّلت الموافقة، ويجري تنفيذ التغيير على الإعلان 3.

To take back what can be deleted everywhere says nothing to anybody, and is done at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.codes import Code
from bot.doors import Door
from bot.frame import send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import announcement_message as message
from handlers.announcement_approval import name_of, others
from handlers.announcement_card import Look, excerpt
from handlers.announcement_delivery import may_announce
from storage import announcements, audit, corrections, outbox, people, proposals, sending
from storage.announcements import Announcement, Content
from storage.errors import NotFound, OutOfDate
from storage.outbox import Class
from storage.proposals import Proposal


@dataclass(frozen=True)
class ApproveChange(Code, prefix="anc3"):
    """A second pair of eyes lets what was sent be changed."""

    number: int
    seal: str


@dataclass(frozen=True)
class RefuseChange(Code, prefix="anc4"):
    """A second pair of eyes does not."""

    number: int
    seal: str


def void_screen(t: Texts, one: Announcement, *, in_group: bool = False) -> Screen:
    """To a recipient from whose chat it cannot be deleted any more; in a group nothing is to be pressed."""
    said = excerpt(one.version_for(t.language).words)
    text = t("correction-void", text=said) if said else t("correction-void-media")
    return Screen(text, () if in_group else (home_row(t),))


def question_screen(t: Texts, one: Announcement, proposal: Proposal, count: int, author: str) -> Screen:
    """Somebody else's change, which the messages above show, for `count` recipients: shall it be made?"""
    kind = "withdrawal" if proposal.content is None else "correction"
    lines = [t(f"proposal-{kind}", number=str(one.id), author=author), ""]
    if proposal.content is None:
        lines.append(t("announcement-withdraw-sure", number=str(one.id), count=count))
    else:
        lines += [t("proposal-before", text=excerpt(one.content.words)), t("correction-sure", count=count)]
    yes = Button(t.plain("proposal-approve"), ApproveChange(one.id, proposal.seal), style="success")
    no = Button(t.plain("announcement-refuse"), RefuseChange(one.id, proposal.seal), style="danger")
    return Screen("\n".join(lines), ((yes,), (no,), home_row(t)))


def asked_screen(t: Texts, one: Announcement, count: int) -> Screen:
    """So many others were asked."""
    return Screen(t("proposal-asked", count=count, number=str(one.id)), _back(t, one))


def decided_screen(t: Texts, one: Announcement, decision: str) -> Screen:
    """For the one who has decided; `decision` is approved, refused, or pointless or orphaned by now."""
    return Screen(t(f"proposal-{decision}", number=str(one.id)), _back(t, one))


def told_screen(t: Texts, one: Announcement, decision: str, by: str) -> Screen:
    """For the one whose change it was."""
    return Screen(t(f"proposal-told-{decision}", number=str(one.id), by=by), _back(t, one))


def ask(turn: Turn, one: Announcement, *, content: Content | None = None, english: Content | None = None) -> None:
    """Shows the change to everybody else who may announce; without `content` it is taken back.

    Raises: NobodyToApprove.
    """
    asked = others(turn)
    proposal = proposals.put(turn.tx, one, by=turn.user_id, content=content, english=english)
    count = sending.delivery(turn.tx, one).sent
    for user_id in asked:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, user_id))
        for method, payload in _shown(turn, one, proposal):
            outbox.add(turn.tx, user_id, method, payload, klass=Class.CHANGE)
        question = question_screen(t, one, proposal, count, name_of(turn.tx, turn.user_id))
        send(turn.tx, user_id, question, klass=Class.CHANGE)
    turn.show(asked_screen(turn.t, one, len(asked)))


def approve(turn: Turn) -> None:
    """The change is made. Where it cannot be any more, whose it was is told. Raises: SendingGoesOn."""
    one, proposal = _waiting(turn, turn.pressed(ApproveChange))
    if not may_announce(turn.tx, turn.frame, proposal.user_id):
        proposals.drop(turn.tx, one.id)
        turn.show(decided_screen(turn.t, one, "orphaned"))
        return
    decision = "approved"
    try:
        if proposal.content is None:
            corrections.withdraw(turn.tx, one, by=proposal.user_id)
        else:
            corrections.correct(turn.tx, one, proposal.content, proposal.english, by=proposal.user_id)
        audit.note(turn.tx, "announce-approve-change", actor=turn.user_id, subject=one.about)
    except corrections.NothingToCorrect:
        decision = "pointless"
    _decide(turn, one, proposal, decision)


def refuse(turn: Turn) -> None:
    """What was sent stays as it is."""
    one, proposal = _waiting(turn, turn.pressed(RefuseChange))
    audit.note(turn.tx, "announce-refuse-change", actor=turn.user_id, subject=one.about)
    _decide(turn, one, proposal, "refused")


def _decide(turn: Turn, one: Announcement, proposal: Proposal, decision: str) -> None:
    proposals.drop(turn.tx, one.id)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, proposal.user_id))
    told = told_screen(t, one, decision, name_of(turn.tx, turn.user_id))
    send(turn.tx, proposal.user_id, told, klass=Class.CHANGE)
    turn.show(decided_screen(turn.t, one, decision))


def _shown(turn: Turn, one: Announcement, proposal: Proposal) -> Iterator[tuple[str, dict[str, Any]]]:
    """What recipients would see, in each language: the new words, or that it does not hold."""
    changed = one
    if proposal.content is not None:
        changed = replace(one, content=proposal.content, english=proposal.english)
    for language in ("ar",) if changed.english is None else ("ar", "en"):
        t = turn.frame.texts(turn.tx, language)
        if proposal.content is None:
            yield "sendMessage", void_screen(t, one).payload()
        else:
            part = message.parts(turn.tx, t, changed, preview=True)[0]
            yield part.method, part.payload


def _waiting(turn: Turn, code: ApproveChange | RefuseChange) -> tuple[Announcement, Proposal]:
    one, proposal = announcements.find(turn.tx, code.number), proposals.find(turn.tx, code.number)
    if one is None or proposal is None or proposal.seal != code.seal or proposal.version != one.version:
        raise OutOfDate
    if proposal.user_id == turn.user_id:
        raise NotFound
    return one, proposal


def _back(t: Texts, one: Announcement) -> tuple[Row, ...]:
    return (Button(t.plain("correction-back"), Look(one.id)),), home_row(t)


TAPS = (
    Tap(ApproveChange, approve, Door.ANNOUNCE),
    Tap(RefuseChange, refuse, Door.ANNOUNCE),
)
