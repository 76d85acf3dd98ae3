"""The screens of feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.form import Resume
from bot.home import home_row
from bot.paging import fitting, turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, words
from handlers.feedback_codes import (
    AskVoice,
    Change,
    Comment,
    DeleteComment,
    Done,
    DropBelow,
    Mark,
    OpenFeedback,
    OpenSessionFeedback,
    Rate,
    RecommendThis,
    Send,
    SendBelow,
)
from handlers.recommendation_codes import Recommend
from storage.drafts import Draft
from storage.feedback import STARS, Answer, Opinion
from storage.kept_files import KeptFile
from storage.programme import Session
from storage.questions import Question, QuestionSet

PAGE = 8  # sessions on one screen
SKIPPED = "0"  # in marks: a further question that was left out


def list_screen(
    t: Texts, opinions: Sequence[Opinion], *, page: int = 0, left: Sequence[Opinion] | None = None
) -> Screen:
    """The sessions that are over, each with the stars given.

    `left`: the window has closed, and these are the ones of which there is something to see.
    """
    if not opinions:
        return Screen(f"{t('feedback-title')}\n\n{t('feedback-none')}", (home_row(t),))
    rated = sum(opinion.answered for opinion in opinions)
    about = "feedback-open" if left is None else "feedback-closed"
    lines = [
        t("feedback-title"),
        "",
        t(about, day=t.day(opinions[0].last_day)),
        t("feedback-progress", rated=rated, total=len(opinions)),
    ]
    listed = opinions if left is None else left
    page = fitting(page, size=PAGE, total=len(listed))
    shown = listed[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = [(Button(_label(t, opinion), OpenSessionFeedback(opinion.session_id)),) for opinion in shown]
    rows += turning(t, OpenFeedback, page, size=PAGE, total=len(listed))
    return Screen("\n".join(lines), (*rows, home_row(t)))


def invite_screen(t: Texts, session: Session, *, again: bool = False) -> Screen:
    """What is sent when a session is over: the five ratings. `again`: it was sent before, and not answered."""
    screen = stars_screen(t, session.id, title=t.pick(session.title_ar, session.title_en))
    return replace(screen, text=f"{t('feedback-again')}\n\n{screen.text}") if again else screen


def stars_screen(t: Texts, session_id: int, *, title: str) -> Screen:
    """The five ratings, best first."""
    rows: list[Row] = [(Button(t.plain(f"feedback-rate-{stars}"), Rate(session_id, stars)),) for stars in STARS]
    lines = [t("feedback-ask", title=title), "", t("feedback-how")]
    return Screen("\n".join(lines), (*rows, side_by_side(*_list_row(t), *home_row(t), rtl=t.rtl)))


def card_screen(t: Texts, opinion: Opinion, asked: QuestionSet, mark: Mark, *, said: str = "") -> Screen:
    """The card at the step that the marks have come to. `said` are the words that stand in this message."""
    if not mark.marks:
        return _stars_again(t, opinion, mark, said)
    further = len(mark.marks) - 1
    if further < len(asked.ratings):
        return _further_screen(t, opinion, asked.ratings[further], mark, said)
    title, named = t.pick(opinion.title_ar, opinion.title_en), opinion.given is not None
    draw = _chips_screen if said else _chips_screen_of_many
    return draw(t, title, asked, mark, named=named, said=said)


def words_screen(t: Texts, opinion: Opinion, text: str, number: int, *, voice: bool = False) -> Screen:
    """The words that were typed, to be sent with the stars of the message that this one answers."""
    lines = [t("feedback-words"), quote(text)]
    lines += [t("feedback-words-last")] if number > 1 else []
    lines += [t("feedback-words-voice")] if voice and opinion.given is None else []
    return Screen("\n".join(lines), _below_rows(t, opinion, number, unnamed=True))


def voice_screen(t: Texts, opinion: Opinion, note: KeptFile, number: int) -> Screen:
    """A voice note came: it goes with the name or not at all."""
    return Screen(t("feedback-voice", length=length(note.seconds)), _below_rows(t, opinion, number, unnamed=False))


def given_screen(t: Texts, opinion: Opinion, given: Answer) -> Screen:
    """What was said with name is kept; more may follow, or a recommendation, or nothing."""
    session = opinion.session_id
    comment = "feedback-change-comment" if given.comment else "feedback-add-comment"
    rows: list[Row] = [
        (Button(t.plain("feedback-done"), Done(session), style="success"),),
        side_by_side(
            Button(t.plain(comment), Comment(session)),
            Button(t.plain("feedback-change-rating"), Change(session)),
            rtl=t.rtl,
        ),
    ]
    voice = "feedback-delete-voice" if given.voice else "feedback-add-voice"
    more = [Button(t.plain(voice), AskVoice(session, drop=bool(given.voice)))]
    if given.comment:
        more.append(Button(t.plain("feedback-delete-comment"), DeleteComment(session)))
    rows.append(side_by_side(*more, rtl=t.rtl))
    rows.append((Button(t.plain("feedback-recommend"), RecommendThis(session)),))
    last = t("feedback-until", day=t.day(opinion.last_day))
    return Screen(f"{_said(t, opinion, given)}\n\n{last}", (*rows, home_row(t)))


def speak_screen(t: Texts, opinion: Opinion) -> Screen:
    """A voice note may be sent now."""
    back = Button(t.plain("form-back"), OpenSessionFeedback(opinion.session_id))
    return Screen(t("feedback-speak"), ((back,), home_row(t)))


def closed_screen(t: Texts, opinion: Opinion, results: Sequence[str] = ()) -> Screen:
    """After the window has closed: what was said of a session with name, and the `results` where they are published."""
    title = t.pick(opinion.title_ar, opinion.title_en)
    head = _said(t, opinion, opinion.given) if opinion.given is not None else t("feedback-card", title=title)
    parts = [head, t("feedback-closed", day=t.day(opinion.last_day))]
    parts += ["\n".join([t("feedback-results"), *results])] if results else []
    return Screen("\n\n".join(parts), (_list_row(t), home_row(t)))


def done_screen(t: Texts, opinion: Opinion, given: Answer) -> Screen:
    """Thanks, and the way to the other sessions."""
    stars = Html("⭐" * given.rating)
    text = t("feedback-thanks", title=t.pick(opinion.title_ar, opinion.title_en), stars=stars)
    return Screen(text, (_list_row(t), home_row(t)))


def unnamed_screen(t: Texts) -> Screen:
    """Thanks for an answer without name, of which nothing is repeated; a recommendation begins empty."""
    rows = ((Button(t.plain("feedback-recommend"), Recommend()),), _list_row(t), home_row(t))
    return Screen(t("feedback-unnamed"), rows)


def final_screen(t: Texts, opinion: Opinion) -> Screen:
    """The session was answered without name before, and that is final."""
    text = t("feedback-final", title=t.pick(opinion.title_ar, opinion.title_en))
    return Screen(text, (_list_row(t), home_row(t)))


def absent_screen(t: Texts) -> Screen:
    """Who was in none of them has nothing to rate."""
    return Screen(t("feedback-absent"), (_list_row(t), home_row(t)))


def sentence_screen(t: Texts, text: str) -> Screen:
    """One sentence about the card above."""
    return Screen(text, (home_row(t),))


def unfinished_screen(t: Texts, draft: Draft, *, title: str, session: int) -> Screen:
    """Words to another session, `title`, were written and not sent."""
    rows = (
        (Button(t.plain("form-continue"), Resume(draft.id), style="primary"),),
        (Button(t.plain("feedback-comment-anew"), Comment(session, anew=True)),),
    )
    return Screen(t("feedback-unfinished", title=title), (*rows, home_row(t)))


def quote(text: str) -> str:
    """Words in the frame by which a message is known to hold them."""
    return f"<blockquote>{words(text)}</blockquote>"


def length(seconds: int) -> str:
    """`1:05`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _stars_again(t: Texts, opinion: Opinion, mark: Mark, said: str) -> Screen:
    rows: list[Row] = [(Button(t.plain(f"feedback-rate-{stars}"), replace(mark, marks=str(stars))),) for stars in STARS]
    title = t.pick(opinion.title_ar, opinion.title_en)
    return Screen("\n".join([t("feedback-ask", title=title), *_quoted(said)]), (*rows, home_row(t)))


