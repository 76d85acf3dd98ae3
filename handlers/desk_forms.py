"""Acts of the desk that need words: a question to the author, a body, an amended wording, an answer, a tag.

Salma   [طلب إيضاح]
bot     W3-001 … ما السؤال إلى صاحب التوصية؟
Salma   ما البلديات المقصودة؟
bot     أُرسل السؤال بشأن W3-001 [تراجع: W3-001] … and the next card below it
Basel   (a minute later) gets the question [الإجابة]
Basel   البلديات الساحلية الثلاث
bot     to Salma   ورد إيضاح على W3-001 [فتح البطاقة]
"""

from __future__ import annotations

from bot.doors import Door
from bot.form import Choice, Field, Form, tidy_answer
from bot.frame import send
from bot.home import home_row
from bot.router import Tap
from bot.screen import Screen
from bot.texts import Texts, words
from bot.turn import Turn
from handlers import desk, desk_acts, desk_told
from handlers.desk_card import survivor_screen, tags_screen
from handlers.desk_codes import Ask, AskFor, Explain
from handlers.wording import BODY_LENGTH, number, written
from storage import bodies, merging, people, recommendations, tags
from storage import desk as acts
from storage.arabic import digits
from storage.desk_lists import Scope
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.moves import Act, Actor, State
from storage.outbox import Class
from storage.recommendations import Recommendation

QUESTION_LENGTH = 600  # UTF-16 units, as those below: the card has room for all of them at once
ANSWER_LENGTH = 1000
TAG_LENGTH = 30
BODIES = 5  # suggested, the most used ones
REFERENCE_LENGTH = 40

FORMS_OF = {
    Ask.QUESTION: "desk-ask",
    Ask.BODY: "desk-refer",
    Ask.AMENDED: "desk-amend",
    Ask.ANSWER: "desk-answer",
    Ask.TAG: "desk-tag",
    Ask.OTHER: "desk-other",
}
EXPLAINING = "desk-explain"


class NothingAsked(UserError):
    """There is no open question about the recommendation for this person."""


class NoSuchReference(UserError):
    """No recommendation has the typed reference."""


def typed_screen(t: Texts, number: int, typed: str) -> Screen:
    """What was typed for an act that could not be done: nothing of it is lost."""
    text = f"{t('desk-typed')}\n<blockquote>{words(typed)}</blockquote>"
    return Screen(text, (desk.back_row(t, number), home_row(t)))


def nobody_screen(t: Texts, one: Recommendation) -> Screen:
    """The question reaches nobody."""
    return Screen(t("desk-nobody-to-ask", reference=one.reference), (desk.back_row(t, one.id), home_row(t)))


def ask_for(turn: Turn) -> None:
    """Opens the form of an act."""
    code = turn.pressed(AskFor)
    scope = Scope.parse(code.scope)
    loose = code.what in (Ask.TAG, Ask.OTHER)  # nothing that the card showed is decided upon
    if loose or desk_acts.current(turn, code.recommendation, code.seen, scope):
        seen = acts.standing(turn.tx, code.recommendation).seen if loose else code.seen
        subject = f"{code.recommendation} {seen} {scope.pack()}"
        turn.frame.forms.start_anew(turn, FORMS_OF[code.what], subject=subject)


def explain(turn: Turn) -> None:
    """The author wants to answer. Raises NothingAsked."""
    one = _asked(turn, turn.pressed(Explain).recommendation)
    turn.frame.forms.start(turn, EXPLAINING, subject=str(one))


def _asked(turn: Turn, recommendation_id: int) -> int:
    stands = acts.standing(turn.tx, recommendation_id)
    mine = turn.user_id in acts.who_explains(turn.tx, recommendation_id)
    if not mine or stands.state is not State.NEEDS_INFO or stands.withdrawn or stands.merged_into is not None:
        raise NothingAsked
    return recommendation_id


def _place(draft: Draft) -> tuple[int, int, Scope]:
    """The recommendation, the last act that was seen of it, and the scope."""
    one, seen, scope = draft.subject.split(" ")
    return int(one), int(seen), Scope.parse(scope)


def _about(turn: Turn, draft: Draft) -> str:
    one = recommendations.existing(turn.tx, _place(draft)[0])
    return turn.t("desk-form-about", reference=one.reference, title=one.wording.title)


def _about_question(turn: Turn, draft: Draft) -> str:
    one = recommendations.existing(turn.tx, int(draft.subject))
    _, question = acts.asked_by(turn.tx, one.id)
    about = turn.t("desk-form-about", reference=one.reference, title=one.wording.title)
    return f"{about}\n<blockquote>{words(question)}</blockquote>"


def _about_answer(turn: Turn, draft: Draft) -> str:
    one = recommendations.existing(turn.tx, _place(draft)[0])
    now = f"\n{turn.t('form-answer-now')}\n<blockquote>{words(one.answer)}</blockquote>" if one.answer else ""
    return _about(turn, draft) + now


def _ready(turn: Turn, draft: Draft, typed: str) -> bool:
    """Whether the act can still be done; if not, the fresh card says why and what was typed stands below it."""
    one, seen, scope = _place(draft)
    if desk_acts.current(turn, one, seen, scope):
        return True
    turn.say(typed_screen(turn.t, one, typed))
    return False


def _ask(turn: Turn, draft: Draft) -> None:
    question = draft.answers["words"]
    if not _ready(turn, draft, question):
        return
    number, _, scope = _place(draft)
    event = desk_acts.decide(turn, number, Act.ASK, note=question)
    one = recommendations.existing(turn.tx, number)
    reached = desk_told.ask_author(turn.tx, turn.frame, one, question, about=desk_acts.about(event))
    desk_acts.go_on(turn, number, scope, Act.ASK, event)
    if not reached:
        turn.say(nobody_screen(turn.t, one))


