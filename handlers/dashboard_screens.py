"""The screens of the dashboard and the codes of their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.codes import Code
from bot.home import home_row
from bot.paging import turning
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Html, Texts, ltr, words
from handlers.openings import OpenDashboard, OpenQuestions
from handlers.programme import session_label
from storage.dashboards import MOST_NUDGES, Missing
from storage.feedback import STARS
from storage.results import Comment, Result, Tally, together
from storage.unnamed import FLOOR

PAGE = 8  # sessions on one screen
WORDS = 5  # comments on one screen
LETTERS = 300  # of one comment there; the file has the whole
NAMES = 25  # of the missing on one screen
BAR = 10  # squares of the longest bar
CHIPS = 4


@dataclass(frozen=True)
class ShowResult(Code, prefix="dbs"):
    """One session's card."""

    session: int


@dataclass(frozen=True)
class ShowComments(Code, prefix="dbc"):
    """What was written of a session."""

    session: int
    page: int = 0


@dataclass(frozen=True)
class Hide(Code, prefix="dbh"):
    """Hides the words of an answer, or shows them again."""

    answer: int
    hidden: bool
    page: int


@dataclass(frozen=True)
class Play(Code, prefix="dbv"):
    """Sends a voice note."""

    answer: int
    voice: int


@dataclass(frozen=True)
class ShowMissing(Code, prefix="dbm"):
    """Who has not answered, by name."""

    session: int
    page: int = 0


@dataclass(frozen=True)
class Nudge(Code, prefix="dbn"):
    """Asks the missing once more. `sure`: after a look at how many they are."""

    session: int
    sure: bool = False


@dataclass(frozen=True)
class Draw(Code, prefix="dbp"):
    """The picture of the results."""


@dataclass(frozen=True)
class Publish(Code, prefix="dbu"):
    """Lets the deputies see a result after the window, or not. Session 0: all that there are."""

    session: int
    shown: bool


@dataclass(frozen=True)
class SetWindow(Code, prefix="dbw"):
    """How many days after the event feedback is taken; 0 asks."""

    days: int = 0


WINDOWS = (1, 3, 7, 14, 30)


def overview_screen(t: Texts, results: Sequence[Result], *, at: datetime, page: int = 0, last_day: datetime) -> Screen:
    """Every session that is over, with how many have answered and what they say."""
    lines = [t("dashboard-title"), t("dashboard-until", day=t.day(last_day)), ""]
    shown = results[page * PAGE : (page + 1) * PAGE]
    rows: list[Row] = []
    for result in shown:
        lines.append(t("dashboard-line", **_line(t, result)))
        rows.append((Button(session_label(t, result.session), ShowResult(result.session.id)),))
    if not results:
        lines.append(t("dashboard-none"))
    else:
        whole = together(one.tally for one in results)
        lines += ["", t("dashboard-whole", count=whole.answers, mean=_mean(t, whole))]
    lines += ["", t("dashboard-updated", time=t.time(at))]
    more = [Button(t.plain("dashboard-picture"), Draw()), Button(t.plain("dashboard-settings"), SetWindow())]
    rows += [*turning(t, OpenDashboard, page, size=PAGE, total=len(results)), side_by_side(*more, rtl=t.rtl)]
    return Screen("\n".join(lines), (*rows, home_row(t)))


def result_screen(t: Texts, result: Result, *, at: datetime) -> Screen:
    """One session: who has answered, the stars, the chips, and what waits."""
    session = result.session
    lines = [t("dashboard-session", title=t.pick(session.title_ar, session.title_en), code=ltr(session.code)), ""]
    if result.present is None:
        lines.append(t("dashboard-unknown", asked=result.asked))
    else:
        lines.append(t("dashboard-present", count=result.present))
    lines += [t("dashboard-answered", count=result.answered), t("dashboard-missing", count=result.missing)]
    lines += ["", *figures_lines(t, result)]
    if result.waiting:
        lines += ["", t("dashboard-waiting", count=result.waiting, floor=FLOOR)]
    lines += ["", t("dashboard-updated", time=t.time(at))]
    return Screen("\n".join(lines), _result_rows(t, result))


