"""The questions of a recommendation: what is asked, what is taken as an answer, and how answers are shown.

    bot     ما المشكلة القائمة؟ مثال: …
    Basel   تُقدَّم طلبات التراخيص على الورق ويتأخر الرد عليها أسابيع
    bot     ما الإجراء المقترح لحلها؟ مثال: …

The bounds are such that the preview fits into one message, whatever is typed: they count as Telegram does, in
UTF-16 units (an Arabic letter 1, most emoji 2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from bot.form import AnswerTooLong, Choice, Field, Offer, tidy_answer
from bot.texts import Texts
from bot.turn import Turn
from handlers.programme import session_label
from storage import audience, bodies, focus_areas, programme, recommendations
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError
from storage.focus_areas import FocusArea
from storage.programme import Session
from storage.recommendations import Recommendation, SessionGone
from storage.wordings import FocusAreaGone, Priority, TimeFrame, Wording

TITLE_LENGTH = 120  # UTF-16 units, as those below
TEXT_LENGTH = 1500
BODY_LENGTH = 150
BODIES = 5  # suggested, the most used ones


class WordsNeeded(UserError):
    """The answer has no letters, so that nobody could read anything in it."""


class NoSuchSession(UserError):
    """The typed words fit no session."""


def written(text: str, *, most: int, lines: bool = True) -> str:
    """The typed answer as it is kept; on one line unless `lines`.

    Raises: EmptyAnswer, AnswerTooLong beyond `most` UTF-16 units, WordsNeeded.
    """
    kept = tidy_answer(text, most=len(text))
    if not lines:
        kept = " ".join(kept.split())
    units = len(kept.encode("utf-16-le")) // 2
    if units > most:
        raise AnswerTooLong(most=most, length=units)
    if not any(letter.isalpha() for letter in kept):
        raise WordsNeeded
    return kept


def session_choices(t: Texts, sessions: Iterable[Session]) -> list[Choice]:
    """A button for each session, in the given order."""
    return [Choice(str(session.id), session_label(t, session)) for session in sessions]


def focus_area_choices(t: Texts, areas: Iterable[FocusArea], *, own: str) -> list[Choice]:
    """A button for each focus area; the one whose code is `own` comes first and is marked."""
    found = []
    for area in sorted(areas, key=lambda area: area.code != own):
        name = t.pick(area.name_ar, area.name_en)
        label = t.plain("recommendation-focus_area-own", name=name) if area.code == own else name
        found.append(Choice(str(area.id), label))
    return found


def time_frame_choices(t: Texts) -> list[Choice]:
    """The three time frames."""
    return [Choice(frame.value, t.plain(f"recommendation-time_frame-{frame.value}")) for frame in TimeFrame]


def priority_choices(t: Texts) -> list[Choice]:
    """The three priorities."""
    return [Choice(priority.value, t.plain(f"recommendation-priority-{priority.value}")) for priority in Priority]


def takes(session: Session | None) -> bool:
    """Whether recommendations can be made about it."""
    return session is not None and not session.is_break and not session.cancelled


def wording_of(answers: Mapping[str, str]) -> Wording:
    """The wording that complete answers make."""
    return Wording(
        focus_area_id=int(answers["focus_area"]),
        title=answers["title"],
        problem=answers["problem"],
        action=answers["action"],
        responsible_body=answers["responsible_body"],
        time_frame=TimeFrame(answers["time_frame"]),
        priority=Priority(answers["priority"]),
    )


def answers_of(recommendation: Recommendation) -> dict[str, str]:
    """The answers that made the recommendation's present wording."""
    answers = {name: str(value) for name, value in asdict(recommendation.wording).items()}
    answers["focus_area"] = answers.pop("focus_area_id")
    return {field.name: answers[field.name] for field in WORDING}


def _sessions(turn: Turn, _draft: Draft) -> list[Choice]:
    """Those under way and over first, the latest of them on top; then those to come."""
    held = [session for session in _visible(turn, programme.sessions(turn.tx)) if takes(session)]
    begun = [session for session in held if session.starts_at <= turn.received_at]
    coming = [session for session in held if session.starts_at > turn.received_at]
    return session_choices(turn.t, [*reversed(begun), *coming])


