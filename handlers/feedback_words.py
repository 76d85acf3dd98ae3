"""What is typed or spoken beside the feedback card: it stands in a message of its own that answers the card.

Basel          كان الوقت قصيراً
bot            كلماتك: «كان الوقت قصيراً» [إرسال باسمي] [إرسال دون اسم (نهائي)] [حذف] (an answer to the card)
Basel          [إرسال دون اسم (نهائي)]
bot            شكراً. وصل رأيك دون اسم. … (and the card above is gone)

No row holds the words before the last tap.
"""

from __future__ import annotations

from dataclasses import replace

from telegram import Message

from bot.codes import prefix_of
from bot.doors import Door
from bot.fetching import Fetches, Taker
from bot.form import tidy_answer
from bot.reading import pressed_message
from bot.router import Tap
from bot.turn import Turn
from handlers.feedback_card import finish, is_final, opinion_of, say, show_card, take_away, tell, words_in
from handlers.feedback_codes import DropBelow, Mark, Send, SendBelow
from handlers.feedback_hearing import have_heard
from handlers.feedback_screens import given_screen, voice_screen, words_screen
from storage import feedback, feedback_cards, kept_files
from storage.errors import NotFound, OutOfDate, UserError
from storage.feedback import COMMENT_LENGTH, Answer, Opinion
from storage.kept_files import Kind

VOICE_BYTES = 1_500_000  # about five minutes; a longer note is known by Telegram's id alone


def typed(turn: Turn) -> bool:
    """Words that belong to the card under way. Returns False where there is none."""
    if not feedback_cards.listening(turn.tx, turn.user_id):
        return False
    card = feedback_cards.find(turn.tx, turn.user_id, turn.frame.seal)
    if card is None or turn.visitor.person is None or not turn.visitor.registered:
        return False
    turn.confidential()
    try:
        opinion = opinion_of(turn, card.session)
        text = tidy_answer(turn.text, most=COMMENT_LENGTH)
    except UserError as mistake:
        say(turn, turn.t(mistake.text_id(), **mistake.arguments))
        return True
    card = replace(card, words=card.words + 1)
    screen = words_screen(turn.t, opinion, text, card.words, voice=bool(card.voice))
    turn.show_sealed(screen, below=card.message)
    feedback_cards.put(turn.tx, turn.user_id, card, turn.frame.seal)
    return True


def spoken(turn: Turn) -> None:
    """A voice note that belongs to the card under way, or beside what was said with name."""
    seal = turn.frame.seal
    card = feedback_cards.find(turn.tx, turn.user_id, seal)
    if turn.file is None or turn.file.sent is None or card is None:
        raise NotFound
    opinion = opinion_of(turn, card.session)
    note = kept_files.keep(turn.tx, turn.frame.folder, turn.file.sent)
    if opinion.given is not None:
        given = replace(opinion.given, voice=note.id)
        feedback.give(turn.tx, turn.person.id, opinion, given)
        have_heard(turn, note.id)
        feedback_cards.close(turn.tx, turn.user_id, seal)
        turn.say(given_screen(turn.t, opinion, given))
        return
    if card.voice:
        kept_files.forget(turn.tx, [card.voice])
    card = replace(card, voice=note.id, words=card.words + 1)
    turn.show_sealed(voice_screen(turn.t, opinion, note, card.words), below=card.message)
    feedback_cards.put(turn.tx, turn.user_id, card, seal)


def send_below(turn: Turn) -> None:
    """The last tap, below the words or the voice note: the stars stand in the message that this one answers."""
    code = turn.pressed(SendBelow)
    pressed = pressed_message(turn.update)
    opinion = opinion_of(turn, code.session)
    if is_final(turn, opinion):
        return
    card = feedback_cards.find(turn.tx, turn.user_id, turn.frame.seal)
    mine = card if card is not None and card.session == code.session else None
    if mine is not None and mine.words != code.number:
        tell(turn, "feedback-words-older")
        return
    if not words_in(pressed) and (mine is None or not mine.voice):
        raise OutOfDate
    carried = _carried(pressed.reply_to_message if pressed is not None else None, code.session)
    if carried is None and opinion.given is not None:
        carried = _as_given(opinion, opinion.given)
    if carried is None:  # the card above is gone, or its questions are not through: they are asked here
        show_card(turn, opinion, opinion.questions, Mark(code.session, opinion.questions.id, "", 0))
        return
    finish(turn, replace(carried, named=code.named), said=words_in(pressed), card=card)


def drop_below(turn: Turn) -> None:
    """The words, or the voice note, are not to be sent; the card above stands."""
    code = turn.pressed(DropBelow)
    turn.confidential()
    seal = turn.frame.seal
    card = feedback_cards.find(turn.tx, turn.user_id, seal)
    if card is not None and card.session == code.session and card.words == code.number:
        if card.voice and not words_in(pressed_message(turn.update)):
            kept_files.forget(turn.tx, [card.voice])
            card = replace(card, voice=0)
        feedback_cards.put(turn.tx, turn.user_id, replace(card, words=0), seal)
    take_away(turn, turn.place)
    turn.toast(turn.t.plain("toast-feedback-dropped"))


def _carried(card: Message | None, session: int) -> Send | None:
    """What the buttons of the card carry; None where it is gone or not through with its questions."""
    markup = card.reply_markup if card is not None else None
    for row in markup.inline_keyboard if markup is not None else ():
        for button in row:
            data = button.callback_data
            if isinstance(data, str) and prefix_of(data) == Send.prefix:
                found = Send.unpack(data)
                return found if found.session == session else None
    return None


def _as_given(opinion: Opinion, given: Answer) -> Send:
    """What was said with name, as the card's button would carry it."""
    asked = opinion.questions
    marks = str(given.rating) + "".join(str(given.ratings.get(one.code, 0)) for one in asked.ratings)
    return Send(opinion.session_id, asked.id, marks, asked.bits(given.chips), named=True)


TAPS = (
    Tap(SendBelow, send_below, Door.PARTICIPANT),
    Tap(DropBelow, drop_below, Door.PARTICIPANT),
)
TAKER = Taker(
    Fetches(Door.PARTICIPANT, (), VOICE_BYTES, frozenset({Kind.VOICE}), asked=feedback_cards.listening), spoken
)
