"""The feedback card while it is made: stars, chips, and the last tap, with the name or without.

(12:45) bot    ما تقييمك لهذه الجلسة؟ [⭐⭐⭐⭐⭐ ممتاز] … [⭐ ضعيف]
Basel          [⭐⭐⭐⭐ جيد جداً]
bot            التحول الرقمي ⭐⭐⭐⭐ … [عملية] [سريعة] … [إرسال باسمي] [إرسال دون اسم (نهائي)] (the same message)
Basel          [عملية]
Basel          [إرسال دون اسم (نهائي)]
bot            شكراً. وصل رأيك دون اسم. …

No row holds any of it before the last tap: stars and chips ride in the buttons' codes. What is typed or spoken beside
them stands in feedback_words.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from telegram import Message, MessageEntity

from bot.doors import Door
from bot.reading import pressed_message
from bot.router import Tap
from bot.turn import Turn
from handlers.feedback_codes import Mark, Rate, Send
from handlers.feedback_hearing import have_heard
from handlers.feedback_screens import card_screen, final_screen, given_screen, sentence_screen, unnamed_screen
from storage import feedback, feedback_cards, outbox, questions, unnamed
from storage.errors import NotFound, OutOfDate, UserError
from storage.feedback import STARS, Answer, Opinion
from storage.feedback_cards import Card
from storage.questions import QuestionSet


class FeedbackNotOpen(UserError):
    """The session is not over yet; it ends on `day` at `time`."""


class FeedbackClosed(UserError):
    """The window has closed; `day` was its last day."""


class SessionNotHeld(UserError):
    """The session was cancelled."""


def rate(turn: Turn) -> None:
    """A tap on the first stars: one row read, one written, one edit queued."""
    code = turn.pressed(Rate)
    if code.stars not in STARS:
        raise OutOfDate
    opinion = opinion_of(turn, code.session)
    if is_final(turn, opinion):
        return
    chips = opinion.questions.bits(opinion.given.chips) if opinion.given else 0
    if isinstance(turn.place, int):
        feedback_cards.put(turn.tx, turn.user_id, Card(code.session, turn.place), turn.frame.seal)
    mark = Mark(code.session, opinion.questions.id, str(code.stars), chips)
    turn.show_sealed(card_screen(turn.t, opinion, opinion.questions, mark))


def mark(turn: Turn) -> None:
    """A tap that changes the card: other stars, a further question, a chip."""
    code = turn.pressed(Mark)
    opinion = opinion_of(turn, code.session)
    if is_final(turn, opinion):
        return
    asked = _asked(turn, opinion, code.questions)
    if len(code.marks) > 1 + len(asked.ratings) or not _are_marks(code.marks) or code.chips >> len(asked.chips):
        raise OutOfDate
    show_card(turn, opinion, asked, code)


def show_card(turn: Turn, opinion: Opinion, asked: QuestionSet, code: Mark) -> None:
    """Draws the card on the pressed message, which is the one that is made from now on."""
    said = words_in(pressed_message(turn.update))
    card = feedback_cards.find(turn.tx, turn.user_id, turn.frame.seal)
    if isinstance(turn.place, int):
        known = card if card is not None and card.session == code.session else Card(code.session, turn.place)
        known = known if said else replace(known, message=turn.place)
        feedback_cards.put(turn.tx, turn.user_id, known, turn.frame.seal)
    turn.show_sealed(card_screen(turn.t, opinion, asked, code, said=said))


def send(turn: Turn) -> None:
    """The last tap, on the card itself."""
    code = turn.pressed(Send)
    said = words_in(pressed_message(turn.update))
    card = feedback_cards.find(turn.tx, turn.user_id, turn.frame.seal)
    if card is not None and card.session == code.session and card.words and card.message == turn.place:
        tell(turn, "feedback-words-wait")
        return
    finish(turn, code, said=said, card=card)


@contextmanager
def undisturbed(turn: Turn) -> Iterator[None]:
    """What is said inside ends nothing: what is typed next belongs to the card under way as before."""
    listening = feedback_cards.listening(turn.tx, turn.user_id)
    yield
    if listening:
        _go_on(turn)


def _go_on(turn: Turn) -> None:
    card = feedback_cards.find(turn.tx, turn.user_id, turn.frame.seal)
    if card is not None:
        feedback_cards.put(turn.tx, turn.user_id, card, turn.frame.seal)


def opinion_of(turn: Turn, session_id: int) -> Opinion:
    """What the person says of the session, if it can be rated now. When the update was received decides.

    Raises: NotFound, SessionNotHeld, FeedbackNotOpen, FeedbackClosed.
    """
    opinion = feedback.of_session(turn.tx, turn.person.id, session_id)
    if opinion is None:
        raise NotFound
    if opinion.cancelled:
        raise SessionNotHeld
    if turn.received_at < opinion.opens_at:
        raise FeedbackNotOpen(day=turn.t.day(opinion.opens_at), time=turn.t.time(opinion.opens_at))
    if turn.received_at >= opinion.closes_at:
        raise FeedbackClosed(day=turn.t.day(opinion.last_day))
    return opinion


def words_in(message: Message | None) -> str:
    """The words that stand in a message of the bot, in their frame; '' where there are none."""
    if message is None:
        return ""
    found = message.parse_entities([MessageEntity.BLOCKQUOTE])
    return next(iter(found.values()), "").strip()


def finish(turn: Turn, code: Send, *, said: str, card: Card | None) -> None:
    """Keeps the answer. With name it is shown; without, nothing of it is, and what led to it leaves no trace."""
    turn.confidential()
    opinion = opinion_of(turn, code.session)
    if is_final(turn, opinion):
        return
    answer = _answer(turn, opinion, code, said)
    mine = card if card is not None and card.session == code.session else None
    if code.named:
        given = _with_name(turn, opinion, answer, code, mine)
        _clear(turn, mine)
        turn.show(given_screen(turn.t, opinion, given))
    elif opinion.given is not None:
        raise OutOfDate
    else:
        person, seal = turn.person.id, turn.frame.seal
        unnamed.give(turn.tx, person, opinion, answer, questions_id=code.questions, seal=seal)
        feedback_cards.close(turn.tx, turn.user_id, seal)
        feedback_cards.take_back_edits(turn.tx, turn.user_id)
        _clear(turn, mine)
        turn.show_sealed(unnamed_screen(turn.t))  # its row, too, would tell a card of stars from one with words
    turn.toast(turn.t.plain("toast-rating-kept"))


def _clear(turn: Turn, card: Card | None) -> None:
    """Words answered the card, and show its stars above them as long as they stand: both go, and thanks come anew."""
    if card is not None and card.message != turn.place:
        take_away(turn, card.message)
        take_away(turn, turn.place)
        turn.place = None


def _with_name(turn: Turn, opinion: Opinion, answer: Answer, code: Send, card: Card | None) -> Answer:
    before = opinion.given
    voice = (card.voice if card is not None else 0) or (before.voice if before is not None else None)
    comment = answer.comment or (before.comment if before is not None else "")
    given = replace(answer, voice=voice or None, comment=comment)
    feedback.give(turn.tx, turn.person.id, opinion, given, questions_id=code.questions)
    feedback_cards.close(turn.tx, turn.user_id, turn.frame.seal, keep_voice=True)
    if card is not None and card.voice:
        have_heard(turn, card.voice)
    return given


def _answer(turn: Turn, opinion: Opinion, code: Send, said: str) -> Answer:
    asked = _asked(turn, opinion, code.questions)
    if len(code.marks) != 1 + len(asked.ratings) or not _are_marks(code.marks) or code.chips >> len(asked.chips):
        raise OutOfDate
    further = zip(asked.ratings, code.marks[1:], strict=True)
    return Answer(
        rating=int(code.marks[0]),
        ratings={question.code: int(stars) for question, stars in further if stars != "0"},
        chips=asked.chosen(code.chips),
        comment=said,
    )


def _asked(turn: Turn, opinion: Opinion, questions_id: int) -> QuestionSet:
    """The questions that the card was made with, though there may be others by now."""
    if questions_id == opinion.questions.id:
        return opinion.questions
    try:
        return questions.by_id(turn.tx, questions_id)
    except NotFound:
        raise OutOfDate from None


def _are_marks(marks: str) -> bool:
    """Whether it is what a card carries: stars first, then stars or none."""
    if not marks:
        return True
    return marks[0] in "12345" and all(mark in "012345" for mark in marks[1:])


def is_final(turn: Turn, opinion: Opinion) -> bool:
    """Shows that the session was answered without name, if it was."""
    if not opinion.answered or opinion.given is not None:
        return False
    turn.toast(turn.t.plain("toast-done-before"))
    turn.show(final_screen(turn.t, opinion))
    return True


def tell(turn: Turn, text_id: str) -> None:
    """A sentence about the card, which stands as it is."""
    turn.toast(turn.t.plain(text_id), alert=False)
    say(turn, turn.t(text_id))


def say(turn: Turn, text: str) -> None:
    """Says it without a trace, like all that concerns the card; what is typed next belongs to the card as before."""
    turn.place = None
    turn.show_sealed(sentence_screen(turn.t, text))
    _go_on(turn)


def take_away(turn: Turn, message: int | str | None) -> None:
    """Takes a message away, without a trace that there was one."""
    if isinstance(message, int):
        seal, klass = turn.frame.seal, turn.klass
        payload = outbox.written({"message_id": message})
        outbox.add_sealed(turn.tx, turn.chat_id, "deleteMessage", payload, seal=seal, klass=klass)


TAPS = (
    Tap(Rate, rate, Door.PARTICIPANT),
    Tap(Mark, mark, Door.PARTICIPANT),
    Tap(Send, send, Door.PARTICIPANT),
)
