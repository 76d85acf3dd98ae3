"""A recommendation that is spoken: somebody types the words, and only those that the speaker confirms are taken.

Basel   (at a question of his recommendation) sends a voice note
bot     وصل التسجيل … يصل نصه هنا للتأكيد [كتابة الإجابة بنفسي]
bot     (to the secretariat) the voice note, «تسجيل من باسل …» [كتابة النص] [تعذّر فهمه]
Salma   [كتابة النص], and types
bot     (to Basel) النص المكتوب من تسجيلك: … [تأكيد النص] [تصحيح النص] [تسجيل من جديد]
Basel   [تأكيد النص], and the recommendation goes on with it
"""

from __future__ import annotations

from functools import partial
from typing import Any

from bot import frame
from bot.doors import Door
from bot.fetching import Fetches, Taker
from bot.form import Field, Form
from bot.frame import Frame
from bot.router import Tap
from bot.screen import Screen
from bot.texts import words
from bot.transcribing import transcribe
from bot.turn import Turn
from bot.work import Asked, Finish, JobAct, Outside
from handlers.dictation_screens import (
    Again,
    Confirm,
    Hear,
    Mend,
    TypeIt,
    Unclear,
    proposed_screen,
    received_screen,
    typed_screen,
    unclear_screen,
    voice_card,
    waiting_screen,
)
from handlers.making import WAY, WHOLE
from handlers.recommendation_codes import OpenDictations
from handlers.recommendation_list_screens import MAKING
from handlers.wholes import LENGTH
from handlers.wording import written
from storage import dictations, drafts, jobs, kept_files, outbox, people
from storage.database import Tx
from storage.dictations import Dictation, DictationDone, State
from storage.drafts import Draft
from storage.errors import NotFound
from storage.jobs import Job
from storage.kept_files import Kind
from storage.outbox import Class
from storage.people import Role

TYPING, MENDING = "dictation", "mending"  # the forms of the secretariat and of the speaker
SPOKEN = frozenset({WHOLE, "title", "problem", "action"})  # questions that may be answered by voice
LARGEST = 5_000_000  # bytes: some twenty minutes
JOB = "transcribe"


def take(turn: Turn) -> None:
    """A voice note at a question of a recommendation."""
    draft, file = drafts.active(turn.tx, turn.user_id), turn.file
    if draft is None or file is None or file.sent is None:
        raise NotFound
    one = dictations.keep(turn.tx, turn.frame.folder, turn.user_id, file.sent, field=draft.step)
    turn.frame.forms.interrupt(turn)
    turn.say(received_screen(turn.t, draft))
    if turn.frame.transcriber and file.stored:
        jobs.add(turn.tx, JOB, {"dictation": one.id})
    else:
        tell_secretariat(turn.tx, turn.frame, one)


def tell_secretariat(tx: Tx, surroundings: Frame, one: Dictation) -> None:
    """The voice note goes to the secretariat, or to the owners where there is none."""
    owners = surroundings.owners
    for user_id in people.holders(tx, Role.SECRETARIAT, owners) or people.holders(tx, Role.OWNER, owners):
        t = surroundings.texts(tx, people.language_of(tx, user_id))
        _send_voice(tx, user_id, voice_card(t, one), one, klass=Class.CHANGE)


def open_waiting(turn: Turn) -> None:
    """What waits to be typed."""
    turn.show(waiting_screen(turn.t, dictations.waiting(turn.tx)))


def hear(turn: Turn) -> None:
    """The voice note with its card, below."""
    one = dictations.standing(turn.tx, turn.pressed(Hear).dictation, State.WAITING)
    _send_voice(turn.tx, turn.chat_id, voice_card(turn.t, one), one, klass=turn.klass)


def type_it(turn: Turn) -> None:
    """Asks for the words, below the voice note."""
    one = dictations.standing(turn.tx, turn.pressed(TypeIt).dictation, State.WAITING)
    turn.place = None
    turn.frame.forms.start_anew(turn, TYPING, subject=str(one.id))


def unclear(turn: Turn) -> None:
    """Nobody can make out the words: the speaker is asked to write or to speak again."""
    one = dictations.standing(turn.tx, turn.pressed(Unclear).dictation, State.WAITING)
    dictations.drop(turn.tx, one.user_id)
    t = turn.frame.texts(turn.tx, people.language_of(turn.tx, one.user_id))
    draft = drafts.of_form(turn.tx, one.user_id, MAKING)
    frame.send(turn.tx, one.user_id, unclear_screen(t, draft), klass=Class.CHANGE)
    turn.say(typed_screen(turn.t))


def confirm(turn: Turn) -> None:
    """The words go into the recommendation that is being written."""
    _answer(turn, dictations.confirm(turn.tx, turn.pressed(Confirm).dictation, turn.user_id))