def _visible(turn: Turn, sessions: list[Session]) -> list[Session]:
    """Those that the author may see."""
    return audience.visible(turn.tx, turn.visitor, sessions)


def _read_session(turn: Turn, _draft: Draft, text: str) -> str | Offer:
    found = [session for session in _visible(turn, programme.find_sessions(turn.tx, text)) if takes(session)]
    if not found:
        raise NoSuchSession
    if len(found) == 1:
        return _checked(turn, found[0])
    return Offer(tuple(session_choices(turn.t, found)))


def _pick_session(turn: Turn, _draft: Draft, value: str) -> str:
    session = programme.by_id(turn.tx, number(value))
    if session is None or not takes(session) or not _visible(turn, [session]):
        raise SessionGone
    return _checked(turn, session)


def _checked(turn: Turn, session: Session) -> str:
    """The session's id, unless the author has as many recommendations there as one person may have."""
    recommendations.check_limit(turn.tx, turn.person.id, session.id)
    return str(session.id)


def _show_session(turn: Turn, value: str) -> str:
    session = programme.by_id(turn.tx, int(value))
    return turn.t.pick(session.title_ar, session.title_en) if session else ""


def _focus_areas(turn: Turn, draft: Draft) -> list[Choice]:
    session = programme.by_id(turn.tx, _session_of(turn, draft))
    own = session.focus_area_code if session else ""
    return focus_area_choices(turn.t, focus_areas.everything(turn.tx), own=own)


def _session_of(turn: Turn, draft: Draft) -> int:
    """The id of the session that was chosen, or of the recommendation that is being edited; 0 for neither."""
    if "session" in draft.answers:
        return int(draft.answers["session"])
    edited = recommendations.by_reference(turn.tx, draft.subject)
    return edited.session_id if edited else 0


def _pick_focus_area(turn: Turn, _draft: Draft, value: str) -> str:
    if focus_areas.find(turn.tx, number(value)) is None:
        raise FocusAreaGone
    return value


def _show_focus_area(turn: Turn, value: str) -> str:
    area = focus_areas.find(turn.tx, int(value))
    return turn.t.pick(area.name_ar, area.name_en) if area else ""


def _bodies(turn: Turn, _draft: Draft) -> list[Choice]:
    return [Choice(str(source), body) for source, body in bodies.named(turn.tx, most=BODIES)]


def _pick_body(turn: Turn, _draft: Draft, value: str) -> str:
    """The button names a recommendation that has the body, since a name would not fit into its code."""
    try:
        return bodies.of(turn.tx, number(value))
    except NotFound:
        raise OutOfDate from None


def number(value: str) -> int:
    """The id that a pressed choice carries. Raises OutOfDate for anything else."""
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise OutOfDate
    return int(value)


def _text(name: str, *, most: int, lines: bool = True) -> Field:
    def read(_turn: Turn, _draft: Draft, text: str) -> str:
        return written(text, most=most, lines=lines)

    return Field(name, read=read)


def _buttons(name: str, choices: Callable[[Texts], list[Choice]]) -> Field:
    def offered(turn: Turn, _draft: Draft) -> list[Choice]:
        return choices(turn.t)

    def show(turn: Turn, value: str) -> str:
        return next(choice.label for choice in choices(turn.t) if choice.value == value)

    return Field(name, choices=offered, show=show)


def _read_body(_turn: Turn, _draft: Draft, text: str) -> str:
    return written(text, most=BODY_LENGTH, lines=False)


SESSION = Field("session", read=_read_session, choices=_sessions, pick=_pick_session, show=_show_session)
WORDING = (
    Field("focus_area", choices=_focus_areas, pick=_pick_focus_area, show=_show_focus_area),
    _text("title", most=TITLE_LENGTH, lines=False),
    _text("problem", most=TEXT_LENGTH),
    _text("action", most=TEXT_LENGTH),
    Field("responsible_body", read=_read_body, choices=_bodies, pick=_pick_body),
    _buttons("time_frame", time_frame_choices),
    _buttons("priority", priority_choices),
)
"""The fields in the order of the register; the session stands before them and never changes."""