def figures_lines(t: Texts, result: Result) -> list[str]:
    """The mean, the distribution, the further questions and the chips; the same for staff and deputies."""
    tally = result.tally
    if not tally.answers:
        return [t("dashboard-no-answers")]
    lines = [t("dashboard-mean", mean=_mean(t, tally), count=tally.answers)]
    for stars, count in zip(STARS, tally.stars, strict=True):
        lines.append(
            t("dashboard-stars", name=Html(t.plain(f"dashboard-{stars}")), bar=_bar(tally, count), count=count)
        )
    for one in result.further:
        mean = t.plain("picture-decimal", number=round(one.mean, 1))
        question = t.pick(one.question.ar, one.question.en)
        lines.append(t("dashboard-further", question=question, mean=Html(mean), count=one.answers))
    chips = [t.plain("dashboard-chip", chip=t.pick(chip.ar, chip.en), count=n) for chip, n in result.chips[:CHIPS]]
    if chips:
        lines.append(t("dashboard-chips", chips=t.list(chips)))
    return lines


def comments_screen(t: Texts, result: Result, comments: Sequence[Comment], *, page: int, total: int) -> Screen:
    """One page of words, each with a button that hides it; voice notes can be heard."""
    session = result.session
    lines = [t("dashboard-comments", title=t.pick(session.title_ar, session.title_en), count=total)]
    hides, plays = [], []
    for number, comment in enumerate(comments, page * WORDS + 1):
        lines += ["", *_comment_lines(t, comment, number)]
        label = "dashboard-show" if comment.hidden else "dashboard-hide"
        hides.append(Button(t.plain(label, number=str(number)), Hide(comment.id, not comment.hidden, page)))
        if comment.voice is not None:
            play = t.plain("dashboard-play", number=str(number))
            plays.append(Button(play, Play(comment.id, comment.voice)))
    rows = [side_by_side(*hides[i : i + 3], rtl=t.rtl) for i in range(0, len(hides), 3)]
    rows += [side_by_side(*plays[i : i + 3], rtl=t.rtl) for i in range(0, len(plays), 3)]
    rows += turning(t, lambda to: ShowComments(session.id, to), page, size=WORDS, total=total)
    if not comments:
        lines += ["", t("dashboard-no-comments")]
    return Screen("\n".join(lines), (*rows, _back_row(t, session.id)))


def missing_screen(t: Texts, result: Result, missing: Sequence[Missing], *, page: int) -> Screen:
    """Who has not answered, a page of names, and the way to ask them again."""
    session = result.session
    lines = [t("dashboard-missing-title", title=t.pick(session.title_ar, session.title_en), count=len(missing)), ""]
    shown = missing[page * NAMES : (page + 1) * NAMES]
    for one in shown:
        place = t.pick(one.municipality_ar, one.municipality_en)
        text_id = "dashboard-name" if one.user_id is not None else "dashboard-name-without-telegram"
        lines.append(t(text_id, name=one.name, municipality=place or t.plain("form-empty")))
    rows = turning(t, lambda to: ShowMissing(session.id, to), page, size=NAMES, total=len(missing))
    if missing and result.nudges < MOST_NUDGES:
        rows.append((Button(t.plain("dashboard-nudge"), Nudge(session.id), style="primary"),))
    elif missing:
        lines += ["", t("dashboard-nudged-enough")]
    return Screen("\n".join(lines), (*rows, _back_row(t, session.id)))


def sure_screen(t: Texts, result: Result, count: int) -> Screen:
    """So many would get a message."""
    session = result.session
    text = t("dashboard-nudge-sure", count=count, title=t.pick(session.title_ar, session.title_en))
    left = t("dashboard-nudge-left", count=MOST_NUDGES - result.nudges)
    yes = Button(t.plain("dashboard-nudge-yes"), Nudge(session.id, sure=True), style="primary")
    back = Button(t.plain("form-back"), ShowMissing(session.id))
    return Screen(f"{text}\n{left}", ((yes,), side_by_side(back, *home_row(t), rtl=t.rtl)))


