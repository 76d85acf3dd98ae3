"""Feedback without name, so that nobody can say whose it is: neither from the database nor from two copies of it.

Who has answered is noted at once, with no time. What was answered waits in `feedback_sealed` under a key that is not
in the database, and enters figures and comments together with at least four others, shuffled, under random numbers,
with the day on which they enter and no other time. What waits when feedback closes is destroyed with the key.
"""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import asdict

from storage import dashboards, event, feedback_cards, programme
from storage.database import Tx
from storage.feedback import Answer, AnsweredBefore, Opinion
from storage.sealing import Seal, Unsealable

log = logging.getLogger(__name__)

FLOOR = 5  # answers without name, below which nothing is shown of them
SIZE = 5120  # bytes of a sealed answer, as the table has it
_SHUFFLE = secrets.SystemRandom()


def give(tx: Tx, person_id: int, opinion: Opinion, answer: Answer, *, questions_id: int, seal: Seal) -> None:
    """Keeps an answer without name. It is final. The caller minds the window.

    Raises: AnsweredBefore, with or without name.
    """
    noted = tx.run("INSERT INTO feedback_answered VALUES (?, ?) ON CONFLICT DO NOTHING", opinion.session_id, person_id)
    if not noted.rowcount or opinion.given is not None:
        raise AnsweredBefore
    said = asdict(answer)
    del said["voice"]
    tx.add(
        "feedback_sealed",
        id=_random(),
        session_id=opinion.session_id,
        questions_id=questions_id,
        sealed=seal.seal(json.dumps(said, ensure_ascii=False), SIZE),
    )
    release(tx, opinion.session_id, questions_id, seal=seal)
    dashboards.changed(tx)


def release(tx: Tx, session_id: int, questions_id: int, *, seal: Seal) -> int:
    """Lets the waiting answers in, if they are FLOOR at least, and returns how many came in.

    Those that cannot be opened, since the key was lost, are destroyed; fewer than FLOOR never come in.
    """
    rows = tx.all(
        "SELECT id, sealed FROM feedback_sealed WHERE session_id = ? AND questions_id = ?", session_id, questions_id
    )
    if len(rows) < FLOOR:
        return 0
    answers = []
    for row in rows:
        try:
            answers.append(Answer(**json.loads(seal.open(row["sealed"]))))
        except Unsealable:
            log.error("an answer without name cannot be opened any more: its key was lost")
            tx.run("DELETE FROM feedback_sealed WHERE id = ?", row["id"])
    if len(answers) < FLOOR:
        return 0
    tx.run("DELETE FROM feedback_sealed WHERE session_id = ? AND questions_id = ?", session_id, questions_id)
    _SHUFFLE.shuffle(answers)
    day = tx.now.astimezone(programme.zone(tx)).date().isoformat()
    for answer in answers:
        tx.add(
            "feedback",
            id=-_random(),
            session_id=session_id,
            questions_id=questions_id,
            rating=answer.rating,
            ratings=json.dumps(dict(answer.ratings)),
            chips=" ".join(answer.chips),
            comment=answer.comment,
            day=day,
        )
    return len(answers)


def close(tx: Tx, seal: Seal) -> bool:
    """Feedback has closed: what still waits stays out for good, and the key is broken. False while it is open."""
    if event.find(tx) is not None and tx.now < programme.feedback_closes(tx):
        return False
    tx.run("DELETE FROM feedback_sealed")
    tx.run("DELETE FROM feedback_card")
    if not feedback_cards.on_their_way(tx):
        seal.break_key()
    return True


def _random() -> int:
    return 1 + secrets.randbelow(10**16)  # with its sign it goes into a button
