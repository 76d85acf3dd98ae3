"""Each recommendation as a card in the staff's groups, under its workshop's topic: what it asks for and who has it.

    (Basel has sent W3-001)
    bot     to the staff's group, topic «التسوية الوظيفية»   W3-001 … مقدَّمة [فتح في المحادثة الخاصة]
    Salma   [فتح في المحادثة الخاصة], which sends /start k17 for her
    bot     the card of W3-001 on the desk
    Salma   [قبول]
    bot     (the card in the group, edited)   W3-001 … مقبولة، لدى سلمى

The work itself is done in private; the group only sees.
"""

from __future__ import annotations

from datetime import timedelta

from bot.doors import Door, opens
from bot.frame import Frame
from bot.screen import Button, Screen
from bot.texts import Texts, words
from bot.turn import Turn
from bot.work import DueAct
from handlers import desk, recommendation_cards
from handlers.desk_card import shorten
from handlers.groups import texts_of
from storage import cards, desk_cards, dossiers, groups, outbox, programme
from storage.database import Tx
from storage.desk_lists import Scope
from storage.dossiers import Dossier
from storage.due import Due
from storage.due import put as plan
from storage.groups import Group, Purpose
from storage.outbox import Class

LETTER = "k"  # of the links that open a card on the desk
NOBODY = 0  # who looks at a group's card
EVERY = 15  # seconds between two edits of one card
SHOWN = 700  # UTF-16 units of the action
TOPIC_TRIES = 5  # looks for a topic that is being made
TOPIC_WAIT = timedelta(seconds=2)


def group_screen(t: Texts, one: Dossier, link: str) -> Screen:
    """The card in the group; its one button leads into the private chat."""
    record, stands = one.one, one.standing
    state = "recommendations-withdrawn" if stands.withdrawn else f"recommendations-state-{stands.state.value}"
    lines = [t("desk-card", reference=record.reference), f"<b>{words(record.wording.title)}</b>"]
    if record.hidden is None and not stands.withdrawn:
        lines.append(shorten(words(record.wording.action), SHOWN))
    lines += ["", t("desk-group-state", state=t.plain(state))]
    if record.merged_reference:
        lines.append(t("desk-merged-into", reference=record.merged_reference))
    if record.hidden is not None:
        lines.append(t("desk-hidden"))
    if one.holder and stands.taken_until is not None and not record.published_at:
        lines.append(t("desk-held", name=one.holder, until=t.time(stands.taken_until)))
    return Screen("\n".join(lines), ((Button(t.plain("desk-group-open"), url=link),),))


def draw(tx: Tx, frame: Frame, due: Due) -> None:
    """Sends the card to each staff group, or edits it there. A topic that is being made is waited for."""
    number, _, tried = due.subject.partition(".")
    one = dossiers.dossier(tx, int(number), Scope(), me=NOBODY)
    link = frame.link(f"{LETTER}{number}")
    for group in groups.of_purpose(tx, Purpose.STAFF):
        screen = group_screen(texts_of(tx, frame, group), one, link)
        if not _draw(tx, frame, group, one, screen, patient=int(tried or 0) < TOPIC_TRIES):
            again = f"{number}.{int(tried or 0) + 1}"
            plan(tx, desk_cards.CARD, again, at=tx.now + TOPIC_WAIT, helps_until=due.helps_until)


def _draw(tx: Tx, frame: Frame, group: Group, one: Dossier, screen: Screen, *, patient: bool) -> bool:
    card = f"desk:{one.one.id}"
    if cards.message_of(tx, group.chat_id, card) is not None or cards.on_its_way(tx, group.chat_id, card):
        outbox.add(tx, group.chat_id, "editMessageText", screen.written, klass=Class.CHANGE, card=card, every=EVERY)
        return True
    thread = _topic(tx, frame, group, one)
    if thread is None and patient and group.is_forum and group.may_make_topics:
        return False
    payload = {**screen.payload(), **({"message_thread_id": thread} if thread is not None else {})}
    outbox.add(tx, group.chat_id, "sendMessage", payload, klass=Class.CHANGE, card=card, key=f"{group.chat_id}:{card}")
    return True


def _topic(tx: Tx, frame: Frame, group: Group, one: Dossier) -> int | None:
    """The topic of the recommendation's workshop, which is made when the first of them comes."""
    session = programme.by_id(tx, one.one.session_id)
    if session is None:
        return None
    t = texts_of(tx, frame, group)
    title = t.plain("desk-topic", code=session.code, title=t.pick(session.title_ar, session.title_en))
    groups.open_topic(tx, group, f"session:{session.code}", title)
    return groups.topic(tx, group.chat_id, f"session:{session.code}")


def arrive(turn: Turn, payload: str) -> None:
    """The button of a group's card: /start k17. Who does not work at the desk sees what participants see."""
    if not opens(Door.REVIEW, turn.visitor):
        recommendation_cards.arrive(turn, payload)
        return
    number = int(payload) if payload.isascii() and payload.isdigit() and len(payload) <= 18 else 0
    turn.say(desk.card(turn, number, Scope()))


DUE: dict[str, DueAct] = {desk_cards.CARD: draw}