def _further_screen(t: Texts, opinion: Opinion, question: Question, mark: Mark, said: str) -> Screen:
    """One of the set's further questions: five stars in a row, or none."""
    stars = [
        Button(t.plain("feedback-star", number=str(number)), replace(mark, marks=f"{mark.marks}{number}"))
        for number in reversed(STARS)
    ]
    rows = (
        side_by_side(*stars, rtl=t.rtl),
        side_by_side(
            Button(t.plain("form-back"), replace(mark, marks=mark.marks[:-1])),
            Button(t.plain("form-skip"), replace(mark, marks=mark.marks + SKIPPED)),
            rtl=t.rtl,
        ),
        home_row(t),
    )
    title = t.pick(opinion.title_ar, opinion.title_en)
    lines = [*_head(t, title, mark), t("feedback-further", question=t.pick(question.ar, question.en))]
    return Screen("\n".join([*lines, *_quoted(said)]), rows)


def _chips_screen(t: Texts, title: str, asked: QuestionSet, mark: Mark, *, named: bool, said: str) -> Screen:
    """The chips, ticked or not, and the two buttons that send; one where the answer is `named` already."""
    chips = []
    for number, chip in enumerate(asked.chips):
        label, bit = t.pick(chip.ar, chip.en), 1 << number
        label = t.plain("feedback-chip-chosen", chip=label) if mark.chips & bit else label
        chips.append(Button(label, replace(mark, chips=mark.chips ^ bit)))
    rows: list[Row] = [side_by_side(*chips[i : i + 2], rtl=t.rtl) for i in range(0, len(chips), 2)]
    back = Button(t.plain("feedback-change-rating"), replace(mark, marks=""))
    rows += [*_send_rows(t, mark, given=named), side_by_side(back, *home_row(t), rtl=t.rtl)]
    lines = [*_head(t, title, mark), *_quoted(said), "", t("feedback-chips")]
    lines.append(t("feedback-stays-named") if named else t("feedback-choose-name"))
    return Screen("\n".join(lines), tuple(rows))


