"""The forum's pictures, for reports, slides and phones: ratings, answers, what became of recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import pictures
from bot.files.source import Source
from bot.files.words import Labels
from bot.pictures import Bar, Heading, Stack
from storage import figures
from storage.figures import Group, Summary
from storage.moves import State

NAMES = ("ratings", "responses", "states")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file's name, what it shows in a line, and the PNG."""

    name: str
    about: str
    png: bytes


def everything(source: Source) -> Iterator[Picture]:
    """Every picture that there is something to show on, drawn one by one."""
    sessions = [one for one in figures.summary(source.tx) if one.group is Group.SESSION]
    if any(one.answered for one in sessions):
        yield from _many(source, "ratings", [_rating(source, one) for one in sessions], highest=5)
        yield from _many(source, "responses", [_response(source, one) for one in sessions], highest=1)
    yield from _states(source)


def distribution(source: Source, summary: Summary) -> bytes | None:
    """How many gave how many stars to one session; None where that is not shown."""
    if summary.stars is None:
        return None
    labels = [source.t.plain(f"column-{name}") for name in ("five", "four", "three", "two", "one")]
    rows = [Bar(label, n, str(n)) for label, n in zip(labels, summary.stars, strict=True)]
    name = source.t.pick(summary.name_ar, summary.name_en)
    heading = Heading(source.t.plain("picture-stars"), name, rtl=source.t.rtl)
    return pictures.bars(heading, rows, shortest=0)


def decimal(source: Source, number: float) -> str:
    """`4,2` as the language writes it."""
    return source.t.plain("picture-decimal", number=round(number, 1))


def _rating(source: Source, one: Summary) -> Bar:
    name = source.t.pick(one.name_ar, one.name_en)
    if one.average is None:
        return Bar(name, None, source.t.plain("picture-none"))
    return Bar(name, one.average, f"{decimal(source, one.average)} ({one.answers})")


def _response(source: Source, one: Summary) -> Bar:
    name = source.t.pick(one.name_ar, one.name_en)
    if one.response_rate is None:
        return Bar(name, None, source.t.plain("picture-none"))
    return Bar(name, one.response_rate, f"{one.answered}/{one.asked}")


def _many(source: Source, name: str, rows: Sequence[Bar], *, highest: float) -> Iterator[Picture]:
    title = source.t.plain(f"picture-{name}")
    parts = pictures.in_parts(rows)
    for number, part in enumerate(parts, 1):
        heading = _heading(source, title, f"picture-{name}-note")
        about = title if len(parts) == 1 else f"{title} ({number}/{len(parts)})"
        file = name if number == 1 else f"{name}-{number}"
        yield Picture(file, about, pictures.bars(heading, part, highest=highest))


def _states(source: Source) -> Iterator[Picture]:
    areas = figures.by_state(source.tx)
    if not areas:
        return
    labels = Labels(source.catalogue, source.language, "recommendation-state")
    present = [state.value for state in State if any(area.states.get(state.value) for area in areas)]
    rows = [
        Stack(
            source.t.pick(area.name_ar, area.name_en),
            [area.states.get(state, 0) for state in present],
            str(sum(area.states.values())),
        )
        for area in areas
    ]
    title = source.t.plain("picture-states")
    for number, part in enumerate(pictures.in_parts(rows), 1):
        heading = _heading(source, title, "")
        png = pictures.stacked(heading, part, [labels[state] for state in present])
        yield Picture("states" if number == 1 else f"states-{number}", title, png)


def _heading(source: Source, title: str, note: str) -> Heading:
    moment = source.t.plain("picture-moment", day=source.t.day(source.now), time=source.t.time(source.now))
    below = " | ".join(part for part in (source.title, moment) if part)
    return Heading(title, below, source.t.plain(note) if note else "", rtl=source.t.rtl)