def _refer(turn: Turn, draft: Draft) -> None:
    body = draft.answers["body"]
    if not _ready(turn, draft, body):
        return
    number, _, scope = _place(draft)
    answer = desk_acts.standard(turn.tx, turn.frame, "referred", body=body)
    changes = {**desk_acts.answer(turn.tx, answer), "referred_to": body, "reason": ""}
    event = desk_acts.decide(turn, number, Act.REFER, changes=changes, note=body)
    desk_acts.go_on(turn, number, scope, Act.REFER, event)


def _amend(turn: Turn, draft: Draft) -> None:
    amended = draft.answers["words"]
    if not _ready(turn, draft, amended):
        return
    number, _, scope = _place(draft)
    answer = desk_acts.standard(turn.tx, turn.frame, "accepted_modified", words=amended)
    changes = {**desk_acts.answer(turn.tx, answer), "referred_to": "", "reason": ""}
    event = desk_acts.decide(turn, number, Act.AMEND, changes=changes)
    desk_acts.go_on(turn, number, scope, Act.AMEND, event)


def _answer(turn: Turn, draft: Draft) -> None:
    answer = draft.answers["words"]
    if not _ready(turn, draft, answer):
        return
    number, _, scope = _place(draft)
    event = desk_acts.decide(turn, number, Act.ANSWER, changes=desk_acts.answer(turn.tx, answer))
    desk_acts.stay(turn, number, scope, Act.ANSWER, event)


def _tag(turn: Turn, draft: Draft) -> None:
    number, _, scope = _place(draft)
    one = recommendations.existing(turn.tx, number)
    tags.put(turn.tx, number, draft.answers["name"], by=turn.user_id)
    turn.show(tags_screen(turn.t, one, tags.of(turn.tx, number), scope))


def _other(turn: Turn, draft: Draft) -> None:
    number, _, scope = _place(draft)
    found = recommendations.by_reference(turn.tx, draft.answers["reference"])
    if found is None:
        raise NotFound
    one, other = merging.check(turn.tx, number, found.id)
    turn.show(survivor_screen(turn.t, one, other, scope))


def _explained(turn: Turn, draft: Draft) -> None:
    number, explanation = _asked(turn, int(draft.subject)), draft.answers["words"]
    asked_by, _ = acts.asked_by(turn.tx, number)
    actor = Actor.RAPPORTEUR if acts.of_meeting(turn.tx, number) else Actor.AUTHOR
    acts.move(turn.tx, number, Act.EXPLAIN, actor=actor, by=turn.user_id, note=explanation)
    one = recommendations.existing(turn.tx, number)
    if asked_by is not None:
        t = turn.frame.texts(turn.tx, people.language_of(turn.tx, asked_by))
        send(turn.tx, asked_by, desk_told.explained_screen(t, one, explanation), klass=Class.CHANGE)
    turn.show(desk_told.thanks_screen(turn.t, one))


def _left(turn: Turn, draft: Draft) -> Screen:
    one, _, scope = _place(draft)
    return desk.card(turn, one, scope)


def _bodies(turn: Turn, _draft: Draft) -> list[Choice]:
    return [Choice(str(source), body) for source, body in bodies.named(turn.tx, most=BODIES)]


def _pick_body(turn: Turn, _draft: Draft, value: str) -> str:
    """The button names a recommendation that has the body, since a name would not fit into its code."""
    try:
        return bodies.of(turn.tx, number(value))
    except NotFound:
        raise OutOfDate from None


def _read_body(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=BODY_LENGTH, lines=False)


def _read_question(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=QUESTION_LENGTH)


def _read_answer(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=ANSWER_LENGTH)


def _read_tag(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=TAG_LENGTH, lines=False)


def _read_reference(turn: Turn, _draft: Draft, text: str) -> str:
    typed = tidy_answer(text, most=REFERENCE_LENGTH)
    found = recommendations.by_reference(turn.tx, "-".join(digits(typed).upper().split()))
    if found is None:
        raise NoSuchReference
    return found.reference


FORMS = (
    Form(
        "desk-ask",
        (Field("words", read=_read_question, about=_about),),
        _ask,
        door=Door.REVIEW,
        at_once=True,
        left=_left,
    ),
    Form(
        "desk-refer",
        (Field("body", read=_read_body, choices=_bodies, pick=_pick_body, about=_about),),
        _refer,
        door=Door.REVIEW,
        at_once=True,
        left=_left,
    ),
    Form(
        "desk-amend",
        (Field("words", read=_read_answer, about=_about),),
        _amend,
        door=Door.REVIEW,
        at_once=True,
        left=_left,
    ),
    Form(
        "desk-answer",
        (Field("words", read=_read_answer, about=_about_answer),),
        _answer,
        door=Door.REVIEW,
        at_once=True,
        left=_left,
    ),
    Form("desk-tag", (Field("name", read=_read_tag, about=_about),), _tag, door=Door.REVIEW, at_once=True, left=_left),
    Form(
        "desk-other",
        (Field("reference", read=_read_reference, about=_about),),
        _other,
        door=Door.REVIEW,
        at_once=True,
        left=_left,
    ),
    Form(
        EXPLAINING,
        (Field("words", read=_read_question, about=_about_question),),
        _explained,
        door=Door.ANYONE,
        at_once=True,
    ),
)
TAPS = (Tap(AskFor, ask_for, Door.REVIEW), Tap(Explain, explain, Door.ANYONE))
