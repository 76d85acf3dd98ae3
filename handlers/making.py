"""On the way to a recommendation: written all at once, others like it, and whether it is practical.

Basel   … answers what the problem is
bot     توصيات مسجَّلة قريبة من توصيتك: • W4-003 (12 تأييداً): … [عرض W4-003] [المتابعة بتوصيتي]
Basel   [عرض W4-003], then [أؤيدها بدلاً من توصيتي]
bot     سُجِّل تأييدك … وحُفظ ما كُتب كمسودة [حذف المسودة] [متابعة المسودة]
Basel   … or goes on; his action is «الاهتمام بالموضوع»
bot     التوصية العملية تذكر خطوة محددة … [تعديل الإجراء المقترح] [المتابعة كما هي]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import asked
from bot.codes import Code
from bot.doors import Door
from bot.form import Choice, Field, Resume, Step
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.recommendation_cards import readable, view_of
from handlers.recommendation_codes import OpenRecommendation
from handlers.recommendation_list_screens import line
from handlers.recommendation_screens import View, card_screen, may_support
from handlers.wholes import LENGTH, Cues, parts
from handlers.wording import SESSION, WORDING, takes, written
from storage import audience, bodies, drafts, focus_areas, programme, recommendations, register, supports
from storage.arabic import normalise
from storage.drafts import Draft
from storage.errors import OutOfDate
from storage.recommendations import Recommendation, TooManyHere

WAY, WHOLE, ALIKE, VAGUE, READ, LEFT = "way", "whole", "alike", "vague", "read", "left"
"""Answers that stand in no wording: how it is written, the text itself, what is like it, what is hardly practical,
which questions the text has answered, and the first that it has not."""

GO_ON = "go"
FEW_WORDS, FEW_LETTERS = 4, 40  # of an action; less than both hardly says what to do


@dataclass(frozen=True)
class WriteBy(Code, prefix="recb"):
    """All at once (`whole`), or one question after the other."""

    draft: int
    version: int
    whole: bool


@dataclass(frozen=True)
class LookAt(Code, prefix="recla"):
    """One that is like what is being written."""

    draft: int
    recommendation: int


@dataclass(frozen=True)
class SupportInstead(Code, prefix="reclb"):
    """Supports that one; what is being written becomes a draft."""

    draft: int
    recommendation: int


def like_screen(t: Texts, one: Recommendation, view: View, draft: Draft) -> Screen:
    """One that is like it, in full, with the choice."""
    rows: list[Row] = []
    if may_support(one) and not view.supports:
        rows.append((Button(t.plain("making-support-instead"), SupportInstead(draft.id, one.id), style="success"),))
    rows.append((Button(t.plain("making-back-to-mine"), Resume(draft.id)),))
    return Screen(card_screen(t, one, view).text, (*rows, home_row(t)))


def supported_screen(t: Texts, one: Recommendation, draft: Draft) -> Screen:
    """The support is kept; and the draft?"""
    return Screen(
        t("making-supported", reference=one.reference, title=one.wording.title),
        (
            (Button(t.plain("form-delete"), Step(draft.id, draft.version, "discard")),),
            (Button(t.plain("making-back-to-mine"), Resume(draft.id)),),
            (Button(t.plain("recommendations-open-number", reference=one.reference), OpenRecommendation(one.id)),),
            home_row(t),
        ),
    )


def like_lines(t: Texts, near: Sequence[Recommendation]) -> str:
    """What is like it, a line each."""
    return "\n".join(line(t, one) for one in near)


def hints(t: Texts, vague: str) -> str:
    """What is hardly practical, a line each."""
    return "\n".join(t(f"making-vague-{name}") for name in vague.split(",") if name)


def way_rows(t: Texts, draft: Draft, *, whole: bool) -> list[Row]:
    """The other way to write it."""
    text_id = "making-whole" if whole else "making-step-by-step"
    return [(Button(t.plain(text_id), WriteBy(draft.id, draft.version, whole=whole)),)]


def vague_in(cues: Cues, answers: Mapping[str, str]) -> list[str]:
    """Which of the answers are hardly practical: an action that says not what to do, a body that is nobody."""
    found = []
    action, body = answers.get("action", ""), answers.get("responsible_body", "")
    short = len(normalise(action).split()) < FEW_WORDS and len(action) < FEW_LETTERS
    if action and (short or (cues.begins(action, "weak") and not cues.holds(action, "action"))):
        found.append("action")
    if body and normalise(body) in cues.of("nobody"):
        found.append("responsible_body")
    return found


def write_by(turn: Turn) -> None:
    """The other way to write it was chosen."""
    code = turn.pressed(WriteBy)
    asked.go_to_newest(turn)
    draft = drafts.by_id(turn.tx, code.draft, turn.user_id)
    if draft is None:
        raise OutOfDate
    if draft.version == code.version:
        answers = {name: value for name, value in draft.answers.items() if name != WAY}
        kept = replace(draft, answers=answers | ({WAY: WHOLE} if code.whole else {}))
        step = WHOLE if code.whole else next(field.name for field in FIELDS[1:] if field.name not in answers)
        draft = kept.at(step)
    else:
        turn.toast(turn.t.plain("toast-out-of-date"))
    asked.ask(turn, turn.frame.forms.screen(turn, drafts.save(turn.tx, draft)))


def look_at(turn: Turn) -> None:
    """One that is like it, in full."""
    code = turn.pressed(LookAt)
    draft = drafts.by_id(turn.tx, code.draft, turn.user_id)
    one = readable(turn, code.recommendation)
    if draft is None:
        raise OutOfDate
    turn.show(like_screen(turn.t, one, view_of(turn, one), draft))


def support_instead(turn: Turn) -> None:
    """Supports it, and leaves the form, whose draft stays until its author says otherwise."""
    code = turn.pressed(SupportInstead)
    one = readable(turn, code.recommendation)
    draft = drafts.by_id(turn.tx, code.draft, turn.user_id)
    if draft is None:
        raise OutOfDate
    supports.give(turn.tx, one.id, turn.person, by=turn.user_id)
    turn.frame.forms.interrupt(turn)
    asked.end(turn)
    turn.show(supported_screen(turn.t, one, draft))


def _notice(turn: Turn, draft: Draft) -> dict[str, str]:
    """What the answers so far are like, once; and which of them are hardly practical."""
    answers, found = draft.answers, dict[str, str]()
    if ALIKE not in answers and {"title", "problem"} <= answers.keys():
        near = register.alike(turn.tx, answers["title"], answers["problem"], but_of=turn.person.id)
        found[ALIKE] = ",".join(str(one.id) for one in near)
    found[VAGUE] = ",".join(vague_in(Cues(turn.frame.catalogue), answers))
    return found


def _spread_whole(turn: Turn, draft: Draft) -> dict[str, str]:
    """The answers that the text has; those given before stay."""
    known = [body for _, body in bodies.named(turn.tx)]
    found = parts(Cues(turn.frame.catalogue), draft.answers[WHOLE], bodies=known)
    session = _session(turn, draft.answers.get("session", ""), found.pop("session", ""))
    if session is not None:
        found["session"] = str(session.id)
        own = [one for one in focus_areas.everything(turn.tx) if one.code == session.focus_area_code]
        found |= {"focus_area": str(own[0].id)} if own else {}
    read = [field.name for field in FIELDS if field.name in found and field.name not in draft.answers]
    found |= draft.answers
    left = [field.name for field in FIELDS if not field.passing and field.name not in found]
    found |= {READ: ",".join(read), LEFT: left[0] if left else ""}
    return found | _notice(turn, replace(draft, answers=found))


def _session(turn: Turn, chosen: str, named: str) -> programme.Session | None:
    """The session that was chosen, or the one that the text names, if the author may recommend there."""
    if chosen:
        return programme.by_id(turn.tx, int(chosen))
    found = audience.visible(turn.tx, turn.visitor, programme.find_sessions(turn.tx, named)) if named else []
    fitting = [one for one in found if takes(one)]
    if len(fitting) != 1:
        return None
    try:
        recommendations.check_limit(turn.tx, turn.person.id, fitting[0].id)
    except TooManyHere:
        return None
    return fitting[0]


def _read_whole(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=LENGTH)


def _understood(turn: Turn, draft: Draft) -> str:
    """Which questions the text has answered, above the first that it has not."""
    if draft.step != draft.answers.get(LEFT):
        return ""
    t = turn.t
    labels = [t.plain(f"recommendation-{name}-label") for name in draft.answers[READ].split(",") if name]
    return t("making-understood", fields=t.list(labels)) if labels else t("making-not-understood")


def _other_way(turn: Turn, draft: Draft) -> list[Row]:
    """On the first question, whichever that is."""
    first = draft.step == "session" or draft.untouched
    return way_rows(turn.t, draft, whole=True) if first and WHOLE not in draft.answers else []


def _near(turn: Turn, draft: Draft) -> list[Recommendation]:
    ids = [int(number) for number in draft.answers.get(ALIKE, "").split(",") if number]
    found = [recommendations.by_id(turn.tx, number) for number in ids]
    return [one for one in found if one is not None and one.withdrawn_at is None and one.hidden is None]


def _like_rows(turn: Turn, draft: Draft) -> list[Row]:
    t = turn.t
    return [
        (Button(t.plain("recommendations-open-number", reference=one.reference), LookAt(draft.id, one.id)),)
        for one in _near(turn, draft)
    ]


def vague_rows(t: Texts, draft: Draft) -> list[Row]:
    """To the answers that are hardly practical."""
    rows: list[Row] = []
    for name in draft.answers.get(VAGUE, "").split(","):
        if name:
            label = t.plain("making-mend", field=t.plain(f"recommendation-{name}-label"))
            rows.append((Button(label, Step(draft.id, draft.version, f"={name}")),))
    return rows


def like_choices(t: Texts) -> list[Choice]:
    """Going on all the same."""
    return [Choice(GO_ON, t.plain("making-go-on"))]


def as_it_is_choices(t: Texts) -> list[Choice]:
    """Going on with the answers as they are."""
    return [Choice(GO_ON, t.plain("making-as-it-is"))]


def _own(field: Field) -> Field:
    """A question of the wording, as it is asked of a new recommendation."""
    noticed = field.name in ("title", "problem", "action", "responsible_body", "priority")
    beside = _other_way if field.name in ("session", "focus_area") else None
    return replace(field, spread=_notice if noticed else None, about=_understood, beside=beside)


_WHOLE = Field(
    WHOLE,
    read=_read_whole,
    spread=_spread_whole,
    asked=lambda answers: answers.get(WAY) == WHOLE,
    beside=lambda turn, draft: way_rows(turn.t, draft, whole=False),
    passing=True,
)
_LIKE = Field(
    "like",
    choices=lambda turn, _: like_choices(turn.t),
    asked=lambda answers: bool(answers.get(ALIKE)),
    about=lambda turn, draft: like_lines(turn.t, _near(turn, draft)),
    beside=_like_rows,
    passing=True,
)
_PRACTICAL = Field(
    "practical",
    choices=lambda turn, _: as_it_is_choices(turn.t),
    asked=lambda answers: bool(answers.get(VAGUE)),
    about=lambda turn, draft: hints(turn.t, draft.answers.get(VAGUE, "")),
    beside=lambda turn, draft: vague_rows(turn.t, draft),
    passing=True,
)
_AREA, _TITLE, _PROBLEM, *_REST = map(_own, WORDING)
FIELDS = (_WHOLE, _own(SESSION), _AREA, _TITLE, _PROBLEM, _LIKE, *_REST, _PRACTICAL)
"""The questions of a new recommendation, in their order."""

ON_THE_WAY = frozenset({"session", WAY})
"""Answers with which nothing is lost yet."""

TAPS = (
    Tap(WriteBy, write_by, Door.PARTICIPANT),
    Tap(LookAt, look_at, Door.PARTICIPANT),
    Tap(SupportInstead, support_instead, Door.PARTICIPANT),
)
