"""What became of a recommendation: its public history, and every wording that it has had.

Omar    [السجل الزمني] on the card of W4-001
bot     • 16 ديسمبر، 13:40: قُدِّمت • 16 ديسمبر، 15:10: عُدِّلت الصياغة … [الصياغات (2)]
Omar    [الصياغات (2)]
bot     الصياغة 2 من 2 … [الصياغة السابقة]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.recommendation_cards import readable
from handlers.recommendation_codes import OpenRecommendation, OpenTimeline, OpenVersion
from handlers.recommendation_screens import field_lines
from storage import focus_areas, timeline, wordings
from storage.errors import OutOfDate
from storage.recommendations import Recommendation
from storage.timeline import Happening

NEWEST = 40  # acts on the screen
ONCE = frozenset({"taken"})  # told the first time: the secretariat takes it up again and again


def timeline_screen(t: Texts, one: Recommendation, acts: Sequence[Happening], *, versions: int) -> Screen:
    """What happened, the first first; only acts that have words are told."""
    lines = [t("timeline-title", reference=one.reference, title=one.wording.title), ""]
    told = [act for act in acts if t.catalogue.has(f"timeline-act-{act.act}")]
    for number, act in enumerate(told[-NEWEST:]):
        if act.act not in ONCE or act.act not in {earlier.act for earlier in told[:number]}:
            day, clock = t.short_day(act.at), t.time(act.at)
            lines.append(t("timeline-line", day=day, time=clock, act=t.plain(f"timeline-act-{act.act}")))
    rows: list[Row] = []
    if versions > 1:
        rows.append((Button(t.plain("timeline-versions", count=versions), OpenVersion(one.id, versions)),))
    return Screen("\n".join(lines), (*rows, _to_card(t, one), home_row(t)))


def version_screen(t: Texts, one: Recommendation, *, number: int, total: int) -> Screen:
    """One wording; `one` has it as its own."""
    lines = [t("timeline-version", reference=one.reference, number=number, total=total), "", *field_lines(t, one)]
    ways = [Button(t.plain("timeline-earlier"), OpenVersion(one.id, number - 1))] if number > 1 else []
    if number < total:
        ways.append(Button(t.plain("timeline-later"), OpenVersion(one.id, number + 1)))
    turning = [side_by_side(*ways, rtl=t.rtl)] if ways else []
    back = (Button(t.plain("form-back"), OpenTimeline(one.id)),)
    return Screen("\n".join(lines), (*turning, back, home_row(t)))


def open_timeline(turn: Turn) -> None:
    """What happened to it."""
    one = readable(turn, turn.pressed(OpenTimeline).recommendation)
    versions = len(wordings.versions(turn.tx, one.id))
    turn.show(timeline_screen(turn.t, one, timeline.of(turn.tx, one.id), versions=versions))


def open_version(turn: Turn) -> None:
    """One of its wordings."""
    code = turn.pressed(OpenVersion)
    one = readable(turn, code.recommendation)
    versions = wordings.versions(turn.tx, one.id)
    if not 1 <= code.version <= len(versions):
        raise OutOfDate
    wording = versions[code.version - 1]
    area = focus_areas.find(turn.tx, wording.focus_area_id)
    as_it_was = replace(one, wording=wording)
    if area is not None:
        as_it_was = replace(as_it_was, focus_area_ar=area.name_ar, focus_area_en=area.name_en)
    turn.show(version_screen(turn.t, as_it_was, number=code.version, total=len(versions)))


def _to_card(t: Texts, one: Recommendation) -> Row:
    return (Button(t.plain("form-back"), OpenRecommendation(one.id)),)


TAPS = (Tap(OpenTimeline, open_timeline, Door.REGISTER), Tap(OpenVersion, open_version, Door.REGISTER))
