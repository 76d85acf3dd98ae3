"""The forum's report as a Word document: cover, contents, the forum in figures, workshop by workshop, annexes.

What it says is what storage/figures.py counts and bot/files/record.py reads. The letterhead is a picture beside the
database: letterhead.png across the cover's top, or logo.png in its middle (.jpg as well).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from bot.files import drawn, record
from bot.files.record import Entry, Record
from bot.files.source import Source
from bot.files.styled import Styled
from bot.hijri import hijri
from storage import attendance, figures, programme, results, turnout
from storage.figures import Group, Summary, Totals
from storage.programme import Session

LETTERHEADS = {"letterhead": 17.0, "logo": 4.5}
"""Names of the picture's file, and how wide it stands on the cover, in centimetres."""
PICTURES = (".png", ".jpg", ".jpeg")


def write_report(out: BinaryIO, source: Source) -> int:
    """Writes the report and returns the number of recommendations in it. Raises: UnknownFilter."""
    t = source.t
    found = record.read(source)
    title = t.plain("report-title")
    document = Styled(rtl=t.rtl, title=f"{title} | {source.title}")
    _cover(document, source, title)
    document.contents(t.plain("report-contents"))
    document.page_break()
    whole = not any(_filters(source))
    if whole:  # else it is a part of the forum alone, of which these figures do not speak
        _figures(document, source)
    _workshops(document, source, found)
    _annexes(document, source, found, whole=whole)
    document.furniture(f"{source.title} | {title}" if source.title else title, t.plain("report-page"))
    document.save(out)
    return len(found.standing)


def letterhead(folder: Path | None) -> tuple[bytes, float] | None:
    """The picture that the owner has put beside the database, and its width; None where there is none."""
    for name, width in LETTERHEADS.items():
        for ending in PICTURES:
            path = folder / f"{name}{ending}" if folder is not None else None
            if path is not None and path.is_file():
                return path.read_bytes(), width
    return None


def both_calendars(source: Source, day: date) -> str:
    """`17 ديسمبر 2025م، الموافق 26 جمادى الآخرة 1447هـ`."""
    t = source.t
    lunar = hijri(day)
    gregorian = t.plain("report-gregorian", day=t.long_date(day))
    if lunar is None:
        return gregorian
    month = t.plain(f"report-hijri-{lunar.month}")
    return t.plain("report-both", gregorian=gregorian, day=lunar.day, month=month, year=str(lunar.year))


def _cover(document: Styled, source: Source, title: str) -> None:
    t, forum = source.t, source.event
    head = letterhead(source.folder)
    if head is not None:
        document.picture(head[0], t.plain("report-letterhead"), width=head[1], caption=False)
    if forum is not None:
        document.paragraph(t.pick(forum.host_ar, forum.host_en), "Subtitle")
    document.paragraph(title, "Title")
    document.paragraph(source.title, "Subtitle")
    if forum is not None:
        document.paragraph(t.pick(forum.place_ar, forum.place_en), "Cover Line")
        document.paragraph(both_calendars(source, forum.starts_on), "Cover Line")
        if forum.ends_on != forum.starts_on:
            document.paragraph(t.plain("report-until", day=both_calendars(source, forum.ends_on)), "Cover Line")
        if forum.sample:
            document.paragraph(t.plain("report-sample"), "Cover Line")
    document.paragraph(t.plain("report-moment", day=t.day(source.now), time=t.time(source.now)), "Cover Line")
    for line in _filters(source):
        document.paragraph(line, "Cover Line")
    document.page_break()


def _filters(source: Source) -> Iterator[str]:
    """What the report leaves out, where it is of a part of the forum alone."""
    wanted = source.options.wanted
    named = {
        "session": wanted.session,
        "focus-area": wanted.focus_area,
        "state": wanted.state,
        "municipality": wanted.municipality,
        "since": wanted.since.isoformat() if wanted.since else "",
    }
    for name, value in named.items():
        if value:
            yield source.t.plain(f"report-only-{name}", value=value)


def _figures(document: Styled, source: Source) -> None:
    t = source.t
    document.heading(t.plain("report-figures"), 1)
    totals = figures.totals(source.tx)
    heading = [t.plain("report-figure"), t.plain("report-number")]
    document.table(heading, list(_totals(source, totals)), (12, 5))
    for picture in drawn.everything(source):
        document.picture(picture.png, picture.about)


def _totals(source: Source, totals: Totals) -> Iterator[tuple[str, str]]:
    t = source.t
    counted: dict[str, int | str] = {
        "invited": totals.invited,
        "registered": totals.registered,
        "present": totals.present,
        "municipalities": totals.municipalities,
        "sessions": totals.sessions,
        "answers": totals.answers,
        "raters": totals.raters,
        "average": drawn.decimal(source, totals.average) if totals.average is not None else t.plain("picture-none"),
        "recommendations": totals.recommendations,
        "authors": totals.authors,
        "supports": totals.supports,
        "withdrawn": totals.withdrawn,
        "merged": totals.merged,
    }
    for name, number in counted.items():
        yield t.plain(f"report-total-{name}"), str(number)