def mend(turn: Turn) -> None:
    """The speaker writes the words as they were."""
    one = dictations.standing(turn.tx, turn.pressed(Mend).dictation, State.PROPOSED, user_id=turn.user_id)
    turn.frame.forms.start_anew(turn, MENDING, subject=str(one.id))


def again(turn: Turn) -> None:
    """Back to the question, to speak anew."""
    one = dictations.standing(turn.tx, turn.pressed(Again).dictation, State.PROPOSED, user_id=turn.user_id)
    dictations.drop(turn.tx, turn.user_id)
    turn.frame.forms.show(turn, _draft(turn, one))


def _typed(turn: Turn, draft: Draft) -> None:
    one = dictations.propose(turn.tx, int(draft.subject), draft.answers["words"], by=turn.user_id)
    tell_speaker(turn.tx, turn.frame, one)
    turn.show(typed_screen(turn.t))


def tell_speaker(tx: Tx, surroundings: Frame, one: Dictation) -> None:
    """The typed words go to the speaker."""
    t = surroundings.texts(tx, people.language_of(tx, one.user_id))
    frame.send(tx, one.user_id, proposed_screen(t, one), klass=Class.CHANGE)


def _mended(turn: Turn, draft: Draft) -> None:
    one = dictations.confirm(turn.tx, int(draft.subject), turn.user_id)
    _answer(turn, one, said=draft.answers["words"])


def _answer(turn: Turn, one: Dictation, *, said: str = "") -> None:
    drafts.save(turn.tx, _draft(turn, one))
    turn.frame.forms.typed(turn, said or one.words)


def _draft(turn: Turn, one: Dictation) -> Draft:
    """The recommendation that is being written, at the question that was spoken to; a new one where there is none."""
    draft = drafts.of_form(turn.tx, turn.user_id, MAKING)
    if draft is None:
        return drafts.begin(turn.tx, turn.user_id, MAKING, step=WHOLE, answers={WAY: WHOLE}, subject="")
    return draft.answered(WAY, WHOLE).at(WHOLE) if one.field == WHOLE else draft.at(one.field)


def _send_voice(tx: Tx, chat_id: int, card: Screen, one: Dictation, *, klass: Class) -> None:
    payload: dict[str, Any] = {"voice": one.file_id, "caption": card.text, "parse_mode": "HTML"}
    outbox.add(tx, chat_id, "sendVoice", payload | {"reply_markup": card.markup()}, klass=klass)


def _transcribe(tx: Tx, surroundings: Frame, job: Job) -> Asked:
    """The optional program writes the words; where it cannot, the secretariat does. What is decided needs none."""
    one = _waiting(tx, job)
    place = kept_files.path(surroundings.folder, kept_files.find(tx, one.kept_file_id)) if one else None

    async def ask() -> Finish:
        found = await transcribe(surroundings.transcriber, place, most=LENGTH) if place is not None else ""
        return partial(_heard, frame=surroundings, job=job, found=found)

    return ask


def _heard(tx: Tx, *, frame: Frame, job: Job, found: str) -> None:
    one = _waiting(tx, job)
    if one is None:
        return
    if found:
        tell_speaker(tx, frame, dictations.propose(tx, one.id, found, by=None))
    else:
        tell_secretariat(tx, frame, one)


def _waiting(tx: Tx, job: Job) -> Dictation | None:
    try:
        return dictations.standing(tx, int(job.arguments["dictation"]), State.WAITING)
    except (NotFound, DictationDone):
        return None


def _read_words(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=LENGTH)


def _proposed(turn: Turn, draft: Draft) -> str:
    one = dictations.find(turn.tx, int(draft.subject))
    return f"<blockquote>{words(one.words)}</blockquote>"


TAPS = (
    Tap(OpenDictations, open_waiting, Door.REVIEW),
    Tap(Hear, hear, Door.REVIEW),
    Tap(TypeIt, type_it, Door.REVIEW),
    Tap(Unclear, unclear, Door.REVIEW),
    Tap(Confirm, confirm, Door.PARTICIPANT),
    Tap(Mend, mend, Door.PARTICIPANT),
    Tap(Again, again, Door.PARTICIPANT),
)
FORMS = (
    Form(TYPING, (Field("words", read=_read_words),), _typed, door=Door.REVIEW, at_once=True),
    Form(MENDING, (Field("words", read=_read_words, about=_proposed),), _mended, door=Door.PARTICIPANT, at_once=True),
)
JOBS: dict[str, JobAct] = {JOB: Outside(_transcribe)}


def _spoken_to(tx: Tx, user_id: int) -> bool:
    return dictations.spoken_to(tx, user_id, MAKING, SPOKEN)


TAKER = Taker(
    Fetches(Door.PARTICIPANT, (), most=LARGEST, kinds=frozenset({Kind.VOICE}), asked=_spoken_to),
    take,
)
