"""The closing statement as a Word document: what was adopted and accepted, by focus area, as an official letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from bot.files import record
from bot.files.record import Entry
from bot.files.report import both_calendars, letterhead
from bot.files.source import Source
from bot.files.styled import Styled
from storage import figures


def write_statement(out: BinaryIO, source: Source) -> int:
    """Writes the statement and returns the number of recommendations in it. Raises: UnknownFilter."""
    t = source.t
    agreed = record.read(source).agreed()
    title = t.plain("statement-title")
    document = Styled(rtl=t.rtl, title=f"{title} | {source.title}")
    _head(document, source, title)
    _opening(document, source, agreed)
    for area, entries in _by_area(agreed).items():
        document.heading(area, 2)
        for entry in entries:
            _recommendation(document, source, entry)
    _close(document, source)
    document.furniture(f"{source.title} | {title}" if source.title else title, t.plain("report-page"))
    document.save(out)
    return len(agreed)


def _head(document: Styled, source: Source, title: str) -> None:
    """Letterhead, the letter's number and date, the title."""
    t, forum = source.t, source.event
    head = letterhead(source.folder)
    if head is not None:
        document.picture(head[0], t.plain("report-letterhead"), width=head[1], caption=False)
    if forum is not None:
        document.paragraph(t.pick(forum.host_ar, forum.host_en), "Subtitle")
    document.labelled(t.plain("statement-number"), "." * 30)
    day = forum.ends_on if forum is not None else source.now.astimezone(source.zone).date()
    document.labelled(t.plain("statement-date"), both_calendars(source, day))
    document.paragraph(title, "Title")
    document.paragraph(source.title, "Subtitle")


def _opening(document: Styled, source: Source, agreed: Sequence[Entry]) -> None:
    t, forum = source.t, source.event
    totals = figures.totals(source.tx)
    if forum is not None:
        one_day = forum.starts_on == forum.ends_on
        one_month = (forum.starts_on.year, forum.starts_on.month) == (forum.ends_on.year, forum.ends_on.month)
        first, last = t.long_date(forum.starts_on), t.long_date(forum.ends_on)
        if one_month and not one_day:
            first = str(forum.starts_on.day)
        document.paragraph(
            t.plain(
                "statement-held-day" if one_day else "statement-held",
                event=source.title,
                place=t.pick(forum.place_ar, forum.place_en),
                host=t.pick(forum.host_ar, forum.host_en),
                first=first,
                last=last,
            )
        )
    there = totals.present or totals.registered
    people = t.plain("statement-people", count=there)
    sessions = t.plain("statement-sessions", count=totals.sessions)
    document.paragraph(t.plain("statement-took-part", people=people, sessions=sessions))
    document.paragraph(t.plain("statement-agreed", count=len(agreed)))


def _by_area(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The recommendations by focus area, the areas in the order of their names."""
    areas: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.focus_area):
        areas.setdefault(entry.focus_area, []).append(entry)
    return areas


def _recommendation(document: Styled, source: Source, entry: Entry) -> None:
    t = source.t
    document.paragraph(entry.title, "List Number")
    document.paragraph(entry.action, "Recommendation Text")
    facts = [
        f"{t.plain('column-responsible-body')}: {entry.responsible_body}",
        f"{t.plain('column-time-frame')}: {entry.time_frame}",
        f"{t.plain('column-reference')}: {entry.reference}",
    ]
    document.paragraph(t.plain("report-between").join(facts), "Details")


def _close(document: Styled, source: Source) -> None:
    t, forum = source.t, source.event
    if forum is not None:
        document.paragraph(t.plain("statement-thanks", host=t.pick(forum.host_ar, forum.host_en)))
        document.paragraph(
            t.plain(
                "statement-issued",
                place=t.pick(forum.place_ar, forum.place_en),
                day=both_calendars(source, forum.ends_on),
            )
        )
    document.paragraph(t.plain("statement-secretariat"), "Signature")