# A whole hall taps the same stars within a minute: what has nobody's words on it is drawn once for all.
_chips_screen_of_many = lru_cache(maxsize=1000)(_chips_screen)


def _send_rows(t: Texts, mark: Mark, *, given: bool) -> list[Row]:
    def send(*, named: bool) -> Send:
        return Send(mark.session, mark.questions, mark.marks, mark.chips, named)

    if given:
        return [(Button(t.plain("feedback-save"), send(named=True), style="success"),)]
    return [
        (Button(t.plain("feedback-send-named"), send(named=True), style="success"),),
        (Button(t.plain("feedback-send-unnamed"), send(named=False), style="primary"),),
    ]


def _below_rows(t: Texts, opinion: Opinion, number: int, *, unnamed: bool) -> tuple[Row, ...]:
    session = opinion.session_id
    label = "feedback-save" if opinion.given is not None else "feedback-send-named"
    rows: list[Row] = [(Button(t.plain(label), SendBelow(session, number, named=True), style="success"),)]
    if unnamed and opinion.given is None:
        without = SendBelow(session, number, named=False)
        rows.append((Button(t.plain("feedback-send-unnamed"), without, style="primary"),))
    return (*rows, (Button(t.plain("feedback-drop"), DropBelow(session, number)),))


def _head(t: Texts, title: str, mark: Mark) -> list[str]:
    return [t("feedback-card", title=title), t.plain(f"feedback-rate-{mark.marks[0]}")]


def _quoted(said: str) -> list[str]:
    return [quote(said)] if said else []


def _said(t: Texts, opinion: Opinion, given: Answer) -> str:
    title = t.pick(opinion.title_ar, opinion.title_en)
    lines = [t("feedback-given", title=title), t.plain(f"feedback-rate-{given.rating}")]
    for question in opinion.questions.ratings:
        if given.ratings.get(question.code):
            stars = Html("⭐" * given.ratings[question.code])
            lines.append(t("feedback-given-further", question=t.pick(question.ar, question.en), stars=stars))
    chips = [t.pick(chip.ar, chip.en) for chip in opinion.questions.chips if chip.code in given.chips]
    if chips:
        lines.append(t("feedback-given-chips", chips=t.list(chips)))
    if given.voice:
        lines.append(t("feedback-given-voice"))
    return "\n".join([*lines, *_quoted(given.comment)])


def _label(t: Texts, opinion: Opinion) -> str:
    title = t.pick(opinion.title_ar, opinion.title_en)
    if opinion.given is not None:
        return t.plain("feedback-rated", title=title, stars=str(opinion.given.rating))
    return t.plain("feedback-answered", title=title) if opinion.answered else title


def _list_row(t: Texts) -> Row:
    return (Button(t.plain("feedback-list"), OpenFeedback()),)