def nudged_screen(t: Texts, result: Result, count: int) -> Screen:
    """They are asked."""
    return Screen(t("dashboard-nudged", count=count), (_back_row(t, result.session.id),))


def drawing_screen(t: Texts) -> Screen:
    """The picture is drawn."""
    return Screen(t("dashboard-drawing"), (_overview_row(t), home_row(t)))


def settings_screen(t: Texts, *, days: int, last_day: datetime, published: int, total: int) -> Screen:
    """When feedback closes, whether the deputies will see results, and what is asked."""
    lines = [
        t("dashboard-settings-title"),
        "",
        t("dashboard-window", count=days, day=t.day(last_day)),
        t("dashboard-published", published=published, total=total),
        "",
        t("dashboard-window-choose"),
    ]
    choices = [
        Button(t.plain("dashboard-days", days=str(one)) + (" ✓" if one == days else ""), SetWindow(one))
        for one in WINDOWS
    ]
    shown = published < total
    label = "dashboard-publish-all" if shown else "dashboard-unpublish-all"
    rows: list[Row] = [side_by_side(*choices, rtl=t.rtl)]
    rows += [(Button(t.plain(label), Publish(0, shown)),)] if total else []
    rows.append((Button(t.plain("dashboard-questions"), OpenQuestions()),))
    return Screen("\n".join(lines), (*rows, side_by_side(*_overview_row(t), *home_row(t), rtl=t.rtl)))


def result_for_deputies(t: Texts, result: Result) -> list[str]:
    """What deputies may see of a session: figures of FLOOR answers at least, no words."""
    if result.tally.answers < FLOOR:
        return [t("dashboard-too-few", floor=FLOOR)]
    return figures_lines(t, result)


def _result_rows(t: Texts, result: Result) -> tuple[Row, ...]:
    session = result.session.id
    comments = Button(t.plain("dashboard-comments-open", count=result.tally.comments), ShowComments(session))
    missing = Button(t.plain("dashboard-missing-open", count=result.missing), ShowMissing(session))
    label = "dashboard-unpublish" if result.published else "dashboard-publish"
    publish = Button(t.plain(label), Publish(session, not result.published))
    return ((comments,), (missing,), (publish,), side_by_side(*_overview_row(t), *home_row(t), rtl=t.rtl))


def _comment_lines(t: Texts, comment: Comment, number: int) -> list[str]:
    if comment.at is None:
        who = t("dashboard-without-name", number=str(number), stars=Html("⭐" * comment.rating))
    else:
        place = t.pick(comment.municipality_ar, comment.municipality_en) or t.plain("form-empty")
        stars = Html("⭐" * comment.rating)
        who = t("dashboard-by", number=str(number), stars=stars, name=comment.name, municipality=place)
    lines = [who]
    if comment.hidden:
        lines.append(t("dashboard-hidden"))
    if comment.voice is not None:
        lines.append(t("feedback-given-voice"))
    if comment.heard:
        lines += [t("dashboard-heard"), f"<blockquote>{words(_short(comment.heard))}</blockquote>"]
    text = _short(comment.text)
    return [*lines, f"<blockquote>{words(text)}</blockquote>"] if text else lines


def _short(text: str) -> str:
    """As much of a text as a page of several has room for."""
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


def _line(t: Texts, result: Result) -> dict[str, str | int]:
    session = result.session
    return {
        "title": t.pick(session.title_ar, session.title_en),
        "answered": result.answered,
        "asked": result.asked,
        "mean": _mean(t, result.tally),
    }


def _mean(t: Texts, tally: Tally) -> Html:
    return Html(t.plain("picture-decimal", number=round(tally.mean, 1)) if tally.mean is not None else "—")


def _bar(tally: Tally, count: int) -> Html:
    return Html("▇" * round(BAR * count / max(tally.stars)) if count else "·")


def _back_row(t: Texts, session: int) -> Row:
    return side_by_side(Button(t.plain("form-back"), ShowResult(session)), *home_row(t), rtl=t.rtl)


def _overview_row(t: Texts) -> Row:
    return (Button(t.plain("dashboard-back"), OpenDashboard()),)
