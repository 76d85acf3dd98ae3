"""The release: what it changes and what is doubtful, a comment, and from then on it is the programme; old versions.

Amina    (/manage) [مراجعة التعديلات ونشرها (1)]
bot      تعديل واحد ينتظر النشر … التحول الرقمي: تغيّر الموعد … تنبيهات: القاعة الكبرى مشغولة … [نشر] …
Amina    [نشر]
bot      ما سبب التعديل؟ [تغيّر الموعد: التحول الرقمي]
Amina    تأخر الافتتاح
bot      نُشرت النسخة 2. يُبلَّغ المعنيون بعد 3 دقائق. [النسخة 2] [إدارة البرنامج]
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.doors import Door
from bot.form import Choice, Field, Form, tidy_answer
from bot.paging import fitting
from bot.router import Tap
from bot.screen import Screen
from bot.turn import Turn
from handlers.openings import OpenEdits, OpenVersions
from handlers.release_screens import (
    PAGE,
    DropEdits,
    MoreVersions,
    OpenVersion,
    OpenVersionDay,
    Release,
    RestoreVersion,
    drop_screen,
    released_screen,
    review_screen,
    version_day_screen,
    version_screen,
    versions_screen,
)
from storage import clashes, diff, editing, releases, settings, staff, versions
from storage.clashes import Doubt
from storage.diff import CONCERNS, Change
from storage.drafts import Draft
from storage.errors import NotFound, OutOfDate, UserError

FORM = "release"
COMMENT = 200  # characters
NAMED = 3  # sessions in the comment that is offered


class EndsFirst(UserError):
    """A session ends before it begins; `title` says which."""


def open_review(turn: Turn) -> None:
    """What waits to be released."""
    turn.frame.forms.interrupt(turn)
    turn.show(review(turn, page=turn.pressed(OpenEdits).page))


def review(turn: Turn, *, page: int = 0, heading: str = "") -> Screen:
    """The changes and the doubts as they stand now."""
    changes = editing.pending(turn.tx)
    found = clashes.find(turn.tx, editing.rows(turn.tx)) if changes else []
    codes = frozenset(change.code for change in changes)
    own = [clash for clash in found if clash.about(codes)]
    screen = review_screen(
        turn.t,
        changes,
        own,
        seal=editing.seal(turn.tx),
        quiet=settings.number(turn.tx, "quiet_minutes"),
        page=page,
        more=len(found) - len(own),
    )
    return replace(screen, text=f"{heading}\n\n{screen.text}") if heading else screen


def release(turn: Turn) -> None:
    """To the comment, if what was looked over is what would be released."""
    code = turn.pressed(Release)
    if code.seal != editing.seal(turn.tx) or not editing.pending(turn.tx):
        turn.toast(turn.t.plain("toast-out-of-date"))
        turn.show(review(turn))
        return
    ends = [clash for clash in clashes.find(turn.tx, editing.rows(turn.tx)) if clash.doubt is Doubt.ENDS]
    if ends:
        raise EndsFirst(title=ends[0].session.title_ar)
    turn.frame.forms.start_anew(turn, FORM, subject=code.seal)


def take_comment(turn: Turn, draft: Draft) -> None:
    """The programme is released."""
    if draft.subject != editing.seal(turn.tx):
        turn.show(review(turn, heading=turn.t("release-changed")))
        return
    changes = editing.pending(turn.tx)
    number = releases.release(turn.tx, draft.answers["comment"], by=turn.user_id)
    concerns = any(not CONCERNS.isdisjoint(change.what) for change in changes)
    quiet = settings.number(turn.tx, "quiet_minutes")
    turn.show(released_screen(turn.t, number, quiet=quiet, concerns=concerns))


def drop(turn: Turn) -> None:
    """Forgets every edit, after a question."""
    code = turn.pressed(DropEdits)
    count = len(editing.pending(turn.tx))
    if not count or code.seal != editing.seal(turn.tx):
        turn.toast(turn.t.plain("toast-out-of-date"))
        turn.show(review(turn))
    elif code.sure:
        editing.drop(turn.tx, by=turn.user_id)
        turn.toast(turn.t.plain("toast-edits-dropped"))
        turn.show(review(turn))
    else:
        turn.show(drop_screen(turn.t, count, seal=code.seal))


def open_versions(turn: Turn) -> None:
    """The versions, page by page."""
    total = versions.latest(turn.tx)  # they are numbered from 1 on, without gaps
    page = fitting(turn.code.page if isinstance(turn.code, MoreVersions) else 0, size=PAGE, total=total)
    some = versions.some(turn.tx, offset=page * PAGE, limit=PAGE)
    turn.show(versions_screen(turn.t, some, page=page, total=total))


def open_version(turn: Turn) -> None:
    """One version."""
    code = turn.pressed(OpenVersion)
    version = versions.find(turn.tx, code.number)
    if version is None:
        raise NotFound
    changes = diff.diff(versions.sessions(turn.tx, code.number - 1), version.sessions)
    by = staff.name_of(turn.tx, version.released_by) if version.released_by is not None else ""
    current = code.number == versions.latest(turn.tx)
    turn.show(version_screen(turn.t, version, changes, by=by, current=current, page=code.page))


def open_version_day(turn: Turn) -> None:
    """A day of an old programme. Raises NotFound."""
    code = turn.pressed(OpenVersionDay)
    rows = diff.in_order(versions.sessions(turn.tx, code.number))
    days = sorted({row.starts_at.astimezone(turn.t.zone).date() for row in rows})
    shown = [day for day in days if f"{day:%Y%m%d}" == str(code.day)] or ([] if code.day else days[:1])
    if not shown:
        raise NotFound
    turn.show(version_day_screen(turn.t, code.number, rows, _only(shown), days))


def restore(turn: Turn) -> None:
    """An old version becomes the working copy, to be looked over and released."""
    code = turn.pressed(RestoreVersion)
    editing.bring_back(turn.tx, code.number, by=turn.user_id)
    turn.show(review(turn, heading=turn.t("version-restored", number=str(code.number))))


def _only(days: list[date]) -> date:
    return days[0]


def _suggestion(turn: Turn, changes: list[Change]) -> str:
    """A comment that says what is changed, from the sessions that come first."""
    parts = []
    for change in changes[:NAMED]:
        what = turn.t.list([turn.t.plain(f"change-what-{one.value}") for one in change.what])
        title = turn.t.pick(change.session.title_ar, change.session.title_en)
        parts.append(turn.t.plain("release-suggestion", title=title, what=what))
    return turn.t.plain("release-suggestions", changes=turn.t.list(parts))[:COMMENT]


def _choices(turn: Turn, _draft: Draft) -> list[Choice]:
    return [Choice("auto", turn.t.plain("release-comment-auto"))]


def _pick(turn: Turn, _draft: Draft, value: str) -> str:
    if value != "auto":
        raise OutOfDate
    return _suggestion(turn, editing.pending(turn.tx))


def _read(_turn: Turn, _draft: Draft, text: str) -> str:
    return tidy_answer(text, most=COMMENT)


def _back(turn: Turn, _draft: Draft) -> Screen:
    return review(turn)


TAPS = (
    Tap(OpenEdits, open_review, Door.MANAGE),
    Tap(Release, release, Door.MANAGE),
    Tap(DropEdits, drop, Door.MANAGE),
    Tap(OpenVersions, open_versions, Door.MANAGE),
    Tap(MoreVersions, open_versions, Door.MANAGE),
    Tap(OpenVersion, open_version, Door.MANAGE),
    Tap(OpenVersionDay, open_version_day, Door.MANAGE),
    Tap(RestoreVersion, restore, Door.MANAGE),
)
FORMS = (
    Form(
        FORM,
        (Field("comment", read=_read, choices=_choices, pick=_pick),),
        take_comment,
        door=Door.MANAGE,
        at_once=True,
        left=_back,
    ),
)