def _workshops(document: Styled, source: Source, found: Record) -> None:
    """Session by session: what was said of it, and its recommendations in the order of support."""
    document.heading(source.t.plain("report-workshops"), 1)
    summaries = {one.code: one for one in figures.summary(source.tx) if one.group is Group.SESSION}
    by_code: dict[str, list[Entry]] = {}
    for entry in found.standing:
        by_code.setdefault(entry.workshop_code, []).append(entry)
    wanted = source.options.wanted.session.casefold()
    for session in programme.sessions(source.tx):
        mine = by_code.get(session.code, [])
        if session.is_break or (session.cancelled and not mine) or (wanted and session.code.casefold() != wanted):
            continue
        _workshop(document, source, session, summaries.get(session.code), mine)


def _workshop(
    document: Styled, source: Source, session: Session, summary: Summary | None, entries: Sequence[Entry]
) -> None:
    t = source.t
    document.heading(t.pick(session.title_ar, session.title_en), 2)
    when = t.plain(
        "report-when", day=t.day(session.starts_at), first=t.time(session.starts_at), last=t.time(session.ends_at)
    )
    facts = [session.code, when, session.room, session.facilitator]
    document.paragraph(t.plain("report-between").join(fact for fact in facts if fact), "Details")
    if summary is not None:
        _feedback(document, source, summary)
    if not entries:
        document.paragraph(t.plain("report-no-recommendations"))
    for entry in entries:
        _recommendation(document, source, entry)


def _feedback(document: Styled, source: Source, summary: Summary) -> None:
    t = source.t
    if not summary.answered:
        document.paragraph(t.plain("report-no-feedback"))
        return
    said = t.plain("report-feedback", answers=summary.answered, asked=summary.asked)
    document.paragraph(f"{said} {t.plain('report-held-back')}" if summary.held_back else said)
    if summary.average is not None:
        document.labelled(t.plain("column-average"), t.plain("report-of-five", number=round(summary.average, 1)))
    chips = results.of_session(source.tx, summary.session_id).chips if summary.session_id is not None else ()
    if chips:
        chosen = [t.plain("report-chip", name=t.pick(chip.ar, chip.en), count=count) for chip, count in chips]
        document.labelled(t.plain("column-chips"), t.plain("report-between").join(chosen))
    chart = drawn.distribution(source, summary)
    if chart is not None:
        document.picture(chart, t.plain("picture-stars-of", name=t.pick(summary.name_ar, summary.name_en)), width=11)


def _recommendation(document: Styled, source: Source, entry: Entry) -> None:
    t = source.t
    document.heading(f"{entry.reference} {entry.title}", 3)
    document.labelled(t.plain("column-problem"), entry.problem, "Recommendation Text")
    document.labelled(t.plain("column-action"), entry.action, "Recommendation Text")
    planned = {
        "responsible-body": entry.responsible_body,
        "time-frame": entry.time_frame,
        "priority": entry.priority,
    }
    document.labels({t.plain(f"column-{name}"): fact for name, fact in planned.items()}, "Recommendation Text")
    stands = {t.plain("column-state"): entry.stands, t.plain("column-supporters"): str(entry.supporters)}
    document.labels(stands, "Recommendation Text")
    document.labelled(t.plain("report-by"), _authors(source, entry), "Recommendation Text")
    if entry.answer:
        document.labelled(t.plain("column-answer"), entry.answer, "Answer")


def _authors(source: Source, entry: Entry) -> str:
    """Who made it: the session itself, or the author with the number of those beside them."""
    t = source.t
    if not entry.author:
        return t.plain("report-by-session")
    name = t.plain("report-between").join(part for part in (entry.author, entry.municipality) if part)
    return t.plain("report-with-others", name=name, count=entry.co_authors) if entry.co_authors else name


def _annexes(document: Styled, source: Source, found: Record, *, whole: bool) -> None:
    t = source.t
    document.page_break()
    if whole:
        document.heading(t.plain("report-annex-attendance"), 1)
        _attendance(document, source)
    document.heading(t.plain("report-annex-method"), 1)
    for name in ("feedback", "response", "floor", "order", "moment"):
        document.paragraph(t.plain(f"report-method-{name}"), "List Bullet")
    document.heading(t.plain("report-annex-gone"), 1)
    if not found.gone:
        document.paragraph(t.plain("report-none-gone"))
        return
    heading = [t.plain("column-reference"), t.plain("column-title"), t.plain("report-became")]
    rows = [(entry.reference, entry.title, _became(source, entry)) for entry in found.gone]
    document.table(heading, rows, (3, 9, 5))


def _became(source: Source, entry: Entry) -> str:
    if entry.merged_into:
        return source.t.plain("report-merged", reference=entry.merged_into)
    return source.t.plain("column-recommendation-state-withdrawn")


def _attendance(document: Styled, source: Source) -> None:
    """How many were there, on each day and in each session."""
    t, tx = source.t, source.tx
    sessions = [one for one in programme.sessions(tx) if not one.is_break and not one.cancelled]
    lists = [(t.day(day), day.isoformat()) for day in programme.days_of(sessions, source.zone)]
    lists += [(t.pick(one.title_ar, one.title_en), one.code) for one in sessions]
    rows = []
    for name, code in lists:
        where = attendance.named(tx, code)
        if where is not None:
            there = turnout.turnout(tx, where)
            rows.append((name, str(there.expected), str(there.present), str(there.missing)))
    heading = [t.plain(f"report-attendance-{name}") for name in ("list", "expected", "present", "missing")]
    document.table(heading, rows, (9, 3, 3, 3))
